import Contracts
import Evolution
import Findings
import SourceText
import Testing

/// The facts that the example of a rule stands for: lines with `#`, and the manifest.
private func facts(_ example: String) throws -> ManifestFacts {
  let lines = example.split(separator: "\n").map(String.init)
  let file = SourceFile(
    path: "manifests/schema_version.json",
    text: lines.filter { !$0.hasPrefix("#") }.joined(separator: "\n"))
  var facts = ManifestFacts(path: file.path, reading: .absent)
  if !lines.contains("# no manifest") {
    do throws(ManifestFault) {
      facts.reading = .read(try VersionManifest.read(file.bytes), file)
    } catch { facts.reading = .broken(error, file) }
  }
  for line in lines where line.hasPrefix("# ") {
    let words = line.dropFirst(2).split(separator: " ", maxSplits: 1).map(String.init)
    let said = words.last ?? ""
    switch words[0] {
    case "published": facts.isPublished = true
    case "recorded:": facts.recorded = Version(said)
    case "moved:": facts.movement = try #require(Magnitude(rawValue: said))
    case "env:", "data:":
      let parts = said.split(separator: "=").map(String.init)
      let variable = ManifestFacts.Variable(name: parts[0], value: parts[1])
      if words[0] == "data:" {
        facts.dataFolder = variable
      } else if parts[0].hasSuffix("MODEL") {
        facts.embeddingModel = variable
      } else {
        facts.schemaVersion = variable
      }
    default: break
    }
  }
  return facts
}

struct ManifestRuleTests {
  static let infos = manifestRules.map { $0.info }

  @Test(arguments: infos)
  func `the bad example breaks the rule and no other, the good one none`(
    _ info: RuleInfo
  ) throws {
    let told = try facts(info.bad).findings()
    #expect(told.map(\.slug) == [info.slug])
    #expect(told.allSatisfy { !$0.message.text.hasSuffix(".") && !$0.notes.isEmpty })
    #expect(try facts(info.good).findings() == [])
  }

  @Test func `rules are in order and of their family`() {
    #expect(Self.infos.map(\.id) == Set(Self.infos.map(\.id)).sorted())
    #expect(Self.infos.allSatisfy { $0.id.family == .versionManifest })
  }

  @Test(arguments: [
    ("# recorded: 1.2.0\n{ \"version\": \"1.1.0\" }", ["manifest-behind-contracts"]),
    ("# recorded: 0.2.0\n# moved: major\n{ \"version\": \"0.3.0\" }", []),
    (
      "# recorded: 0.2.0\n# moved: major\n{ \"version\": \"0.2.1\" }", ["manifest-behind-contracts"]
    ),
    ("# recorded: 1.2.0\n# moved: patch\n{ \"version\": \"3.0.0\" }", []),
    ("# moved: major\n{ \"version\": \"1.0.0\" }", []),
    ("# env: X_SCHEMA_VERSION=one\n{ \"version\": \"1.0.0\" }", ["schema-version-disagreement"]),
    ("# env: X_SCHEMA_VERSION=1.0.0\n# no manifest", ["missing-version-manifest"]),
    ("# no manifest", []),
    ("# env: X_EMBEDDING_MODEL=m\n{ \"version\": \"1.0.0\" }", ["embedding-model-disagreement"]),
  ])
  func `the manifest is held to what was recorded and to the environment`(
    _ example: String, _ slugs: [String]
  ) throws {
    #expect(try facts(example).findings().map(\.slug) == slugs)
  }

  @Test func `a fault is the same fault whatever the words are`() throws {
    let first = try facts("# recorded: 1.0.0\n# moved: minor\n{ \"version\": \"1.0.1\" }")
    let second = try facts("# recorded: 1.0.0\n# moved: major\n{ \"version\": \"1.0.0\" }")
    #expect(first.findings().map(\.fingerprint) == second.findings().map(\.fingerprint))
  }
}
