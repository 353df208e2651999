package import Patterns

/// What a value has to be, as a plan writes it: `> 0`, `!= "unknown"`, `between 1 and 10`.
package struct Demand: Sendable {
  /// One comparison.
  package enum Condition: Sendable {
    case compared(Operator, ClaimValue)
    case among([ClaimValue])
    case notAmong([ClaimValue])
    case between(ClaimValue, ClaimValue)
    case matches(Pattern)
    case exists
  }

  package enum Operator: String, Hashable, Sendable, CaseIterable {
    case more = ">"
    case atLeast = ">="
    case less = "<"
    case atMost = "<="
    case equal = "=="
    case unequal = "!="
  }

  /// The requirement as it stands.
  package var text: String
  /// All of them have to hold.
  package var conditions: [Condition]
}

/// Why a requirement could not be read.
package enum DemandError: Error, Hashable, Sendable {
  case empty
  case unknownOperator(String)
  /// The operator is known and what follows it is not understood.
  case unreadable(String)
}

extension DemandError {
  package var words: String {
    switch self {
    case .empty: "the requirement is empty"
    case .unknownOperator(let word): "unknown operator '\(word)'"
    case .unreadable(let reason): reason
    }
  }
}

/// What recomputing a claim came to.
package enum Judgement: Hashable, Sendable {
  case holds
  case fails
  /// Nobody can tell, and why.
  case undecided(String)

  /// True, false, or neither.
  package var computed: Bool? {
    switch self {
    case .holds: true
    case .fails: false
    case .undecided: nil
    }
  }

  /// Both have to hold; one that fails decides.
  package func and(_ other: Judgement) -> Judgement {
    switch (self, other) {
    case (.fails, _), (_, .fails): .fails
    case (.undecided(let why), _), (_, .undecided(let why)): .undecided(why)
    case (.holds, .holds): .holds
    }
  }

  var negated: Judgement {
    switch self {
    case .holds: .fails
    case .fails: .holds
    case .undecided: self
    }
  }
}
