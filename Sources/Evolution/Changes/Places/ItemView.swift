import Schemas

/// What a schema says of the items of an array at one place.
struct ItemView {
  /// The schema of each leading position, and of the rest; nil where nothing is said.
  private var sets: [(prefix: [SchemaGraph.ID?], rest: SchemaGraph.ID?)] = []

  /// Positions are told apart up to here; what stands further on is one with the rest.
  static let mostPositions = 256

  init(_ view: PlaceView, in graph: ComparedGraph) {
    for entry in view.entries {
      guard case .items(let prefix, let rest) = entry.rule else { continue }
      sets.append((prefix, rest))
    }
    for entry in view.unevaluated {
      guard case .unevaluatedItems(let rest) = entry.rule,
        let known = graph.evaluatedItems(of: entry.owner), known <= Self.mostPositions
      else { continue }
      sets.append(([SchemaGraph.ID?](repeating: nil, count: known), rest))
    }
  }

  /// How many leading positions are spoken of one by one.
  var positions: Int { sets.map(\.prefix.count).max() ?? 0 }

  func schemas(at position: Int) -> [SchemaGraph.ID] {
    sets.compactMap { set in
      position < set.prefix.count ? set.prefix[position] : set.rest
    }
  }

  /// The schemas of whatever stands after all positions.
  var rest: [SchemaGraph.ID] { sets.compactMap(\.rest) }
}
