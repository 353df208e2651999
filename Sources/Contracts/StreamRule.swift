package import JSONText
package import SourceText

/// A promise about several events of one contract, understood: `{ rule: consecutive, field: /tick }`.
package struct StreamRule: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Each number is the one before or the next one: nothing is missing, nothing goes back.
    case consecutive(JSONPointer)
    case increasing(JSONPointer, allowsEqual: Bool)
    /// No value comes twice.
    case unique(JSONPointer)
    /// The field counts how far the clock has moved since another field left zero.
    case elapsed(JSONPointer, clock: JSONPointer, since: JSONPointer)
    case atMost(Int)
    case atLeast(Int)
    /// Each event of the named type is followed by one of this contract.
    case requiredAfter(JSONName)
  }

  package var kind: Kind
  /// What holds events together: the rule starts anew for each value of these.
  package var within: [JSONPointer]
  package var span: SourceSpan
}

extension StreamRule {
  /// The words that contracts use for the kinds.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    case consecutive, increasing, unique, elapsed
    case atMost = "at-most"
    case atLeast = "at-least"
    case requiredAfter = "required-after"

    /// The options the kind knows besides `rule` and `within`; true for those it cannot do without.
    var options: [(key: String, isRequired: Bool)] {
      switch self {
      case .consecutive, .unique: [("field", true)]
      case .increasing: [("field", true), ("equal", false)]
      case .elapsed: [("field", true), ("clock", true), ("since", true)]
      case .atMost, .atLeast: [("count", true)]
      case .requiredAfter: [("event", true)]
      }
    }
  }

  /// The pointers that the rule reads in each event, its key left out.
  package var fields: [JSONPointer] {
    switch kind {
    case .consecutive(let field), .increasing(let field, _), .unique(let field): [field]
    case .elapsed(let field, let clock, let since): [field, clock, since]
    case .atMost, .atLeast, .requiredAfter: []
    }
  }
}
