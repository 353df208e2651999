/// A regular expression as a tree.
package enum PatternSyntax: Hashable, Sendable {
  /// Matches the empty text.
  case empty
  /// One code point; a lone surrogate is legal here and matches nothing.
  case scalar(UInt32)
  /// Any one member of a class such as `[a-z]`, `\d` or `.`.
  case set(ScalarSet)
  /// One after the other.
  case sequence([PatternSyntax])
  /// One of them, the first that leads to a match.
  case choice([PatternSyntax])
  /// The same several times.
  indirect case repeated(PatternSyntax, Repetition)
  /// A group whose text `\1` or `\k<name>` can ask for.
  indirect case capture(PatternSyntax, number: Int)
  /// A condition on the place between two code points.
  case boundary(Boundary)
  /// A condition on the text that follows or precedes.
  indirect case look(PatternSyntax, Look)
  /// The text of the group with this number once more.
  case backreference(Int)

  /// How often something is repeated.
  package struct Repetition: Hashable, Sendable {
    package var least: Int
    /// Nil when there is no upper limit.
    package var most: Int?
    package var isLazy: Bool
  }

  /// The places that can be asked for without reading anything.
  package enum Boundary: Hashable, Sendable {
    case start
    case end
    case word
    case notWord
  }

  /// Which way a look-around looks and what it hopes for.
  package struct Look: Hashable, Sendable {
    package var isBehind: Bool
    package var isNegated: Bool
  }
}

extension PatternSyntax {
  /// Whether neither a look-around nor a back-reference occurs.
  package var isRegular: Bool {
    switch self {
    case .empty, .scalar, .set, .boundary: true
    case .sequence(let parts), .choice(let parts): parts.allSatisfy(\.isRegular)
    case .repeated(let part, _), .capture(let part, _): part.isRegular
    case .look, .backreference: false
    }
  }

  /// Whether every match begins where the text begins.
  package var isAnchoredAtStart: Bool {
    isAnchored(.start) { $0.first(where: { !$0.isLookAround }) }
  }

  /// Whether every match ends where the text ends.
  package var isAnchoredAtEnd: Bool {
    isAnchored(.end) { $0.last(where: { !$0.isLookAround }) }
  }

  private var isLookAround: Bool {
    if case .look = self { true } else { false }
  }

  private func isAnchored(
    _ boundary: Boundary, outermost: ([PatternSyntax]) -> PatternSyntax?
  ) -> Bool {
    switch self {
    case .boundary(boundary): true
    case .sequence(let parts):
      outermost(parts)?.isAnchored(boundary, outermost: outermost) ?? false
    case .choice(let parts):
      parts.allSatisfy { $0.isAnchored(boundary, outermost: outermost) }
    case .capture(let part, _): part.isAnchored(boundary, outermost: outermost)
    case .repeated(let part, let repetition):
      repetition.least > 0 && part.isAnchored(boundary, outermost: outermost)
    case .empty, .scalar, .set, .boundary, .look, .backreference: false
    }
  }

  /// The code points that every match begins with, as far as they can be read off.
  ///
  /// Meant for patterns anchored at the start, as a fast way to say no and to word a message.
  package var literalPrefix: [UInt32] {
    var prefix: [UInt32] = []
    _ = appendPrefix(to: &prefix)
    return prefix
  }

  /// Appends what is certain; returns whether the node was read to its end.
  private func appendPrefix(to prefix: inout [UInt32]) -> Bool {
    switch self {
    case .empty, .boundary(.start): return true
    case .scalar(let scalar):
      prefix.append(scalar)
      return true
    case .sequence(let parts):
      return parts.allSatisfy { $0.appendPrefix(to: &prefix) }
    case .capture(let part, _): return part.appendPrefix(to: &prefix)
    case .set, .choice, .repeated, .boundary, .look, .backreference: return false
    }
  }
}
