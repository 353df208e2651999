/// A pattern as a graph of steps, of which many may be standing at once.
///
/// Texts are read from their start to their end; the loop that lets a match begin anywhere is part
/// of the graph, and reaching `match` settles the answer whatever follows.
struct NFA: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    /// Reads one code point of the set with this number.
    case read(set: Int, next: Int)
    /// Goes both ways without reading.
    case fork(Int, Int)
    /// Goes on where the boundary lies.
    case check(PatternSyntax.Boundary, next: Int)
    /// Goes on and owes what the look-ahead with this number asks for.
    case lookAhead(Int, next: Int)
    /// Goes on where the look-behind with this number holds, or does not.
    case lookBehind(Int, isNegated: Bool, next: Int)
    case match
  }

  /// A look-ahead's body, which has its own way to `match`.
  struct LookAhead: Hashable, Sendable {
    var start: Int
    var isNegated: Bool
  }

  let steps: [Step]
  let start: Int
  let alphabet: Alphabet
  /// For each letter whether it is of `\w`; empty when no step asks for word boundaries.
  let isWord: [Bool]
  let lookAheads: [LookAhead]
  /// Where the bodies of look-behinds begin, each with a loop that lets it begin anywhere.
  let lookBehindStarts: [Int]

  /// The most steps a graph may have.
  static let greatestSize = 100_000
}
