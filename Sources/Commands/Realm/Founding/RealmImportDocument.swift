import Arguments
import Coordination
import Findings
import MarkdownText
import Realms
import Reports
import SourceText
import Workspace

/// `schema realm import-doc`: a realm from a document that people wrote.
struct RealmImportDocument {
  static let spec = CommandSpec(
    "import-doc", summary: "Make a realm from a prose coordination document.",
    discussion: """
      Tables of repositories, ownership, variables, sync points and action items, checklists, \
      steps by repository and the version contract are read by the words in their heads. What \
      nothing could be made of is told with its line. Files that are of this family already \
      ('repos.yaml', '.blue/manifest.yaml', '.blue/config.yaml') are read too.
      """,
    operands: [OperandSpec("FILE", kind: .path, help: "The document.")],
    options: [
      OptionSpec("name", takes: .text("NAME"), help: "What the realm is called."),
      OptionSpec(
        "into", takes: .path("PATH"), help: "Make the realm there. Default: only show it."),
      OptionSpec("repo", takes: .text("NAME"), help: "Who 'this repo' is in the document."),
      RealmChange.dryRun,
    ],
    sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema realm import-doc PLAN.md", "Show what is understood, and what is not."),
      .init("schema realm import-doc PLAN.md --into ../realm --name rugs", "Make the realm."),
    ])

  private let arguments: ParsedArguments
  private let surroundings: Surroundings

  init(_ arguments: ParsedArguments, _ surroundings: Surroundings) {
    self.arguments = arguments
    self.surroundings = surroundings
  }

  func run() throws(CommandError) -> Outcome {
    let path = arguments.operand("FILE") ?? ""
    let current = arguments.value("repo").flatMap { RealmName($0) }
    let said = try Self.read(path, current: current, surroundings)
    guard !said.repositories.isEmpty else {
      throw .setup(
        "'\(path)' names no repositories",
        advice: ["a table whose first column is 'Repository' names them"])
    }
    let name = try name(said)
    let files = said.files(named: name)
    var report = try ReportOptions(arguments).report(
      "realm", summary: tallies(said), findings: FindingSet([]))
    report.headline = "realm \(name)"
    report.details = details(said, files, path)
    report.passages = [unread(said, path)].filter { !$0.items.isEmpty }
    report.remarks = files.map { "\($0.path)  would be written" }
    if let place = arguments.value("into"), !arguments.flag("dry-run") {
      try RealmFounding(surroundings).found(place, name, files)
      report.headline = "realm \(name) made in \(place)"
      report.remarks = files.map { "\($0.path)  written" }
      report.next = ["schema realm join \(place) --repo NAME     in each repository"]
    } else {
      report.next = ["schema realm import-doc \(path) --into PATH --name \(name)"]
    }
    return try ReportOptions(arguments).deliver(report, in: surroundings)
  }

  /// What a document says; `current` is who "this repo" is in it.
  static func read(
    _ path: String, current: RealmName?, _ surroundings: Surroundings
  ) throws(CommandError) -> ProseRealm {
    let file: SourceFile
    do throws(FileError) { file = try surroundings.readFile(path) } catch { throw .file(error) }
    if TextDocument.isName(file.path) {
      do throws(FamilyFile.Fault) { return try FamilyFile.read(file) } catch {
        throw .setup("'\(file.path)' cannot be read: \(error.words)")
      }
    }
    return ProseRealm.read(MarkdownDocument.read(file.bytes), current: current)
  }

  private func name(_ said: ProseRealm) throws(CommandError) -> RealmName {
    let word = arguments.value("name") ?? said.name?.text ?? "realm"
    guard let name = RealmName(word) else { throw RealmContext.noName(word, "realm") }
    return name
  }

  private func tallies(_ said: ProseRealm) -> [Report.Tally] {
    [
      .init("repositories", "repositories", said.repositories.count),
      .init("constants", "shared constants", said.shared.count),
      .init("syncPoints", "sync points", said.syncPoints.count),
      .init(
        "items", "action items",
        said.items.count + said.repositories.reduce(0) { $0 + $1.items.count }),
      .init("unread", "not read", said.unread.count),
    ]
  }

  private func unread(_ said: ProseRealm, _ path: String) -> Report.Passage {
    Report.Passage(
      "not read",
      items: said.unread.map {
        .init("\(path):\($0.line)", $0.words + ($0.section.isEmpty ? "" : " under '\($0.section)'"))
      })
  }

  private func details(
    _ said: ProseRealm, _ files: [(path: String, bytes: [UInt8])], _ path: String
  ) -> [Report.Member] {
    [
      .init("action", .string("import-doc")),
      .init(
        "files",
        .array(
          files.map {
            .object([
              .init("path", .string($0.path)),
              .init("text", .string(String(decoding: $0.bytes, as: UTF8.self))),
            ])
          })),
      .init(
        "unread",
        .array(
          said.unread.map {
            .object([
              .init("path", .string(path)), .init("line", .int($0.line)),
              .init("section", .string($0.section)), .init("words", .string($0.words)),
            ])
          })),
    ]
  }
}
