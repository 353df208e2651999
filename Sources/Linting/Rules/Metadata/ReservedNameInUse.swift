import Contracts
import Findings
import JSONText
import Schemas

/// A field with a name that was given up.
struct ReservedNameInUse: ContractRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 113), "reserved-name-in-use", severity: .error,
    summary: "A field has a name that the contract reserves.",
    rationale: """
      A reserved name once meant something else, and stored events still carry it. Under the \
      same name readers would take the old meaning for the new one.
      """,
    bad: """
      contract: tick
      version: 1.0.0
      owner: game-server
      reserved: [rugPoint]
      schema:
        type: object
        properties:
          rugPoint: { type: number }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      reserved: [rugPoint]
      schema:
        type: object
        properties:
          crashPoint: { type: number }

      """)

  func check(_ subject: LintedContract) -> [Finding] {
    guard let schema = subject.file.schema, !subject.contract.reserved.isEmpty else { return [] }
    var lines: [JSONName: Int] = [:]
    for reserved in subject.contract.reserved {
      lines[JSONName(reserved.value)] = subject.text.line(of: reserved.span)
    }
    return schema.nodes.flatMap { node in
      (node.properties?.named ?? []).compactMap { property in
        guard let line = lines[property.name] else { return nil }
        return finding(
          "the name '\(property.name)' is reserved", at: property.nameSpan, in: node,
          keyword: "properties"
        ).noting("it is given up in line \(line)")
      }
    }
  }
}
