import Arguments
import Contracts
import Findings
import Gating
import Plans
import SourceText
import Workspace

/// `schema gate record`: runs an allowed command and writes what came of it into the plan.
struct GateRecordCommand {
  static let spec = CommandSpec(
    "record", summary: "Run an allowed command and write its evidence into the plan.",
    discussion: """
      The command's exact words have to stand among 'plans: commands:' of schema.yaml; no shell is \
      started. What is written is an evidence block under the phase: command, exit code, digest of \
      the output, commit, date, and figures that the output or '--artifact' tells. Evidence of the \
      same command that stands there is replaced. A command that fails is told and not recorded, \
      unless '--even-failing' is given.
      """,
    operands: [
      OperandSpec("PLAN", .one, kind: .path, help: "The plan."),
      OperandSpec("PHASE", .one, help: "The phase: 'Pipeline B'."),
      OperandSpec(
        "WORD", .any,
        help: "The command's words. Default: the commands that the phase's gate names."
      ),
    ],
    options: [
      OptionSpec(
        "artifact", takes: .path("FILE"), repeatable: true,
        help: "A report that the command leaves: JUnit XML, lcov, Cobertura, SARIF, JSON."),
      OptionSpec(
        "require", takes: .text("CHECK"), repeatable: true,
        help: "What a figure has to be: 'failed == 0'."),
      OptionSpec("even-failing", help: "Write the evidence of a command that fails, too."),
      ColorChoice.option,
    ],
    examples: [
      .init(
        "schema gate record docs/plan.md 'Pipeline B' --require 'failed == 0' -- make test",
        "Run the tests and keep their figures.")
    ])

  private let arguments: ParsedArguments
  private let surroundings: Surroundings

  init(_ arguments: ParsedArguments, in surroundings: Surroundings) throws(CommandError) {
    self.arguments = arguments
    self.surroundings = surroundings
  }

  func run() throws(CommandError) -> Outcome {
    let repository = try Repository(arguments, in: surroundings)
    _ = try repository.settings.checked()
    let word = arguments.operand("PLAN") ?? ""
    let plan = try EditedPlan(word, repository, in: surroundings)
    let phase = try self.phase(of: plan)
    let words = arguments.operands("WORD")
    let named = phase.contents.exactGates.flatMap { $0.commands.map(\.words.value) }
    guard !words.isEmpty || !named.isEmpty else {
      throw .usage(
        "the gate of '\(phase.label.text)' names no command",
        advice: ["write the command's words behind the phase"])
    }
    var outcome = Outcome.clean
    for run in words.isEmpty
      ? named.map({ CommandRun($0, repository, in: surroundings) })
      : [CommandRun(words: words, repository, in: surroundings)]
    {
      // What one command wrote moves the places of the next.
      let plan = try EditedPlan(word, repository, in: surroundings)
      outcome = max(outcome, try record(run, plan, try self.phase(of: plan), repository))
    }
    return outcome
  }

  private func phase(of plan: EditedPlan) throws(CommandError) -> Phase {
    let name = arguments.operand("PHASE") ?? ""
    if let phase = try plan.phase(named: name) { return phase }
    let names = plan.document.phases.map(\.label.text)
    let some = names.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
    throw .usage(
      "'\(plan.path)' has no phase '\(name)'",
      advice: nearMiss(of: name, among: names).map { ["did you mean '\($0)'?"] }
        ?? [
          names.isEmpty
            ? "it has no phases" : "its phases are \(some)\(names.count > 6 ? " ..." : "")"
        ])
  }

  private func record(
    _ run: CommandRun, _ plan: EditedPlan, _ phase: Phase, _ repository: Repository
  ) throws(CommandError) -> Outcome {
    if let refusal = run.refusal {
      throw run.wasInterrupted
        ? .interrupted(refusal + ", and nothing was written")
        : .setup(refusal, advice: run.advice)
    }
    let evidence = try self.evidence(run, plan, phase, repository)
    let isSound = evidence.lines.allSatisfy { $0.holds != false }
    guard isSound || arguments.flag("even-failing") else {
      try surroundings.print("FAIL  '\(run.text)': nothing was written\n")
      for line in evidence.text.dropFirst(3).dropLast() { try surroundings.print(line + "\n") }
      for line in lastLines(of: run.output, 8) { try surroundings.print("  | \(line)\n") }
      return .findings
    }
    try write(evidence, into: plan, phase)
    try surroundings.print(
      "\(isSound ? "ok" : "FAIL")  recorded '\(run.text)' under '\(phase.label.text)' in "
        + "\(plan.path)\n")
    return isSound ? .clean : .findings
  }

  // MARK: What is written

