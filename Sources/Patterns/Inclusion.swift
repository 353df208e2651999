/// Whether every text that one pattern matches is matched by another.
package enum Inclusion: Hashable, Sendable {
  case yes
  /// A shortest text that only the first matches.
  case no(witness: String)
  /// The patterns could not be compared, and why.
  case unknown(reason: String)
}

/// A text that some patterns match and others do not.
package enum Member: Hashable, Sendable {
  /// A shortest one.
  case text(String)
  case none
  /// It could not be told, and why.
  case unknown(reason: String)
}

extension Pattern {
  /// Whether every text that matches this pattern matches `other` too.
  package func isIncluded(in other: Pattern) -> Inclusion {
    switch Self.shortestMember(of: [self], butNot: [other]) {
    case .text(let text): .no(witness: text)
    case .none: .yes
    case .unknown(let reason): .unknown(reason: reason)
    }
  }

  /// A shortest text that all of `wanted` match and none of `unwanted`.
  ///
  /// Among equally short texts one with plain letters and digits is preferred.
  package static func shortestMember(
    of wanted: [Pattern], butNot unwanted: [Pattern] = []
  ) -> Member {
    var tables: [DFA] = []
    for pattern in wanted + unwanted {
      guard case .table(let table) = pattern.program.engine else {
        return .unknown(reason: "'\(pattern.source)' is too complex to compare")
      }
      tables.append(table)
    }
    guard let product = TableProduct(tables: tables, wantedCount: wanted.count) else {
      return .unknown(reason: "the patterns tell too many kinds of characters apart")
    }
    return product.shortestMember()
  }
}
