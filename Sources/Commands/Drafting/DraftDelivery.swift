import Arguments
import Contracts
import Drift
import Findings
import JSONText
import Reports
import SourceText
import Workspace

/// Prints drafts one after the other, or writes them among the contracts; for programs, all of them
/// are one result.
struct DraftDelivery {
  private let arguments: ParsedArguments
  private let color: ColorChoice
  private let repository: Repository
  private let surroundings: Surroundings
  private let isForPrograms: Bool
  private var outcome = Outcome.clean
  private var printed = 0
  private var details: [Report.Value] = []
  private var failures: [CommandError] = []

  init(
    _ arguments: ParsedArguments, _ repository: Repository, in surroundings: Surroundings
  ) {
    self.arguments = arguments
    self.repository = repository
    self.surroundings = surroundings
    color = arguments.choice("color") ?? .auto
    isForPrograms = arguments.value("format") == "json"
  }

  /// `failures` are inputs that could not be read.
  mutating func deliver(
    _ run: DraftRun, _ known: KnownContracts, captures: Int, failures: [CommandError]
  ) throws(CommandError) -> Outcome {
    if !isForPrograms {
      for failure in failures { surroundings.tell(failure, color) }
      if !failures.isEmpty { outcome = .failure }
    }
    for result in run.results { try deliver(result, captures: captures) }
    for next in run.nexts { try deliver(next, known) }
    guard isForPrograms else { return outcome }
    var options = ReportOptions()
    (options.format, options.color) = (.json, color)
    var report = options.report(
      "draft", summary: [.init("drafts", "drafts", details.count)], findings: FindingSet([]))
    report.details = [.init("drafts", .array(details))]
    return try options.deliver(report, failures: failures + self.failures, in: surroundings)
  }

  // MARK: - New contracts

  private mutating func deliver(
    _ result: DraftRun.Result, captures: Int
  ) throws(CommandError) {
    var result = result
    result.contract.draft.owner = arguments.value("owner")
    guard result.isSound else {
      return fail(
        .setup(
          "no draft for '\(result.contract.type)' takes all of its events",
          advice: ["this is a limit of the drafting; the others are not touched by it"]))
    }
    let text = DraftText(result, captures: captures)
    guard arguments.flag("write") else {
      if isForPrograms { return details.append(result.details(writtenTo: nil)) }
      return try print(text.bytes)
    }
    let path = "\(repository.settings.values.contracts)/\(result.contract.draft.name).yaml"
    do throws(FileError) {
      if try FileReader().readIfPresent(repository.absolute(path)) != nil,
        !arguments.flag("force")
      {
        return fail(.setup("'\(path)' stands already", advice: ["'--force' replaces it"]))
      }
    } catch { throw .file(error) }
    let hint = EditorHint.standingLine(naming: "contract", at: path, in: repository)
    try write(hint + text.bytes, to: path, telling: text.lines)
    details.append(result.details(writtenTo: path))
  }

  // MARK: - Next versions

  private mutating func deliver(
    _ next: DraftRun.Next, _ known: KnownContracts
  ) throws(CommandError) {
    let version: NextVersion
    do throws(NextVersion.Failure) {
      version = try NextVersion(
        next.draft, of: next.entry, in: known, repository.settings, on: surroundings.today)
    } catch {
      return fail(
        .setup("no next version of '\(next.entry.name)' can be drafted: \(error.words)"))
    }
    let text = NextText(next, version)
    let path = next.entry.contract.file.path
    let isWritten = arguments.flag("write") && !next.draft.isEmpty
    if isForPrograms { details.append(next.details(version, writtenTo: isWritten ? path : nil)) }
    if isWritten { return try write(version.bytes, to: path, telling: text.lines) }
    guard !isForPrograms else { return }
    if next.draft.isEmpty { return tellNothing(next, text) }
    try print(text.bytes)
  }

  /// A contract that says all that was seen is told, and what is left of mistakes with it.
  private func tellNothing(_ next: DraftRun.Next, _ text: NextText) {
    surroundings.tell(
      .usage(
        "'\(next.entry.contract.reference)' needs no next version for "
          + counted(next.draft.events, "event"),
        advice: Array(text.lines.dropFirst()) + ["'--fresh' drafts it anew"]), color)
  }

  // MARK: - Ways out

  private mutating func print(_ bytes: [UInt8]) throws(CommandError) {
    try surroundings.print((printed > 0 ? "---\n" : "") + String(decoding: bytes, as: UTF8.self))
    printed += 1
  }

  private func write(
    _ bytes: [UInt8], to path: String, telling lines: [String]
  ) throws(CommandError) {
    do throws(FileError) {
      try makeFolders(repository.absolute(repository.settings.values.contracts))
      try AtomicWriter().replace(
        repository.absolute(path), with: bytes, within: repository.root)
    } catch { throw .file(error) }
    guard !isForPrograms else { return }
    try surroundings.print("\(path)\n" + lines.map { "  \(displayLine($0))\n" }.joined())
  }

  private mutating func fail(_ error: CommandError) {
    if isForPrograms { return failures.append(error) }
    surroundings.tell(error, color)
    outcome = .failure
  }
}
