/// A regular expression of ECMA-262 in Unicode mode, ready to match.
///
/// A regular pattern becomes a table and answers in one pass over the text; one with look-around
/// or back-references is searched for by backtracking within limits. Neither ever allocates or
/// runs without bound because of what a text says.
package struct Pattern: Sendable {
  /// The expression as it was written.
  package let source: String
  let program: PatternProgram

  /// Longer than any honest pattern; what is longer is refused before it costs anything.
  static let greatestLength = 1 << 16

  /// Reads and compiles `source`; what cannot be compiled safely is an error, never a slow match.
  package init(_ source: String) throws(PatternError) {
    guard source.utf8.count <= Self.greatestLength else {
      throw PatternError(.programTooLarge, at: 0)
    }
    self.source = source
    program = try PatternProgram(PatternParser.parse(source))
  }

  /// The expression searched for by backtracking alone, so that the automata can be held to it.
  package init(backtracking source: String) throws(PatternError) {
    self.source = source
    program = try PatternProgram(PatternParser.parse(source), isBacktracking: true)
  }

  /// Whether the expression occurs anywhere in `text`, which is valid UTF-8.
  package func matches(_ text: borrowing Span<UInt8>) -> Match {
    switch program.engine {
    case .table(let table): table.matches(text) ? .yes : .no
    case .graph(let graph): graph.matches(text)
    case .backtracking(let search):
      search.matches(text, isAnchored: program.isAnchoredAtStart)
    }
  }

  /// Whether `source` is a regular expression to the letter of ECMA-262 with the `u` flag.
  package static func isValidECMA(_ source: String) -> Bool {
    guard let result = try? PatternParser.parse(source) else { return false }
    return result.notes.isEmpty
  }
}

extension Pattern: Hashable {
  // By bytes: Swift holds canonically equivalent strings for equal, expressions are not.
  package static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.source.utf8.elementsEqual(rhs.source.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in source.utf8 { hasher.combine(byte) }
  }
}

// What a linter or a schema comparison asks of a pattern.
extension Pattern {
  package var syntax: PatternSyntax { program.syntax }

  /// Where the expression is legal only without the `u` flag.
  package var notes: [PatternNote] { program.notes }
  package var isLenient: Bool { !program.notes.isEmpty }

  /// Whether an automaton answers, so that every answer is certain and comes in linear time.
  package var isRegular: Bool { program.isAutomaton }

  package var isAnchoredAtStart: Bool { program.isAnchoredAtStart }
  package var isAnchoredAtEnd: Bool { program.syntax.isAnchoredAtEnd }

  /// Whether every text is a match, as far as a table was made to tell.
  package var isMatchAll: Bool {
    if case .table(let table) = program.engine { table.start == DFA.accepted } else { false }
  }

  /// What every match begins with, as far as it can be read off.
  package var literalPrefix: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: program.syntax.literalPrefix.compactMap(Unicode.Scalar.init))
    return String(text)
  }
}