  private func evidence(
    _ run: CommandRun, _ plan: EditedPlan, _ phase: Phase, _ repository: Repository
  ) throws(CommandError) -> RecordedEvidence {
    let day = surroundings.today.map { "\($0)" } ?? surroundings.now.day
    var evidence = RecordedEvidence(phase: phase.label.text, day: day, command: run.text)
    let code = run.code ?? -1
    evidence.lines = [
      .init(name: "exit", value: "\(code)", requirement: "== 0", holds: code == 0)
    ]
    let demands = try requirements()
    var figures = OutputFigures(run.output, wanted: Set(demands.map(\.field))).figures
    for path in arguments.values("artifact") {
      figures += try artifactFigures(surroundings.absolute(path), shownAs: path)
    }
    var seen: Set<String> = []
    // What a report says is more than what a line on a screen says.
    for (name, value) in figures.reversed() where seen.insert(name).inserted {
      let demand = demands.first { $0.field == name }?.requirement
      evidence.lines.insert(
        .init(
          name: name, value: value, requirement: demand,
          holds: demand.flatMap { recomputed(value, $0) }), at: 1)
    }
    for demand in demands where !seen.contains(demand.field) {
      throw .setup(
        "nothing that '\(run.text)' left tells '\(demand.field)'",
        advice: [
          seen.isEmpty
            ? "a line of its output such as '\(demand.field) = 12' would"
            : "it tells \(seen.sorted().map { "'\($0)'" }.joined(separator: ", "))"
        ])
    }
    evidence.lines.append(
      .init(name: "output_digest", value: "sha256:" + Digest.sha256Text(run.output)))
    let git = repository.git(in: surroundings)
    if let commit = try? git.commit(of: "HEAD") {
      evidence.lines.append(.init(name: "commit", value: commit))
      // What ran was not what the commit holds.
      let changed = ((try? git.changes(since: commit, staged: false)) ?? [])
        .count { $0.path != plan.path }
      if changed > 0 {
        evidence.lines.append(.init(name: "uncommitted_files", value: "\(changed)"))
      }
    }
    return evidence
  }

  private func requirements() throws(CommandError) -> [GateScaffold.Check] {
    var checks: [GateScaffold.Check] = []
    for text in arguments.values("require") {
      guard let check = GateScaffold.Check(text) else {
        throw .usage(
          "'\(text)' is no check", advice: ["a check is a name and what it has to be: 'n >= 1'"])
      }
      checks.append(check)
    }
    return checks
  }

  private func artifactFigures(
    _ path: String, shownAs name: String
  ) throws(CommandError) -> [(name: String, value: String)] {
    let file: SourceFile
    do throws(FileError) {
      file = try FileReader(limit: ArtifactReader.limit).source(path, shownAs: name)
    } catch { throw .file(error) }
    do throws(ArtifactFault) {
      let reading = try ArtifactReader.read(file)
      if let doubt = reading.doubts.first { throw ArtifactFault(doubt.words, at: doubt.place) }
      return reading.figures.prefix(30).compactMap { figure in
        figure.number.map { (figure.name, "\($0)\(figure.unit ?? "")") }
      }
    } catch {
      throw .setup("'\(name)' tells nothing: \(error.message)")
    }
  }

  /// Evidence of the same command is replaced; else the block ends the phase's section.
  private func write(
    _ evidence: RecordedEvidence, into plan: EditedPlan, _ phase: Phase
  ) throws(CommandError) {
    let document = plan.document
    var plan = plan
    plan.confirm = { [path = plan.path] written in
      written.phases.contains { $0.label == phase.label && $0.evidence(of: evidence) != nil }
        ? nil
        : "in '\(path)' the evidence would not be read as that of '\(phase.label.text)'"
    }
    if let old = phase.evidence(of: evidence) {
      return try plan.replaceLines(of: old.span, with: evidence.text)
    }
    guard let section = phase.mentions.compactMap(\.section).first,
      document.sections.indices.contains(section)
    else {
      return try plan.append(["", "### \(phase.label.text)", ""] + evidence.text)
    }
    try plan.insert([""] + evidence.text, atEndOf: document.sections[section].span)
  }
}

extension Phase {
  /// The block that holds what a command came to, also at another time.
  fileprivate func evidence(of recorded: RecordedEvidence) -> EvidenceBlock? {
    contents.evidence.first { block in
      block.lines.contains { $0.value.trimmingSpaces() == recorded.sourceLine }
    }
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    let isSpace = { (byte: UInt8) in byte <= 0x20 }
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { !isSpace($0) }),
      let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}

/// Whether a figure is what is required; nil where nobody can tell.
private func recomputed(_ value: String, _ requirement: String) -> Bool? {
  guard let demand = try? Demand(requirement) else { return nil }
  return demand.judge(ClaimValue(value)).computed
}

extension Outcome: Comparable {
  package static func < (one: Outcome, other: Outcome) -> Bool { one.rawValue < other.rawValue }
}
