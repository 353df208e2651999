package import Captures
package import JSONText

/// One unknown: how often and when it was seen, what it looks like, and what was decided.
package struct LedgerEntry: Hashable, Sendable {
  /// How often in all.
  package var count: Int
  /// In how many events.
  package var events: Int
  /// How often each JSON type came, where that is known.
  package var types: [UnknownType: Int] = [:]
  package var first: LedgerSighting?
  package var last: LedgerSighting?
  /// What it looks like and never what it says: `string of 24 letters`.
  package var shapes: Set<JSONName> = []
  /// Values as JSON, where the settings let them stand here.
  package var values: Set<JSONName> = []
  /// What it may be under another name: `rename /tick`, `move /data/tick`.
  package var suspects: Set<JSONName> = []
  package var review = LedgerReview()
  package var extra = LedgerExtra()

  package init(count: Int, events: Int) {
    self.count = count
    self.events = events
  }

  /// How many shapes, values and suspects are kept of each.
  package static let examples = 5
}

/// The types that JSON values have, integers apart from other numbers.
package enum UnknownType: String, Hashable, Comparable, Sendable, CaseIterable {
  case null, boolean, integer, number, string, array, object

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// When and where something was seen.
package struct LedgerSighting: Hashable, Sendable {
  package var time: EventTime?
  /// The capture's name.
  package var capture: String
  /// The contract's version then; nil where no contract takes the event.
  package var version: String?
  package var extra = LedgerExtra()

  package init(time: EventTime?, capture: String, version: String?) {
    self.time = time
    self.capture = capture
    self.version = version
  }

  /// SightingSpan without a time are not first where one with a time is.
  package static func earliest(_ one: Self?, _ other: Self?) -> Self? {
    guard let one, let other else { return one ?? other }
    return one.order(at: .max) <= other.order(at: .max) ? one : other
  }

  package static func latest(_ one: Self?, _ other: Self?) -> Self? {
    guard let one, let other else { return one ?? other }
    return one.order(at: .min) >= other.order(at: .min) ? one : other
  }

  private func order(at absent: Int) -> (Int, String, String) {
    (time?.milliseconds ?? absent, capture, version ?? "")
  }
}
