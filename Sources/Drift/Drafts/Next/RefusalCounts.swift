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

  private var occurrences: [Key: Int] = [:]

  /// Nothing was counted.
  package init() {}

  package init(_ outcome: SubjectOutcome) {
    for (key, counted) in outcome.causes {
      let place = Key(pointer: key.pointer, node: key.schema, keyword: key.keyword)
      occurrences[place, default: 0] += counted.occurrences
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
    return occurrences.reduce(0) { sum, entry in
      entry.key.node == node.index && entry.key.pointer == pointer ? sum + entry.value : sum
    }
  }

  /// How often a keyword of any schema refused at a place.
  func count(at pointer: String, keyword: String) -> Int {
    occurrences.reduce(0) { sum, entry in
      entry.key.keyword == keyword && entry.key.pointer == pointer ? sum + entry.value : sum
    }
  }
}
