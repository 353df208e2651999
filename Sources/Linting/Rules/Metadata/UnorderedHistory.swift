import Contracts
import Findings

/// A history whose entries do not follow each other.
struct UnorderedHistory: ContractRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 109), "unordered-history", severity: .warning,
    summary: "Versions or dates of the history are out of order.",
    rationale: """
      A history is read from one end to the other. An entry out of order is usually one that was \
      copied and not finished, or a merge that went wrong.
      """,
    bad: """
      contract: tick
      version: 1.1.0
      owner: game-server
      schema: { type: object }
      history:
        - { version: 1.0.0, date: 2026-02-01 }
        - { version: 1.1.0, date: 2026-01-01 }

      """,
    good: """
      contract: tick
      version: 1.1.0
      owner: game-server
      schema: { type: object }
      history:
        - { version: 1.0.0, date: 2026-01-01 }
        - { version: 1.1.0, date: 2026-02-01 }

      """)

  func check(_ subject: LintedContract) -> [Finding] {
    let history = subject.contract.history
    let versions = history.compactMap(\.version)
    // Newest first and oldest first are both read; the ends tell which of the two is meant.
    let isRising = versions.last.map { last in !(last.value < versions[0].value) } ?? true
    return zip(history, history.dropFirst()).flatMap { first, second in
      let (older, newer) = isRising ? (first, second) : (second, first)
      return check(older, newer, at: second, in: subject)
    }
  }

  private func check(
    _ older: Contract.HistoryEntry, _ newer: Contract.HistoryEntry, at entry: Contract.HistoryEntry,
    in subject: LintedContract
  ) -> [Finding] {
    var findings: [Finding] = []
    if let first = older.version, let second = newer.version, !(first.value < second.value) {
      let message: Finding.Message =
        first.value == second.value
        ? "version '\(second.value)' stands twice in the history"
        : "version '\(second.value)' comes after '\(first.value)' in the history"
      findings.append(finding(message, at: entry.version?.span ?? entry.span, in: subject))
    }
    if let first = older.date, let second = newer.date, second.value < first.value {
      findings.append(
        finding(
          "'\(second.value)' is the date of a newer version than '\(first.value)'",
          at: entry.date?.span ?? entry.span, in: subject))
    }
    return findings
  }
}
