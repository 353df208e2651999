import Arguments
import Contracts
import Coordination
import Findings
import JSONText
import Realms
import Reports
import SourceText
import Workspace

/// `schema issue KIND`: the drafts of one kind, and what becomes of them.
struct IssueDrafting {
  static let specs = IssueKind.allCases.map(spec)

  private let arguments: ParsedArguments
  let context: RealmContext
  let kind: IssueKind
  private let existing: ExistingIssues

  init(
    _ arguments: ParsedArguments, in surroundings: Surroundings
  ) throws(CommandError) {
    guard let kind = arguments.command.last.flatMap({ IssueKind(rawValue: $0) }) else {
      throw .usage("'schema issue' needs a kind of issue")
    }
    self.kind = kind
    self.arguments = arguments
    context = try RealmContext(arguments, in: surroundings)
    existing = try Self.existing(arguments, surroundings)
  }

  func run() throws(CommandError) -> Outcome {
    let drafts = try drafts().sorted { $0.mark.to < $1.mark.to }
    if drafts.isEmpty { tell("nobody is concerned") }
    for number in existing.damaged {
      tell("the block of issue \(number) cannot be read, so it is matched with nothing")
    }
    if let folder = arguments.value("output") { return try write(drafts, to: folder) }
    if arguments.flag("gh") {
      try context.surroundings.print(commands(for: drafts))
    } else if arguments.value("format") == "json" {
      try context.surroundings.print(json(drafts))
    } else {
      try context.surroundings.print(drafts.map(\.markdown).joined(separator: "\n---\n\n"))
      tellExisting(drafts)
    }
    return .clean
  }

  private func drafts() throws(CommandError) -> [IssueDraft] {
    switch kind {
    case .versionBump where word.isEmpty: try versionDrafts()
    case .breaking, .versionBump: try changeDrafts()
    case .newEvent: try newEventDrafts()
    case .embeddingChange: try embeddingDrafts()
    case .unknownFields: try unknownDrafts()
    case .gateBlocked: try gateDrafts()
    case .actionItem: try actionDrafts()
    }
  }

  private static func existing(
    _ arguments: ParsedArguments, _ surroundings: Surroundings
  ) throws(CommandError) -> ExistingIssues {
    guard let path = arguments.value("existing") else { return ExistingIssues() }
    let file: SourceFile
    do throws(FileError) { file = try surroundings.readFile(path) } catch { throw .file(error) }
    let list: ExistingIssues?
    do { list = ExistingIssues(try JSONDocument.read(file.bytes).root) } catch { list = nil }
    guard let list else {
      throw .setup(
        "'\(path)' is no list of issues",
        advice: ["'gh issue list --json number,title,body,state,url' writes one"])
    }
    return list
  }

  /// A hint on standard error: standard output holds issues alone.
  func tell(_ text: String) {
    try? context.surroundings.errors.write(displayText(text, limit: 4000) + "\n")
    try? context.surroundings.errors.flush()
  }
}

// MARK: - Declarations

extension IssueDrafting {
  private static func spec(_ kind: IssueKind) -> CommandSpec {
    CommandSpec(
      kind.rawValue, summary: summary(kind), operands: operand(kind).map { [$0] } ?? [],
      options: [
        OptionSpec(
          "to", takes: .text("REPOSITORY"), repeatable: true,
          help: "For this repository alone. Default: every one that is concerned."),
        OptionSpec(
          "format", short: "f", takes: .choice("FORMAT", ["markdown", "json"]),
          default: "markdown", help: "The form on standard output."),
        OptionSpec(
          "output", short: "o", takes: .path("FOLDER"),
          help: "Write each issue to a file of its own, in this folder."),
        OptionSpec("gh", help: "Print commands that post the issues; somebody runs them."),
        OptionSpec(
          "existing", takes: .path("FILE"),
          help: "Issues that are there, from 'gh issue list --json number,title,body,state,url'."),
        OptionSpec(
          "depends-on", takes: .text("REFERENCE"), repeatable: true,
          help: "What must be done before: 'owner/repo#12' or 'repo:rfc-0012-slug'."),
        OptionSpec(
          "blocks", takes: .text("REFERENCE"), repeatable: true, help: "What waits for it."),
        OptionSpec(
          "document", takes: .text("REFERENCE"), repeatable: true,
          help: """
            The design document it is described in: 'rfc-0012'. Default: those whose head or title \
            names the contract.
            """),
        RealmContext.option,
      ] + ownOptions(kind), examples: [example(kind)])
  }

