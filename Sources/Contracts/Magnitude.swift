/// How far a change moves a contract.
///
/// Patch: nobody has to act. Minor: stored data or readers need a migration. Major: nothing stored
/// or deployed can be relied on as before.
package enum Magnitude: String, Hashable, Comparable, Sendable, CaseIterable {
  case none, patch, minor, major

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .patch: 1
    case .minor: 2
    case .major: 3
    }
  }
}
