package import JSONText

/// A question about captured events, as a gate names it: one number or truth over all of them, and
/// what it has to be.
package struct Query: Hashable, Sendable {
  /// The question as it was written.
  package var text: String
  package var aggregate: Aggregate
  /// What the answer has to be; nil where only the answer is wanted.
  package var expectation: Expectation?

  /// What is made of the events.
  package enum Aggregate: Hashable, Sendable {
    /// How many events there are for which a condition holds.
    case count(QueryCondition)
    /// Whether there is one.
    case exists(QueryCondition)
    /// The largest or smallest number at a place.
    case extreme(Extreme, QueryOperand, where: QueryCondition)
    /// How many different values there are at a place.
    case distinct(QueryOperand, where: QueryCondition)
    /// Which share of the events their contract accepts.
    case validity(where: QueryCondition)
  }

  package enum Extreme: String, Hashable, Sendable {
    case max, min
  }

  /// What an answer is held to.
  package struct Expectation: Hashable, Sendable {
    package var comparison: QueryComparison
    package var bound: ExactNumber
    /// Written with `%`.
    package var isPercent: Bool
  }

  /// Whether contracts have to judge the events before the question can be answered.
  package var needsVerdicts: Bool {
    if case .validity = aggregate { true } else { condition.needsVerdicts }
  }

  /// Whether the contracts have to be known at all.
  package var needsContracts: Bool { needsVerdicts || condition.namesContracts || ofContracts }

  private var ofContracts: Bool {
    if case .distinct(.contract, _) = aggregate { true } else { false }
  }

  /// Which events are looked at.
  package var condition: QueryCondition {
    switch aggregate {
    case .count(let condition), .exists(let condition), .extreme(_, _, let condition),
      .distinct(_, let condition), .validity(let condition):
      condition
    }
  }
}

/// What stands on the left of a comparison.
package enum QueryOperand: Hashable, Sendable {
  /// The source's own name of the event.
  case event
  /// The contract that the event is routed to.
  case contract
  /// When the event happened.
  case time
  /// A place in the record as it was captured.
  case record(QueryPath)
  /// A place in the event itself, wherever the envelope puts it.
  case payload(QueryPath)
}

/// A way into a value; `*` means every element or member.
package struct QueryPath: Hashable, Sendable {
  package enum Step: Hashable, Sendable {
    case name(JSONName)
    case every
  }

  package var steps: [Step]

  package init(_ steps: [Step]) { self.steps = steps }
}

package enum QueryComparison: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case unequal = "!="
  case less = "<"
  case atMost = "<="
  case more = ">"
  case atLeast = ">="
}

/// A value as a question writes it.
package enum QueryLiteral: Hashable, Sendable {
  case number(ExactNumber, lexeme: String)
  case text(String)
  case truth(Bool)
  case null
  /// A day or a moment, in milliseconds since 1970: from the first up to, but not including, the
  /// second.
  case moment(Range<Int>, written: String)
}

/// Which events are meant.
package indirect enum QueryCondition: Hashable, Sendable {
  case always
  case compared(QueryOperand, QueryComparison, QueryLiteral)
  case among(QueryOperand, [QueryLiteral])
  case between(QueryOperand, QueryLiteral, QueryLiteral)
  case matches(QueryOperand, QueryPattern)
  case present(QueryOperand)
  /// The event's contract accepts it.
  case valid
  /// The event's contract refuses it.
  case invalid
  case not(QueryCondition)
  case all([QueryCondition])
  case any([QueryCondition])
}

extension QueryCondition {
  /// The conditions that this one is made of; none for a comparison.
  private var parts: [QueryCondition] {
    switch self {
    case .not(let part): [part]
    case .all(let parts), .any(let parts): parts
    case .always, .compared, .among, .between, .matches, .present, .valid, .invalid: []
    }
  }

  var needsVerdicts: Bool {
    self == .valid || self == .invalid || parts.contains { $0.needsVerdicts }
  }

  var namesContracts: Bool {
    switch self {
    case .compared(.contract, _, _), .among(.contract, _), .between(.contract, _, _),
      .matches(.contract, _), .present(.contract):
      true
    default: parts.contains { $0.namesContracts }
    }
  }

  /// The contracts that the condition names, so that a misspelt one can be told.
  package var namedContracts: [String] {
    switch self {
    case .compared(.contract, _, .text(let name)): [name]
    case .among(.contract, let names):
      names.compactMap { if case .text(let name) = $0 { name } else { nil } }
    default: parts.flatMap(\.namedContracts)
    }
  }
}
