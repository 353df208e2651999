import Contracts
import Findings
import SourceText

/// A version that the history does not know as its newest.
struct HistoryBehindVersion: ContractRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 108), "history-behind-version", severity: .error,
    summary: "The newest entry of the history is not the contract's version.",
    rationale: """
      Consumers read the history to learn what a version changed. One that stops before the \
      version, or goes past it, tells them something untrue.
      """,
    bad: """
      contract: tick
      version: 1.1.0
      owner: game-server
      schema: { type: object }
      history:
        - { version: 1.0.0 }

      """,
    good: """
      contract: tick
      version: 1.1.0
      owner: game-server
      schema: { type: object }
      history:
        - { version: 1.0.0 }
        - { version: 1.1.0 }

      """)

  func check(_ subject: LintedContract) -> [Finding] {
    let versions = subject.contract.history.compactMap(\.version)
    let declared = subject.contract.version
    guard let newest = versions.max(by: { $0.value < $1.value }), newest.value != declared.value
    else { return [] }
    let line = subject.text.line(of: newest.span)
    return [
      finding(
        "version '\(declared.value)' is not the newest of the history", at: declared.span,
        in: subject
      )
      .noting("the newest entry is '\(newest.value)' (line \(line))")
    ]
  }
}
