package import JSONText

/// Whether every value that one schema takes is taken by another.
package enum Containment: Sendable {
  case proved
  /// A value that only the first takes; the validator agreed on both sides.
  case refuted(witness: JSONValue)
  /// Neither could be shown, and why; never a guess.
  case unknown(reason: String)
}

extension Containment {
  /// The word results use: `proved`, `refuted`, `unknown`.
  package var word: String {
    switch self {
    case .proved: "proved"
    case .refuted: "refuted"
    case .unknown: "unknown"
    }
  }

  package var isProved: Bool {
    switch self {
    case .proved: true
    case .refuted, .unknown: false
    }
  }

  package var witness: JSONValue? {
    switch self {
    case .refuted(let witness): witness
    case .proved, .unknown: nil
    }
  }
}
