import Findings
import Gating
import Plans
import SourceText

extension GateRun {
  /// The commands that gates of plans name, each once, in their order.
  static func commands(of documents: [PlanDocument]) -> [String] {
    var seen: Set<String> = []
    return documents.flatMap { plan in
      ([plan.loose] + plan.phases.map(\.contents)).flatMap { contents in
        contents.exactGates.flatMap { $0.commands.map(\.words.value) }
      }
    }.filter { seen.insert($0).inserted }
  }

  /// Adds to each gate what its commands came to, and lets that count.
  mutating func take(_ runs: [CommandRun]) {
    let byText = Dictionary(runs.map { ($0.text, $0) }) { first, _ in first }
    for plan in documents where plan.phases.contains(where: { !$0.contents.exactGates.isEmpty }) {
      let lines = LineTable(plan.source.bytes)
      for phase in plan.phases {
        for gate in phase.contents.exactGates {
          for command in gate.commands {
            let place = Place(command.words.span, in: plan.source, lines: lines)
            take(command, byText[command.words.value], of: phase, at: place)
          }
        }
      }
    }
  }

  private mutating func take(
    _ command: ExactGate.Command, _ run: CommandRun?, of phase: Phase, at place: Place
  ) {
    let expected = command.expectedExit ?? 0
    let id = "phase:" + (phase.anchor?.id?.value ?? phase.label.text)
    var line = EvidenceLine(
      field: command.words.value, value: run?.code.map { "exit \($0)" } ?? "",
      requirement: "exit \(expected)", place: place)
    line.computed = run?.code.map { $0 == expected }
    line.note = run.map { $0.refusal } ?? "not run; '--exec' runs what the settings allow"
    note(line, at: id, place.path)
    guard let run else { return }
    if let finding = finding(run, expected, id, place) { add(finding) }
  }

  private func finding(
    _ run: CommandRun, _ expected: Int, _ id: String, _ place: Place
  ) -> Finding? {
    guard !run.wasInterrupted else { return nil }
    if let refusal = run.refusal {
      var finding = Finding(CommandRules.notRun, Finding.Message(refusal), at: place)
      finding.notes = run.advice
      return finding
    }
    guard let code = run.code, code != expected else { return nil }
    var finding = Finding(
      CommandRules.failing, "'\(run.text)' ended with \(code), not \(expected)", at: place)
    finding.notes = lastLines(of: run.output, 5)
    return finding
  }
}

/// The last lines of what a program said, for people.
func lastLines(of output: [UInt8], _ count: Int) -> [String] {
  output.split(separator: UInt8(ascii: "\n")).suffix(count).map {
    String(decoding: $0.prefix(400), as: UTF8.self)
  }
}

/// What can become of commands that gates name.
enum CommandRules {
  static let all = [failing, notRun]

  static let failing = RuleInfo(
    RuleID(.gate, 301), "failing-command", severity: .error,
    summary: "A command that a gate names ends with another code than it has to.",
    rationale: """
      What a gate can ask of the machine need not be believed: it is asked again. Commands run \
      with '--exec' alone, and only where the settings allow their exact words.
      """,
    bad: "```yaml gate\ncommands:\n  - { run: \"make test\", expect: { exit: 0 } }\n```\n",
    good: "```yaml gate\ncommands:\n  - { run: \"make test\", expect: { exit: 0 } }\n```\n")

  static let notRun = RuleInfo(
    RuleID(.gate, 302), "command-not-run", severity: .warning,
    summary: "A command that a gate names could not be run.",
    rationale: """
      A document may not run anything by itself: a command runs where somebody asked for it and the \
      settings allow its exact words. One that needs a shell has no words of its own.
      """,
    bad: "```yaml gate\ncommands:\n  - { run: \"make test | tee log\" }\n```\n",
    good: "```yaml gate\ncommands:\n  - { run: \"make test\" }\n```\n")
}
