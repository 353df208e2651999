import Contracts
import Findings

/// A break that no consumer is told to rebuild after.
struct MissingRebuildCommand: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 209), "missing-rebuild-command", severity: .error,
    summary: "A major version does not say what its consumers run to rebuild.",
    rationale: """
      After a break everything that was made from older events is made anew. Each consumer's \
      command stands in the history under 'rebuild:', or for all contracts in the settings; \
      'rebuild: {}' says that nobody has to.
      """,
    bad: VersionExample.pair(
      "1.0.0", "properties: { at: { type: integer } }", "2.0.0",
      "properties: { at: { type: string } }", history: "level: major"),
    good: VersionExample.pair(
      "1.0.0", "properties: { at: { type: integer } }", "2.0.0",
      "properties: { at: { type: string } }",
      history: "level: major, rebuild: { indexer: make index }"))

  func check(_ subject: VersionCase) -> [Finding] {
    let step = subject.step
    guard step.required == .major, let release = step.release, release.isStable, subject.isAhead,
      subject.isOK, subject.rebuild.isEmpty
    else { return [] }
    let entries = subject.entriesSinceRelease
    guard !entries.contains(where: { $0.rebuild != nil }) else { return [] }
    let contract = subject.contract
    return [
      finding(
        "version '\(contract.version.value)' names no consumer's rebuild command",
        at: entries.last?.span ?? contract.version.span, in: contract, meaning: ["rebuild"]
      )
      .noting(["'rebuild: { CONSUMER: COMMAND }' goes into the history entry, or the settings"])
    ]
  }
}
