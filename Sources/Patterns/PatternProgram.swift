import Synchronization

/// A pattern's tree and the engine that was made of it, shared by all copies of the pattern.
final class PatternProgram: Sendable {
  enum Engine: Sendable {
    case table(DFA)
    case graph(NFA)
    case backtracking(BacktrackingProgram)
  }

  /// What matching begins with.
  private enum Beginning: Sendable {
    case engine(Engine)
    /// The table of a graph is made when it is asked for: many schemas are compared and linted whose
    /// patterns no text is held to.
    case graph(NFA)
  }

  private final class MadeEngine: Sendable {
    let engine: Engine

    init(_ engine: Engine) { self.engine = engine }
  }

  let syntax: PatternSyntax
  let notes: [PatternNote]
  let isAnchoredAtStart: Bool
  private let beginning: Beginning
  private let made = AtomicLazyReference<MadeEngine>()

  init(_ result: PatternParser.Result, isBacktracking: Bool = false) throws(PatternError) {
    syntax = result.syntax
    notes = result.notes
    isAnchoredAtStart = result.syntax.isAnchoredAtStart
    beginning = try isBacktracking ? .engine(Self.search(for: syntax)) : Self.beginning(for: syntax)
  }

  var engine: Engine {
    switch beginning {
    case .engine(let engine): engine
    case .graph(let graph): (made.load() ?? made.storeIfNil(Self.made(of: graph))).engine
    }
  }

  /// Whether an automaton answers.
  var isAutomaton: Bool {
    switch beginning {
    case .graph, .engine(.table), .engine(.graph): true
    case .engine(.backtracking): false
    }
  }

  private static func made(of graph: NFA) -> MadeEngine {
    MadeEngine(Determinizer.table(of: graph).map { .table($0) } ?? .graph(graph))
  }

  private static func beginning(for syntax: PatternSyntax) throws(PatternError) -> Beginning {
    guard NFABuilder.size(of: syntax) < NFA.greatestSize else {
      throw PatternError(.programTooLarge, at: 0)
    }
    if syntax.isTableReady {
      let graph = try NFABuilder.build(syntax)
      if syntax.isRegular { return .graph(graph) }
      // Where no table can be made of look-arounds, only backtracking is left, which may refuse.
      if let table = Determinizer.table(of: graph) { return .engine(.table(table)) }
    }
    return .engine(try search(for: syntax))
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
