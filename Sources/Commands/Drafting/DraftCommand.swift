package import Arguments
import Contracts
import Drift
import JSONText
import SourceText
import Workspace

/// Drafts contracts from captures, and the next versions of those that stand.
package struct DraftCommand: Command {
  package static let spec = CommandSpec(
    "draft", summary: "Draft contracts from captured events.",
    discussion: """
      Writes the contract that a person would write who had seen all the events: objects and maps, \
      tuples and lists, variants told apart by a field, whole and other numbers, formats, words of \
      enums where enough events support them. Rare values of another type are listed as mistakes \
      and do not widen the type. Before anything is printed, every event is checked against it, \
      and one event in ten is held back to say how well it generalises.

      Where a contract stands, its next version is drafted: what the events show and the contract \
      does not say is added to its text, whose comments and layout stay, with the changes, their \
      level and the version that they ask for. Nothing is narrowed. --fresh drafts it from nothing.
      """,
    operands: [
      OperandSpec(
        "CAPTURE", .any, kind: .path,
        help: "Files, folders, or patterns; they are read twice.")
    ],
    options: [
      OptionSpec(
        "event", short: "e", takes: .text("TYPE"), repeatable: true,
        help: "Draft this event type alone."),
      CaptureOptions.profiles,
      OptionSpec("explain", help: "Say at every new line what it was drawn from."),
      OptionSpec("fresh", help: "Draft anew also where a contract stands."),
      OptionSpec(
        "format", short: "f", takes: .choice("FORMAT", ["text", "json"]), default: "text",
        help: "The form of the result on standard output."),
      OptionSpec("owner", takes: .text("NAME"), help: "Who owns the new contracts."),
      OptionSpec(
        "write", short: "w",
        help: """
          Write into the contracts folder: next versions over the contracts that stand, new ones \
          where nothing stands.
          """),
      OptionSpec("force", help: "With --write, replace contracts by fresh drafts."),
      CaptureOptions.documents, CaptureOptions.jobs, ColorChoice.option,
    ],
    sharedOptions: [Repository.option],
    examples: [
      .init("schema draft captures/", "Draft what the contracts lack, and those that are missing."),
      .init("schema draft day.jsonl --explain -e newTrade", "See what each line rests on."),
      .init("schema draft captures/ --write --owner capture-team", "Keep the drafts."),
      .init("schema draft --profile week.json", "Draft from counts that were kept."),
    ])

  private let arguments: ParsedArguments
  private let color: ColorChoice

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    color = arguments.choice("color") ?? .auto
    guard !arguments.flag("force") || arguments.flag("write") else {
      throw .usage("'--force' means nothing without '--write'")
    }
    let captures = arguments.operands("CAPTURE")
    guard !captures.contains("-") else {
      throw .usage(
        "standard input can be read once, and drafting reads twice",
        advice: ["save the capture to a file"])
    }
    guard captures.isEmpty == arguments.isGiven("profile") else {
      throw .usage(
        captures.isEmpty
          ? "there is nothing to draft from" : "captures and '--profile' exclude each other",
        advice: captures.isEmpty ? ["name captures, or a profile with '--profile'"] : [])
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
      limits: settings.limits, options: options, workers: arguments.workers, in: surroundings)
    let known = KnownContracts(repository)
    let isFresh = arguments.flag("fresh") || arguments.flag("documents")
    let next = isFresh ? [] : known.entries.filter { $0.events.contains(where: isAsked) }
    let isWanted = { type in isAsked(type) && (isFresh || !known.claimed.contains(type)) }
    if arguments.isGiven("profile") {
      run.work(
        from: try ProfileFile.read(arguments.values("profile"), in: surroundings), next: next,
        isWanted: isWanted)
    } else {
      run.work(known, next: next, isWanted: isWanted)
    }
    let failures =
      (operands.failures + run.failures).map(CommandError.file)
      + (isFresh ? [] : known.failures)
    guard !run.wasInterrupted else { return .interrupted }
    if run.profile.events.isEmpty { surroundings.tell(.usage(run.profile.emptiness), color) }
    for type in arguments.values("event") where run.profile.events[JSONName(type)] == nil {
      surroundings.tell(.usage("the captures hold no event '\(type)'"), color)
    }
    guard failures.isEmpty || !arguments.flag("write") else {
      for failure in failures { surroundings.tell(failure, color) }
      throw .setup(
        "nothing was written, because not everything could be read",
        advice: ["a draft from a part would say that the part is all there is"])
    }
    var delivery = DraftDelivery(arguments, repository, in: surroundings)
    return try delivery.deliver(
      run, known, captures: operands.inputs.count, failures: failures)
  }

  private func isAsked(_ type: JSONName) -> Bool {
    let asked = arguments.values("event")
    return asked.isEmpty || asked.contains { JSONName($0) == type }
  }
}

extension Profile {
  /// Why there is nothing to draft from.
  fileprivate var emptiness: String {
    let causes = [
      malformed > 0 ? "\(counted(malformed, "record")) malformed" : nil,
      unplaced > 0 ? "\(counted(unplaced, "record")) without a type" : nil,
      oversized > 0 ? "\(counted(oversized, "record")) too large" : nil,
    ].compactMap { $0 }
    return "there are no events to draft from"
      + (causes.isEmpty ? "" : ": " + causes.joined(separator: ", "))
  }
}
