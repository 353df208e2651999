import Contracts
import Findings
import SourceText

/// A key that contracts do not have.
struct UnknownContractKey: ContractProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 101), "unknown-contract-key", severity: .error,
    summary: "A key of the contract is not one that is known.",
    rationale: """
      A misspelt key is silently without effect: the owner believes to have said something and \
      has not. Keys of your own begin with x-.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      stabilty: stable
      schema: { type: object }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      stability: stable
      schema: { type: object }

      """)

  func covers(_ kind: ContractProblem.Kind) -> Bool { kind.topic == .unknownKey }

  func fix(for problem: ContractProblem, in file: LintedFile) -> Fix? {
    guard let hint = problem.hint, problem.span.count > 0 else { return nil }
    return Fix("Rename to '\(hint)'", .unsafe, [Edit(problem.span, hint)])
  }
}
