/// A pattern's tree and the engine that was made of it, shared by all copies of the pattern.
final class PatternProgram: Sendable {
  enum Engine: Sendable {
    case table(DFA)
    case graph(NFA)
    case backtracking(BacktrackingProgram)
  }

  let syntax: PatternSyntax
  let notes: [PatternNote]
  let isAnchoredAtStart: Bool
  let engine: Engine

  init(_ result: PatternParser.Result, isBacktracking: Bool = false) throws(PatternError) {
    syntax = result.syntax
    notes = result.notes
    isAnchoredAtStart = result.syntax.isAnchoredAtStart
    engine = try isBacktracking ? Self.search(for: syntax) : Self.engine(for: syntax)
  }

  private static func engine(for syntax: PatternSyntax) throws(PatternError) -> Engine {
    guard NFABuilder.size(of: syntax) < NFA.greatestSize else {
      throw PatternError(.programTooLarge, at: 0)
    }
    if syntax.isTableReady {
      let graph = try NFABuilder.build(syntax)
      if let table = Determinizer.table(of: graph) { return .table(table) }
      if syntax.isRegular { return .graph(graph) }
    }
    return try search(for: syntax)
  }

  private static func search(for syntax: PatternSyntax) throws(PatternError) -> Engine {
    guard BackreferenceCheck.isClear(syntax) else {
      throw PatternError(
        .unsupported("a back-reference to a group that a repetition forgets cannot be matched"),
        at: 0)
    }
    return .backtracking(try BacktrackingProgram(BacktrackingSource.write(syntax)))
  }
}
