import Contracts
import Findings

/// A history entry whose level is larger than its version's step.
struct UnderstatedHistoryLevel: ContractRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 110), "understated-history-level", severity: .warning,
    summary: "A version moved less than the level of its changes asks for.",
    rationale: """
      Consumers decide by the version whether they must act. A major change in a minor version \
      reaches them unprepared.
      """,
    bad: """
      contract: tick
      version: 1.1.0
      owner: game-server
      schema: { type: object }
      history:
        - { version: 1.0.0, level: major }
        - { version: 1.1.0, level: major }

      """,
    good: """
      contract: tick
      version: 2.0.0
      owner: game-server
      schema: { type: object }
      history:
        - { version: 1.0.0, level: major }
        - { version: 2.0.0, level: major }

      """)

  func check(_ subject: LintedContract) -> [Finding] {
    let entries = subject.contract.history.filter { $0.version != nil }
      .sorted { ($0.version?.value).orZero < ($1.version?.value).orZero }
    return zip(entries, entries.dropFirst()).compactMap { older, newer in
      guard let before = older.version?.value, let version = newer.version, let level = newer.level,
        // Before 1.0.0 a minor step may break anything.
        before.isStable, let step = version.value.step(from: before), step < level.value
      else { return nil }
      return finding(
        "a \(level.value.rawValue) change moved the version only from '\(before)' to '\(version.value)'",
        at: level.span, in: subject)
    }
  }
}

extension Version? {
  fileprivate var orZero: Version { self ?? Version(0, 0, 0) }
}
