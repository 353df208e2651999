import Contracts
import Evolution
import Findings
import Schemas
import SourceText
import Testing

/// The files of a rule's example: `# file: PATH` before each.
private struct ExampleFiles {
  var working: Contract?
  var folder: PublishedFolder

  init(_ text: String) {
    var files: [SourceFile] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# file: ") {
        files.append(SourceFile(path: String(line.dropFirst(8)), bytes: []))
      } else if let last = files.indices.last {
        files[last].bytes += Array(line.utf8) + [0x0A]
      }
    }
    let record = files.first { $0.path.hasSuffix("digests.json") }
    let contracts = files.filter { $0.path.hasSuffix(".yaml") }.compactMap {
      Contract.read($0).contract
    }
    working = contracts.first { !$0.file.path.contains("published/") }
    folder = PublishedFolder(
      path: "contracts/published/digests.json", record: record?.bytes,
      frozen: contracts.filter { $0.file.path.contains("published/") })
  }

  func graph(_ contract: Contract) -> SchemaGraph {
    SchemaReader.read(
      SchemaSource(
        uri: "file:///" + contract.file.path, path: contract.file.path, value: contract.schema)
    ).graph
  }

  var findings: [Finding] {
    var findings = folder.findings()
    guard let working else { return findings }
    var subject = VersionCase(
      working, graph: graph(working),
      published: folder.versions(of: working.name.value).map { .init($0, graph: graph($0)) },
      policy: ChangePolicy())
    subject.today = Day("2026-01-17")
    findings += subject.findings()
    return findings
  }
}

struct VersionRuleTests {
  static let infos = versionRules.map { $0.info } + PublicationRules.all
  static let shown = infos.filter { !$0.bad.isEmpty }

  @Test(arguments: shown)
  func `the bad example breaks the rule`(_ info: RuleInfo) {
    let told = ExampleFiles(info.bad).findings.filter { $0.slug == info.slug }
    #expect(!told.isEmpty)
    for finding in told {
      #expect(!finding.message.text.hasSuffix(".") && finding.place != nil)
      #expect(!finding.identity.isEmpty)
    }
  }

  @Test(arguments: shown)
  func `the good example keeps every rule`(_ info: RuleInfo) {
    let told = ExampleFiles(info.good).findings.map { "\($0.slug): \($0.message.text)" }
    #expect(told == [])
  }

  @Test func `all but two rules have an example`() {
    let bare = Self.infos.filter(\.bad.isEmpty).map(\.slug)
    #expect(bare == ["unproved-level", "unfrozen-reference"])
  }

  @Test func `rules are in order and have names and numbers of their own`() {
    #expect(Self.infos.map(\.id) == Set(Self.infos.map(\.id)).sorted())
    #expect(Set(Self.infos.map(\.slug)).count == Self.infos.count)
    #expect(Self.infos.allSatisfy { $0.id.family == .contractChange && $0.id.number > 200 })
    #expect(Self.infos.allSatisfy { $0.summary.hasSuffix(".") && $0.rationale.hasSuffix(".") })
  }

  @Test func `every version against itself finds nothing`() throws {
    for info in Self.shown {
      let files = ExampleFiles(info.good)
      guard let working = files.working else { continue }
      let subject = VersionCase(
        working, graph: files.graph(working),
        published: [.init(working, graph: files.graph(working))], policy: ChangePolicy())
      #expect(subject.step.verdict == .ok)
      #expect(subject.step.required == .none)
      #expect(subject.findings() == [], "\(info.slug)")
    }
  }
}
