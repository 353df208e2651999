import Contracts
import Findings

/// A stream rule that nobody can follow.
struct UnreadableStreamRule: ContractRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 117), "unreadable-stream-rule", severity: .error,
    summary: "A stream rule has no known name, or an option that is absent, unknown or wrong.",
    rationale: "The rule is never asked, and the contract promises what nobody checks.",
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      stream: [{ rule: consequtive, field: /tick }]
      schema: { type: object, properties: { tick: { type: integer } } }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      stream: [{ rule: consecutive, field: /tick }]
      schema: { type: object, properties: { tick: { type: integer } } }

      """)

  func check(_ subject: LintedContract) -> [Finding] {
    subject.contract.stream.compactMap { written in
      do throws(StreamRuleFault) {
        _ = try StreamRule(written)
        return nil
      } catch {
        return finding(.init(error.message), at: error.span, in: subject)
          .noting(error.hint.map { "did you mean '\($0)'?" })
      }
    }
  }
}
