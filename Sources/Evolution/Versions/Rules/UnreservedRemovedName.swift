import Contracts
import Findings
package import JSONText

/// A name that was given up and may come back with another meaning.
struct UnreservedRemovedName: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 212), "unreserved-removed-name", severity: .info,
    summary: "A field was removed, and its name is not reserved.",
    rationale: """
      Stored events still carry the name. Under 'reserved:' it cannot come back with another \
      meaning.
      """,
    bad: VersionExample.pair(
      "1.0.0", "properties: { at: true, by: { type: string } }", "1.1.0",
      "properties: { at: true }",
      history: "level: minor"),
    good: VersionExample.pair(
      "1.0.0", "properties: { at: true, by: { type: string } }", "1.1.0",
      "properties: { at: true }",
      history: "level: minor", also: "reserved: [by]\n"))

  func check(_ subject: VersionCase) -> [Finding] {
    let names = subject.unreservedNames
    guard !names.isEmpty else { return [] }
    let contract = subject.contract
    let shown = names.map { "'\($0)'" }.joined(separator: ", ")
    return [
      finding(
        "\(names.count == 1 ? "the removed name" : "the removed names") \(shown) \(names.count == 1 ? "is" : "are") not reserved",
        at: contract.reserved.first?.span ?? contract.version.span, in: contract,
        meaning: names.map(\.description)
      )
      .noting(["'schema bump \(contract.name.value) --write' adds it to 'reserved:'"])
    ]
  }
}

extension VersionCase {
  /// Names of fields that were published, are gone everywhere, and are not reserved.
  package var unreservedNames: [JSONName] {
    let before = published.reduce(into: Set<JSONName>()) { $0.formUnion($1.graph.fieldNames) }
    return before.subtracting(graph.fieldNames)
      .subtracting(contract.reserved.map { JSONName($0.value) }).sorted()
  }
}
