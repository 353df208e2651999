import Contracts
import Findings
import JSONText
import SourceText

/// A name that was gone and is back.
struct ReintroducedName: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 213), "reintroduced-name", severity: .error,
    summary: "A field has a name that an older version had and a newer one gave up.",
    rationale: """
      Events stored under the older version carry the name with its old meaning, and no comparison \
      with the newest version shows it. Where the meaning is the old one, a waiver says so.
      """,
    bad: VersionExample.published("1.0.0", "properties: { at: true, by: { type: string } }")
      + VersionExample.pair(
        "2.0.0", "properties: { at: true }", "2.0.1",
        "properties: { at: true, by: { type: integer } }",
        history: "level: patch"),
    good: VersionExample.published("1.0.0", "properties: { at: true, by: { type: string } }")
      + VersionExample.pair(
        "2.0.0", "properties: { at: true }", "2.0.1",
        "properties: { at: true, author: { type: integer } }", history: "level: patch",
        also: "reserved: [by]\n"))

  func check(_ subject: VersionCase) -> [Finding] {
    guard let newest = subject.published.last, subject.published.count > 1 else { return [] }
    let contract = subject.contract
    let back = subject.graph.fieldNames.subtracting(newest.graph.fieldNames)
    // What is reserved is told by the rule about reserved names.
    let reserved = Set(contract.reserved.map { JSONName($0.value) })
    return back.subtracting(reserved).sorted().compactMap { name in
      let older = subject.published.last { $0.graph.fieldNames.contains(name) }
      guard let older else { return nil }
      return finding(
        "the name '\(name)' is back: version '\(older.version)' had it and '\(newest.version)' did not",
        at: subject.graph.nameSpan(of: name, in: contract.file.path) ?? contract.version.span,
        in: contract, meaning: [name.description])
    }
  }
}
