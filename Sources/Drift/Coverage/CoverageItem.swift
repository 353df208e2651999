/// One thing that a contract says may come, and whether it ever did.
package struct CoverageItem: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case field, value, type, branch
  }

  package enum Verdict: Hashable, Sendable {
    /// So often.
    case seen(Int)
    case never
    /// Counts do not tell, and why.
    case untold(String)
  }

  package var kind: Kind
  /// Where in the event, with `*` for any element or any name.
  package var pointer: String
  /// What it is: `required`, `'payout'`, `null`, `branch 2 of 3: object`.
  package var words: String
  package var verdict: Verdict
  /// How many values there were among which it could have come.
  package var of: Int
  /// Where the contract says it.
  package var schemaPointer: String
}

/// How much of a contract was ever seen.
package struct Coverage: Hashable, Sendable {
  /// In the order of places.
  package var items: [CoverageItem]
  package var events: Int

  package func items(_ kind: CoverageItem.Kind) -> [CoverageItem] {
    items.filter { $0.kind == kind }
  }

  package func seen(_ kind: CoverageItem.Kind) -> Int {
    items.count { item in
      if case .seen = item.verdict { item.kind == kind } else { false }
    }
  }

  package var never: [CoverageItem] { items.filter { $0.verdict == .never } }

  package var untold: [CoverageItem] {
    items.filter { item in
      if case .untold = item.verdict { true } else { false }
    }
  }
}
