package import Arguments
import Contracts
import Drift
import JSONText
import Reports
import Workspace

/// Drafts contracts from captures.
package struct DraftCommand: Command {
  package static let spec = CommandSpec(
    "draft", summary: "Draft contracts from captured events.",
    discussion: """
      Writes the contract that a person would write who had seen all the events: objects and maps, \
      tuples and lists, variants told apart by a field, whole and other numbers, formats, words of \
      enums where enough events support them. Rare values of another type are listed as mistakes \
      and do not widen the type. Before anything is printed, every event is checked against it, \
      and one event in ten is held back to say how well it generalises.

      Event types that have a contract are left out, unless --fresh asks for them.
      """,
    operands: [
      OperandSpec(
        "CAPTURE", .atLeastOne, kind: .path,
        help: "Files, folders, or patterns; they are read twice.")
    ],
    options: [
      OptionSpec(
        "event", short: "e", takes: .text("TYPE"), repeatable: true,
        help: "Draft this event type alone."),
      OptionSpec("explain", help: "Say at every line what it was drawn from."),
      OptionSpec("fresh", help: "Draft anew also where a contract stands."),
      OptionSpec("owner", takes: .text("NAME"), help: "Who owns the contracts."),
      OptionSpec(
        "write", short: "w", help: "Write into the contracts folder; what stands there stays."),
      OptionSpec("force", help: "With --write, replace contracts that stand already."),
      OptionSpec("documents", help: "Records are events themselves, in no envelope."),
      OptionSpec(
        "jobs", short: "j", takes: .integer("N", 1...256),
        help: "How many threads work. Default: one for each processor."),
      ColorChoice.option,
    ],
    sharedOptions: [Repository.option],
    examples: [
      .init("schema draft captures/", "Draft a contract for each event type that has none."),
      .init("schema draft day.jsonl --explain -e newTrade", "See what each line rests on."),
      .init("schema draft captures/ --write --owner capture-team", "Keep the drafts."),
    ])

  private let arguments: ParsedArguments
  private let color: ColorChoice

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    color = arguments.choice("color") ?? .auto
    guard !arguments.flag("force") || arguments.flag("write") else {
      throw .usage("'--force' means nothing without '--write'")
    }
    guard !arguments.operands("CAPTURE").contains("-") else {
      throw .usage(
        "standard input can be read once, and drafting reads twice",
        advice: ["save the capture to a file"])
    }
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let repository = try Repository(arguments, in: surroundings)
    let settings = try repository.settings.checked()
    let operands = CaptureOperands(arguments.operands("CAPTURE").map(surroundings.located))
    var options = DraftOptions()
    options.explains = arguments.flag("explain")
    var run = DraftRun(
      operands, envelope: arguments.flag("documents") ? nil : settings.envelope,
      limits: settings.limits, options: options, workers: workers, in: surroundings)
    let catalog = repository.readContracts().catalog
    run.work { isWanted($0, catalog) }
    for failure in (operands.failures + run.failures).map(CommandError.file) {
      surroundings.tell(failure, color)
    }
    guard !run.wasInterrupted else { return .interrupted }
    tellLeftOut(run.profile, catalog, in: surroundings)
    let outcome = try deliver(run, repository, operands.inputs.count, in: surroundings)
    return operands.failures.isEmpty && run.failures.isEmpty ? outcome : .failure
  }

  private var workers: Workers {
    arguments.int("jobs").map { Workers(count: $0) } ?? .onePerProcessor
  }

  private func isWanted(_ type: JSONName, _ catalog: Catalog) -> Bool {
    let asked = arguments.values("event").map { JSONName($0) }
    if !asked.isEmpty, !asked.contains(type) { return false }
    return arguments.flag("fresh") || catalog.contract(forEvent: type.utf8) == nil
  }

  /// Event types that were seen and are not drafted.
  private func tellLeftOut(_ profile: Profile, _ catalog: Catalog, in surroundings: Surroundings) {
    for type in arguments.values("event") where profile.events[JSONName(type)] == nil {
      surroundings.tell(.usage("the captures hold no event '\(type)'"), color)
    }
    guard !arguments.flag("fresh") else { return }
    let known = profile.types.compactMap { type in
      catalog.contract(forEvent: type.utf8).map { "'\(type)' (\($0.reference))" }
    }
    guard !known.isEmpty else { return }
    surroundings.tell(
      .usage(
        "left out, because a contract takes them: \(known.joined(separator: ", "))",
        advice: [
          "'schema diff CAPTURE...' tells what their contracts lack", "'--fresh' drafts them anew",
        ]), color)
  }

  private func deliver(
    _ run: DraftRun, _ repository: Repository, _ captures: Int, in surroundings: Surroundings
  ) throws(CommandError) -> Outcome {
    var outcome = Outcome.clean
    for (number, result) in run.results.enumerated() {
      var result = result
      result.contract.draft.owner = arguments.value("owner")
      guard result.isSound else {
        surroundings.tell(
          .setup(
            "no draft for '\(result.contract.type)' takes all of its events",
            advice: ["this is a limit of the drafting; the others are not touched by it"]), color)
        outcome = .failure
        continue
      }
      let text = DraftText(result, captures: captures)
      if arguments.flag("write") {
        if !(try write(text, result.contract.draft.name, repository, in: surroundings)) {
          outcome = .failure
        }
      } else {
        try surroundings.print(
          (number > 0 ? "---\n" : "") + String(decoding: text.bytes, as: UTF8.self))
      }
    }
    return outcome
  }

  /// Writes a draft unless something stands in its place; whether it was written.
  private func write(
    _ text: DraftText, _ name: ContractName, _ repository: Repository,
    in surroundings: Surroundings
  ) throws(CommandError) -> Bool {
    let folder = repository.settings.values.contracts
    let path = "\(folder)/\(name).yaml"
    let place = repository.absolute(path)
    do throws(FileError) {
      if try FileReader().readIfPresent(place) != nil, !arguments.flag("force") {
        surroundings.tell(
          .setup("'\(path)' stands already", advice: ["'--force' replaces it"]), color)
        return false
      }
      try makeFolders(repository.absolute(folder))
      try AtomicWriter().replace(place, with: text.bytes)
    } catch { throw .file(error) }
    try surroundings.print("\(path)\n" + text.lines.map { "  \($0)\n" }.joined())
    return true
  }
}
