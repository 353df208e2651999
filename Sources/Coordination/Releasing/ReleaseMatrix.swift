import Contracts
package import Realms

/// Whether a version may go out, and because of whom not.
package struct ReleaseMatrix: Sendable {
  package var terms: ReleaseTerms
  package var rows: [ReleaseRow]
  /// Importers that do not run where the version is to go.
  package var absent: [RealmName]
  /// What keeps even an empty matrix from a yes.
  package var doubts: [String]

  package init(
    _ terms: ReleaseTerms, _ consumers: [ReleaseConsumer], absent: [RealmName] = [],
    doubts: [String] = []
  ) {
    self.terms = terms
    rows = consumers.map(terms.row).sorted { first, second in
      (first.verdict.rank, first.consumer) < (second.verdict.rank, second.consumer)
    }
    self.absent = absent.sorted()
    self.doubts = doubts
  }

  package var verdict: ReleaseVerdict {
    ReleaseVerdict(rows.map(\.verdict) + (doubts.isEmpty ? [] : [.unknown]))
  }
}

extension ReleaseVerdict {
  /// What stands in the way comes first.
  fileprivate var rank: Int {
    switch self {
    case .no: 0
    case .unknown: 1
    case .yes: 2
    }
  }
}

extension ReleaseMatrix {
  /// The rows of both, of several realms.
  package func adding(_ other: ReleaseMatrix) -> ReleaseMatrix {
    var joined = self
    joined.rows = (rows + other.rows).sorted { first, second in
      (first.verdict.rank, first.consumer) < (second.verdict.rank, second.consumer)
    }
    joined.absent = (absent + other.absent).sorted()
    joined.doubts = doubts + other.doubts.filter { !doubts.contains($0) }
    return joined
  }
}
