import Contracts
import Findings
import JSONText

/// A text that stands twice in one list of a contract.
struct RepeatedListEntry: ContractProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 105), "repeated-list-entry", severity: .warning,
    summary: "A list of the contract names the same thing twice.",
    rationale: """
      The second entry is without effect. Often one of the two was meant to be something else.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      events: [tick, tock, tick]
      schema: { type: object }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      events: [tick, tock]
      schema: { type: object }

      """)

  func covers(_ kind: ContractProblem.Kind) -> Bool { kind.topic == .repeatedEntry }

  func fix(for problem: ContractProblem, in file: LintedFile) -> Fix? {
    // Each entry is looked for, and nobody mends a list by hand that is longer.
    guard case .listedTwice(_, let key) = problem.kind, let list = file.root?[key],
      list.count <= 1_000
    else { return nil }
    var previous: JSONValue?
    let entry = list.elements.first { element in
      if element.span != problem.span { previous = element }
      return element.span == problem.span
    }
    guard let entry, let edit = removal(of: entry, after: previous, from: list, in: file.text)
    else { return nil }
    return Fix("Remove the second entry", .safe, [edit])
  }
}
