import Contracts
import Findings

/// A history that says less than what changed.
struct UnderstatedHistory: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 210), "understated-history", severity: .error,
    summary: "The history has no entry for the declared version, or one with too small a level.",
    rationale: """
      The history is what consumers read before they take a version. It has to say at least what \
      the comparison of the two schemas proves.
      """,
    bad: VersionExample.pair(
      "1.0.0", "required: [at]", "1.1.0", "required: [at, by]",
      history: "level: patch, migration: filled by hand"),
    good: VersionExample.pair(
      "1.0.0", "required: [at]", "1.1.0", "required: [at, by]",
      history: "level: minor, migration: filled by hand"))

  func check(_ subject: VersionCase) -> [Finding] {
    guard subject.isAhead, subject.isOK, let newest = subject.step.newest else { return [] }
    let contract = subject.contract
    guard let entry = subject.historyEntry else {
      return [
        finding(
          "the history has no entry for version '\(contract.version.value)'",
          at: contract.version.span, in: contract, meaning: ["entry"]
        )
        .noting(["'schema bump \(contract.name.value) --write' adds one"])
      ]
    }
    let certain = subject.certainLevel
    guard let level = entry.level, level.value < certain else { return [] }
    return [
      finding(
        "the history calls the change since '\(newest)' \(level.value.rawValue), and it is \(certain.rawValue)",
        at: level.span, in: contract, meaning: [certain.rawValue]
      )
      .noting(subject.reasons(of: certain))
    ]
  }
}
