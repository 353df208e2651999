/// How much a finding matters.
package enum Severity: String, Hashable, Comparable, Sendable, CaseIterable {
  case info
  case warning
  case error

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
