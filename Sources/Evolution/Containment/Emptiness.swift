package import JSONText

/// Whether there is a value of some kind at all: one that a schema takes, or that two take.
package enum Emptiness: Sendable {
  case proved
  /// There is one, which the validator agreed to.
  case refuted(example: JSONValue)
  /// Neither could be shown, and why.
  case unknown(reason: String)
}

extension Emptiness {
  package var isProved: Bool {
    switch self {
    case .proved: true
    case .refuted, .unknown: false
    }
  }

  package var example: JSONValue? {
    switch self {
    case .refuted(let example): example
    case .proved, .unknown: nil
    }
  }
}
