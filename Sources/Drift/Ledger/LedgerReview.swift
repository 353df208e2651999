package import Contracts

/// What people decided about an unknown.
package struct LedgerReview: Hashable, Sendable {
  package enum State: String, Hashable, Comparable, Sendable, CaseIterable {
    /// Nobody has looked.
    case new
    /// Somebody has looked and takes it as it is for now.
    case acknowledged
    /// A contract will say it.
    case planned
    /// It does not matter, until a day where one is given.
    case ignored
    /// It should not be there: whoever sends it has to stop.
    case rejected
    /// A contract says it.
    case promoted

    /// Later ones win where two people decided on one day.
    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  package var state: State = .new
  package var reviewer: String?
  /// The day of the decision.
  package var reviewed: Day?
  /// Why it is ignored or rejected.
  package var reason: String?
  /// The last day on which it is ignored.
  package var expires: Day?
  package var note: String?
  /// What the expert said.
  package var answer: LedgerAnswer?

  package init() {}

  /// Whether it is ignored, and the time for that is over.
  package func hasExpired(on today: Day?) -> Bool {
    guard state == .ignored, let expires, let today else { return false }
    return expires < today
  }

  /// Whether nobody needs to be told: somebody has decided, and the decision holds.
  package func isSettled(on today: Day?) -> Bool {
    switch state {
    case .new, .rejected, .promoted: false
    case .acknowledged, .planned: true
    case .ignored: !hasExpired(on: today)
    }
  }
}

/// What an expert said about an unknown.
package struct LedgerAnswer: Hashable, Sendable {
  package var text: String
  /// The day it was given.
  package var day: Day?
  package var extra = LedgerExtra()

  package init(_ text: String, on day: Day?) {
    self.text = text
    self.day = day
  }
}
