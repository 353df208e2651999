import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import SourceText
import Workspace

/// `schema issue parse`: what an issue's text says, for programs.
struct IssueParsing {
  static let spec = CommandSpec(
    "parse", summary: "Read an issue's text back.",
    operands: [OperandSpec("FILE", kind: .path, help: "The text; '-' is standard input.")],
    sharedOptions: ReportOptions.answerSpecs,
    examples: [.init("schema issue parse issue.md --format json", "What it is about.")])

  private let arguments: ParsedArguments
  private let options: ReportOptions

  init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    options = try ReportOptions(arguments)
  }

  func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let path = arguments.operand("FILE") ?? "-"
    let issue = WrittenIssue(try issueBytes(path, in: surroundings))
    switch issue.mark {
    case .success(let mark):
      var report = options.report("issue parse", summary: [], findings: FindingSet([]))
      report.headline = "\(mark.kind.rawValue) from \(mark.from) to \(mark.to)"
      report.summary = [
        .init("done", "done", issue.tasks.count { $0.isDone }),
        .init("open", "open", issue.tasks.count { !$0.isDone }),
      ]
      report.details = details(issue, mark)
      return try options.deliver(report, in: surroundings)
    case .failure(.missing):
      throw .setup(
        "'\(path)' has no block that programs read",
        advice: ["a block of code whose first line is '# schema-issue/1'"])
    case .failure(.damaged(let words, let line)):
      throw .setup("the block of '\(path)' (line \(line)) cannot be used: \(words)")
    }
  }

  private func details(_ issue: WrittenIssue, _ mark: IssueMark) -> [Report.Member] {
    [
      .init("title", .string(issue.title)), .init("kind", .string(mark.kind.rawValue)),
      .init("fingerprint", .string(mark.fingerprint)), .init("from", .string(mark.from.text)),
      .init("to", .string(mark.to.text)), .init("contract", .string(mark.contract?.text)),
      .init("subject", .string(mark.subject)),
      .init(
        "version",
        .object([
          .init("old", .string(mark.old?.description)),
          .init("new", .string(mark.new?.description)),
        ])), .init("deadline", .string(mark.deadline?.description)),
      .init("changes", .array(mark.changes.map(value))),
      .init(
        "tasks",
        .array(
          issue.tasks.map {
            .object([.init("text", .string($0.text)), .init("done", .bool($0.isDone))])
          })),
      .init("references", .array(issue.references.map { .string($0.description) })),
    ]
  }

  private func value(_ change: IssueMark.Change) -> Report.Value {
    .object([
      .init("field", .string(change.field)), .init("change", .string(change.kind)),
      .init("used", .bool(change.isUsed)), .init("verdict", .string(change.effect.rawValue)),
    ])
  }
}

/// An issue's text from a file or standard input.
func issueBytes(
  _ path: String, in surroundings: Surroundings
) throws(CommandError) -> [UInt8] {
  let limit = 4 << 20
  do throws(FileError) {
    if path != "-" { return try surroundings.readFile(path, limit: limit).bytes }
    var input = try ByteSource(path: "-")
    return try input.readAll(limit: limit)
  } catch { throw .file(error) }
}
