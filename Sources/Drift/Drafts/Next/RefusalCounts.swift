import Schemas
package import Validation

/// How often each keyword of a contract refused captured values, and where.
package struct RefusalCounts: Sendable {
  struct Key: Hashable, Comparable {
    var pointer: String
    var node: Int
    var keyword: String

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.pointer, lhs.node, lhs.keyword) < (rhs.pointer, rhs.node, rhs.keyword)
    }
  }

  /// A schema or a keyword at a place in events.
  private struct Place<Owner: Hashable & Sendable>: Hashable {
    var pointer: String
    var owner: Owner
  }

  private var occurrences: [Key: Int] = [:]
  private var bySchema: [Place<Int>: Int] = [:]
  private var byKeyword: [Place<String>: Int] = [:]

  /// Nothing was counted.
  package init() {}

  package init(_ outcome: SubjectOutcome) {
    for (key, counted) in outcome.causes {
      let place = Key(pointer: key.pointer, node: key.schema, keyword: key.keyword)
      let count = counted.occurrences
      occurrences[place, default: 0] += count
      bySchema[Place(pointer: key.pointer, owner: key.schema), default: 0] += count
      byKeyword[Place(pointer: key.pointer, owner: key.keyword), default: 0] += count
    }
  }

  /// In the order of places.
  var counts: [(key: Key, count: Int)] {
    occurrences.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// How often a schema refused at a place, by one keyword or by any.
  func count(at pointer: String, of node: SchemaGraph.ID, keyword: String? = nil) -> Int {
    if let keyword {
      return occurrences[Key(pointer: pointer, node: node.index, keyword: keyword)] ?? 0
    }
    return bySchema[Place(pointer: pointer, owner: node.index)] ?? 0
  }

  /// How often a keyword of any schema refused at a place.
  func count(at pointer: String, keyword: String) -> Int {
    byKeyword[Place(pointer: pointer, owner: keyword)] ?? 0
  }
}
