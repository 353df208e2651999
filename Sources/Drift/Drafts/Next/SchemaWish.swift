import JSONText
import Schemas
import YAMLText

/// One thing that a schema would have to say besides, or no longer, so that captured events fit.
struct SchemaWish: Hashable {
  enum Kind: Hashable, Comparable {
    /// More types of a value.
    case types
    /// Another alternative of a choice, for values of a type.
    case alternative(ValueType)
    /// More values of an enum or constant.
    case values
    /// A bound or a count that lies further out, by its keyword.
    case bound(String)
    /// A keyword that is asked no longer.
    case dropped(String)
    /// A name that may be missing.
    case optional(JSONName)
    /// A field of its own.
    case field(JSONName)
  }

  /// The schema and what it has to say: one wish for each.
  struct Key: Hashable, Comparable {
    var node: SchemaGraph.ID
    var kind: Kind

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.node, lhs.kind) < (rhs.node, rhs.kind)
    }
  }

  /// Where in events it was met first.
  var place: DraftPlace
  var support: Presence
  var types = TypeSet()
  /// What was seen there, for schemas that are drafted.
  var field: FieldProfile?
  var values: Set<YAMLTree> = []
  var bound: ExactNumber?

  init(_ place: DraftPlace, _ support: Presence) {
    self.place = place
    self.support = support
  }

  /// Takes in what is wished of the same schema at another place; `lowest` tells which of two
  /// bounds lies further out.
  mutating func add(_ other: SchemaWish, lowest: Bool) {
    support.seen += other.support.seen
    support.of =
      place == other.place ? max(support.of, other.support.of) : support.of + other.support.of
    types.formUnion(other.types)
    values.formUnion(other.values)
    if let theirs = other.field, field?.add(theirs) == nil { field = theirs }
    if let own = bound, let theirs = other.bound {
      bound = lowest ? min(own, theirs) : max(own, theirs)
    } else {
      bound = bound ?? other.bound
    }
  }
}

extension SchemaWish.Kind {
  /// Bounds that move down when they are widened.
  var isLowest: Bool {
    switch self {
    case .bound(let keyword): keyword.hasPrefix("min") || keyword.hasPrefix("exclusiveMin")
    case .types, .alternative, .values, .dropped, .optional, .field: false
    }
  }

  private var rank: Int {
    switch self {
    case .types: 0
    case .alternative: 1
    case .values: 2
    case .bound: 3
    case .dropped: 4
    case .optional: 5
    case .field: 6
    }
  }

  private var name: JSONName {
    switch self {
    case .types, .values: ""
    case .alternative(let type): JSONName(type.rawValue)
    case .bound(let keyword), .dropped(let keyword): JSONName(keyword)
    case .optional(let name), .field(let name): name
    }
  }

  static func < (lhs: Self, rhs: Self) -> Bool { (lhs.rank, lhs.name) < (rhs.rank, rhs.name) }
}
