import Findings
import JSONText
import Schemas

/// A field name in another style than the rest.
struct MixedNamingStyle: SchemaRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 115), "mixed-naming-style", severity: .info,
    summary: "Field names of one schema are in different styles.",
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

  func check(_ schema: LintedSchema) -> [Finding] {
    let names = schema.nodes.flatMap { node in
      (node.properties?.named ?? []).map { (node: node, property: $0) }
    }
    var counts: [NamingStyle: Int] = [:]
    for (_, property) in names {
      if let style = NamingStyle(property.name) { counts[style, default: 0] += 1 }
    }
    let ranked = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    guard ranked.count > 1, let main = ranked.first, main.value > ranked[1].value else { return [] }
    var told: Set<JSONName> = []
    return names.compactMap { node, property in
      guard let style = NamingStyle(property.name), style != main.key,
        told.insert(property.name).inserted
      else { return nil }
      return finding(
        "field '\(property.name)' is in \(style.rawValue), most others are in \(main.key.rawValue)",
        at: property.nameSpan, in: node, keyword: "properties")
    }
  }
}
