package import Contracts
package import Findings
import JSONText
import Schemas

/// A field that is gone before the day its consumers were told.
struct RemovedBeforeSunset: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 214), "removed-before-sunset", severity: .error,
    summary: "What was deprecated is removed before its sunset.",
    rationale:
      "Consumers plan by the date they were given; before it they still rely on the field.",
    bad: VersionExample.pair(
      "1.0.0",
      "properties: { at: true, by: { type: string, deprecated: true, x-sunset: \"2999-01-01\" } }",
      "1.1.0", "properties: { at: true }", history: "level: minor"),
    good: VersionExample.pair(
      "1.0.0",
      "properties: { at: true, by: { type: string, deprecated: true, x-sunset: \"2001-01-01\" } }",
      "1.1.0", "properties: { at: true }", history: "level: minor",
      also: "reserved: [by]\n"))

  func check(_ subject: VersionCase) -> [Finding] {
    guard let comparison = subject.comparison, let today = subject.today else { return [] }
    let sunsets = comparison.old.graph.sunsets
    return subject.changes.compactMap { change in
      guard change.kind == .fieldRemoved, let place = change.old, let sunset = sunsets[place],
        today < sunset
      else { return nil }
      return finding(
        "field '\(change.pointer)' is removed before its sunset on \(sunset)",
        at: subject.contract.version.span, in: subject.contract, meaning: ["sunset"],
        pointer: change.pointer)
    }
  }

  /// A contract that is gone although versions of it are out.
  static func finding(gone newest: Contract, on today: Day?) -> Finding? {
    if newest.stability?.value == .deprecated, let sunset = newest.sunset?.value, let today,
      sunset <= today
    {
      return nil
    }
    var finding = Self().finding(
      "contract '\(newest.name.value)' is gone, and was not deprecated until a sunset that has passed",
      at: newest.sunset?.span ?? newest.version.span, in: newest, meaning: ["contract"])
    finding.notes = [
      newest.sunset.map { "its sunset is \($0.value)" }
        ?? "deprecate it first: 'stability: deprecated' with a 'sunset:'"
    ]
    return finding
  }
}

/// What is to be said of a contract of which only published versions are left; nil where its
/// sunset has passed.
package func goneFinding(_ newest: Contract, on today: Day?) -> Finding? {
  RemovedBeforeSunset.finding(gone: newest, on: today)
}

extension SchemaGraph {
  /// The day until which each deprecated field lives, by the place of its schema.
  fileprivate var sunsets: [SchemaPlace: Day] {
    var sunsets: [SchemaPlace: Day] = [:]
    for node in nodes where node.annotation("deprecated")?.bool == true {
      if let day = node.annotation("x-sunset")?.string.flatMap({ Day($0) }) {
        sunsets[node.place] = day
      }
    }
    return sunsets
  }
}
