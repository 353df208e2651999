import Arguments
import Gating
import Plans
import SourceText
import Workspace

/// `schema gate add`: the exact form of a gate, put into a plan.
struct GateAddCommand {
  static let spec = CommandSpec(
    "add", summary: "Put a gate in its exact form into a plan.",
    discussion: """
      Under a phase that the plan has, the gate follows its heading; otherwise a phase is added at \
      the end. Nothing else in the file changes.
      """,
    operands: [
      OperandSpec("PLAN", .one, kind: .path, help: "The plan."),
      OperandSpec("PHASE", .one, help: "The phase, as its heading names it: 'Pipeline D'."),
    ],
    options: [
      OptionSpec("title", takes: .text("TITLE"), help: "What a new phase is about."),
      OptionSpec("group", takes: .text("GROUP"), help: "The group that the phase belongs to."),
      OptionSpec(
        "after", takes: .text("PHASE"), repeatable: true, help: "What has to come first."),
      OptionSpec("criterion", takes: .text("TEXT"), help: "What has to hold, in words."),
      OptionSpec(
        "check", takes: .text("CHECK"), repeatable: true,
        help: "A value and what it has to be: 'batches >= 1'."),
      OptionSpec(
        "query", takes: .text("QUESTION"), repeatable: true,
        help: "A question that captures answer: 'count(events) >= 1'."),
      OptionSpec(
        "run", takes: .text("COMMAND"), repeatable: true,
        help: "A command that has to end well; it runs with --exec alone."),
      OptionSpec(
        "source", takes: .text("SOURCE"), repeatable: true, help: "Where observations come from."),
      OptionSpec(
        "expires-after", takes: .integer("DAYS", 1...36_500), help: "How long evidence holds."),
      ColorChoice.option,
    ],
    examples: [
      .init(
        "schema gate add docs/plan.md Training --after Capture --expires-after 90",
        "Add a gate to a phase.")
    ])

  private let arguments: ParsedArguments
  private let surroundings: Surroundings

  init(_ arguments: ParsedArguments, in surroundings: Surroundings) throws(CommandError) {
    self.arguments = arguments
    self.surroundings = surroundings
  }

  func run() throws(CommandError) -> Outcome {
    let repository = try Repository(arguments, in: surroundings)
    let plan = try EditedPlan(arguments.operand("PLAN") ?? "", repository, in: surroundings)
    let gate = try scaffold()
    let document = plan.document
    if let phase = try plan.phase(named: gate.name) {
      guard phase.contents.exactGates.isEmpty else {
        let line = document.text.lines.line(at: phase.contents.exactGates[0].span.start)
        throw .setup(
          "'\(gate.name)' has a gate in its exact form already",
          advice: ["it stands in \(plan.path), line \(line), and is changed by hand"])
      }
      guard let section = phase.mentions.compactMap(\.section).first,
        document.sections.indices.contains(section),
        let heading = document.sections[section].heading
      else {
        throw .setup(
          "'\(gate.name)' stands in a table alone, so there is no place for its gate",
          advice: ["write a heading '### \(gate.name)' and try again"])
      }
      try plan.insert(gate.lines, afterLineAt: heading.span.start)
    } else {
      try plan.append(["", gate.heading] + gate.lines)
    }
    try surroundings.print("added the gate of '\(gate.name)' to \(plan.path)\n")
    return .clean
  }

  private func scaffold() throws(CommandError) -> GateScaffold {
    var gate = GateScaffold(name: arguments.operand("PHASE") ?? "")
    guard !gate.name.isEmpty, !gate.name.contains("\n"), !gate.name.contains("-->") else {
      throw .usage("'\(gate.name)' is no name of a phase")
    }
    gate.title = arguments.value("title")
    gate.group = arguments.value("group")
    gate.after = arguments.values("after")
    gate.criterion = arguments.value("criterion")
    gate.commands = arguments.values("run")
    gate.sources = arguments.values("source")
    gate.expiresAfterDays = arguments.int("expires-after")
    for text in arguments.values("check") {
      guard let check = GateScaffold.Check(text) else {
        throw .usage(
          "'\(text)' is no check", advice: ["a check is a name and what it has to be: 'n >= 1'"])
      }
      guard (try? Demand(check.requirement)) != nil else {
        throw .usage(
          "'\(check.requirement)' in '\(text)' cannot be computed",
          advice: ["use >, >=, <, <=, ==, !=, in [...], between A and B, matches /x/ or exists"])
      }
      gate.checks.append(check)
    }
    gate.queries = try GateQuestionWords.checked(arguments.values("query"))
    for command in gate.commands where commandWords(command) == nil {
      throw .usage(
        "'\(command)' asks for a shell, and none is ever started",
        advice: ["name one program and its words"])
    }
    return gate
  }
}
