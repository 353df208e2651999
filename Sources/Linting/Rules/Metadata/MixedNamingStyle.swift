import Findings
import Schemas

/// A field name in another style than the rest.
struct MixedNamingStyle: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 115), "mixed-naming-style", severity: .info,
    summary: "Field names of one object are in different styles.",
    rationale: """
      Consumers map names into their own languages by one rule. A name in another style makes \
      each of them keep a special case, or miss the field.
      """,
    bad: """
      type: object
      properties:
        gameId: {}
        tickCount: {}
        player_name: {}

      """,
    good: """
      type: object
      properties:
        gameId: {}
        tickCount: {}
        playerName: {}

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    // Objects inside an event may come from other systems: each is only compared with itself.
    let names = (subject.properties?.named ?? []).compactMap { property in
      NamingStyle(property.name).map { (property: property, style: $0) }
    }
    let counts = Dictionary(names.map { ($0.style, 1) }, uniquingKeysWith: +)
    let ranked = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    guard ranked.count > 1, let main = ranked.first, main.value > ranked[1].value else { return [] }
    return names.filter { $0.style != main.key }.map { property, style in
      finding(
        "field '\(property.name)' is in \(style.rawValue), most others are in \(main.key.rawValue)",
        at: property.nameSpan, in: subject, keyword: "properties")
    }
  }
}
