package import JSONText

/// The kinds of things that captures show and contracts do not say.
package enum UnknownKind: String, Hashable, Comparable, Sendable, CaseIterable {
  /// A field that no schema names.
  case field
  /// A value that is none of those listed.
  case value
  /// A type that a known field may not have.
  case type
  /// A null where none may stand.
  case null
  /// An event type that no contract takes.
  case event

  /// As people read it in a sentence.
  package var words: String {
    switch self {
    case .field: "unknown field"
    case .value: "unknown value"
    case .type: "unknown type"
    case .null: "unknown null"
    case .event: "unknown event"
    }
  }

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What is unknown, and where in the events of its contract.
package struct LedgerPlace: Hashable, Comparable, Sendable {
  package var kind: UnknownKind
  /// A JSON pointer with `*` for the elements of arrays and the keys of maps; of an event, its type.
  package var path: JSONName

  package init(_ kind: UnknownKind, _ path: JSONName) {
    self.kind = kind
    self.path = path
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.kind, lhs.path) < (rhs.kind, rhs.path)
  }
}

/// What an entry is about; there is one entry for each.
package struct LedgerKey: Hashable, Comparable, Sendable {
  /// The contract's name; empty for events that no contract takes.
  package var contract: JSONName
  package var place: LedgerPlace

  package init(contract: JSONName, place: LedgerPlace) {
    self.contract = contract
    self.place = place
  }

  package init(_ contract: String, _ kind: UnknownKind, _ path: String) {
    self.init(contract: JSONName(contract), place: LedgerPlace(kind, JSONName(path)))
  }

  package var kind: UnknownKind { place.kind }
  package var path: String { place.path.description }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.contract, lhs.place) < (rhs.contract, rhs.place)
  }
}

extension LedgerKey: CustomStringConvertible {
  /// `gameStateUpdate field /tradeCount`: the words that `schema unknown` takes.
  package var description: String {
    contract.utf8.isEmpty ? "\(kind) \(path)" : "\(contract) \(kind) \(path)"
  }
}
