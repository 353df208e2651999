package import Validation

/// What is wrong with a run of events, at the event where it shows.
package struct StreamFault: Hashable, Comparable, Sendable {
  package enum Kind: Int, Hashable, Comparable, Sendable, CaseIterable {
    case gap, disorder, repetition, notIncreasing, wrongElapsed, tooMany, tooFew, missingFollowUp

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  package var kind: Kind
  package var place: RecordPlace
  /// The fact, without the key: `tick 130..132 is missing`.
  package var words: String

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.place, lhs.kind, lhs.words) < (rhs.place, rhs.kind, rhs.words)
  }
}