  private static func summary(_ kind: IssueKind) -> String {
    switch kind {
    case .versionBump: "A contract, or the schema version, moves on and breaks nobody."
    case .newEvent: "A type of events is new."
    case .breaking: "A contract's new version breaks those who read it."
    case .embeddingChange: "The embedding model changes, and vectors are built anew."
    case .unknownFields: "Captures show fields that a contract's owner has to decide about."
    case .gateBlocked: "A gate of a plan does not open, and others wait for it or can help."
    case .actionItem: "Tasks that the repositories of a realm agreed on."
    }
  }

  private static func operand(_ kind: IssueKind) -> OperandSpec? {
    switch kind {
    case .breaking, .newEvent:
      OperandSpec(
        "CONTRACT", help: "The contract, with '@VERSION' for a published one.")
    case .versionBump:
      OperandSpec(
        "CONTRACT", .optional,
        help: "The contract, with '@VERSION' for a published one. Default: the schema version.")
    case .unknownFields:
      OperandSpec("CONTRACT", .optional, help: "One contract. Default: all with unknowns.")
    case .embeddingChange:
      OperandSpec("MODEL", .optional, help: "The new model. Default: what the manifest says.")
    case .gateBlocked: OperandSpec("GATE", help: "The gate or phase, as the plan calls it.")
    case .actionItem:
      OperandSpec("TASK", .optional, help: "Words of one task. Default: all that are open.")
    }
  }

  private static func ownOptions(_ kind: IssueKind) -> [OptionSpec] {
    guard kind == .gateBlocked else { return [] }
    return [
      OptionSpec(
        "report", takes: .path("FILE"),
        help: "The result of 'schema gate --format json', which says why.")
    ]
  }

  private static func example(_ kind: IssueKind) -> CommandSpec.Example {
    let line = "schema issue \(kind.rawValue)"
    return switch kind {
    case .versionBump: .init("\(line) ping", "Tell everybody who reads it.")
    case .newEvent: .init("\(line) ping", "Tell every member of its domain.")
    case .breaking: .init("\(line) ping --to trainer", "Tell one repository what breaks.")
    case .embeddingChange: .init(line, "Tell everybody who keeps vectors.")
    case .unknownFields: .init("\(line) ping", "Ask the contract's owner.")
    case .gateBlocked: .init("\(line) audit", "Tell everybody who relies on this repository.")
    case .actionItem: .init("\(line) --gh", "Commands that post all open tasks.")
    }
  }
}

// MARK: - Where they go

extension IssueDrafting {
  private func write(
    _ drafts: [IssueDraft], to folder: String
  ) throws(CommandError) -> Outcome {
    do throws(FileError) { try makeFolders(context.surroundings.located(folder)) } catch {
      throw .file(error)
    }
    for draft in drafts {
      try context.surroundings.writeFile(
        Array(draft.markdown.utf8), to: "\(folder)/\(draft.fileName)")
      try context.surroundings.print(displayPath("\(folder)/\(draft.fileName)") + "\n")
    }
    tellExisting(drafts)
    return .clean
  }

  private func tellExisting(_ drafts: [IssueDraft]) {
    for draft in drafts {
      switch existing.action(for: draft) {
      case .create: break
      case .update(let number): tell("\(draft.slug)#\(number) is there and would be updated")
      case .keep(let number): tell("\(draft.slug)#\(number) says so already")
      case .closed(let number): tell("\(draft.slug)#\(number) was about this and is closed")
      }
    }
  }

  private func commands(for drafts: [IssueDraft]) -> String {
    drafts.map { GitHubCommand($0, existing.action(for: $0)).text }.joined(separator: "\n")
  }

  private func json(_ drafts: [IssueDraft]) -> String {
    var report = context.options.report(
      "issue", summary: [.init("issues", "issues", drafts.count)], findings: FindingSet([]))
    report.details = [.init("issues", .array(drafts.map(value)))]
    report.toolVersion = SchemaProgram.version
    return render(report, as: .json, style: context.surroundings.outputStyle(.never))
  }

  private func value(_ draft: IssueDraft) -> Report.Value {
    let action: (String, Int?) =
      switch existing.action(for: draft) {
      case .create: ("create", nil)
      case .update(let number): ("update", number)
      case .keep(let number): ("keep", number)
      case .closed(let number): ("closed", number)
      }
    return .object([
      .init("to", .string(draft.mark.to.text)), .init("repository", .string(draft.slug)),
      .init("kind", .string(draft.mark.kind.rawValue)), .init("title", .string(draft.title)),
      .init("body", .string(draft.body)), .init("fingerprint", .string(draft.mark.fingerprint)),
      .init("action", .string(action.0)),
      .init("number", action.1.map { .int($0) } ?? .null),
    ])
  }
}
