extension PatternSyntax {
  /// Whether an automaton can answer for the tree, look-around included.
  ///
  /// Look-aheads run beside the pattern, look-behinds before it. A look-behind whose answer hangs
  /// on what follows it, or one inside a look-ahead, is left to backtracking.
  var isTableReady: Bool {
    var count = 0
    return isTableReady(insideLookAhead: false, lookCount: &count) && count <= 16
  }

  private func isTableReady(insideLookAhead: Bool, lookCount: inout Int) -> Bool {
    switch self {
    case .empty, .scalar, .set, .boundary: return true
    case .backreference: return false
    case .sequence(let parts), .choice(let parts):
      return parts.allSatisfy {
        $0.isTableReady(insideLookAhead: insideLookAhead, lookCount: &lookCount)
      }
    case .repeated(let part, let repetition):
      let before = lookCount
      let isReady = part.isTableReady(insideLookAhead: insideLookAhead, lookCount: &lookCount)
      let copies = min(max(repetition.most ?? repetition.least + 1, 1), 1_000)
      lookCount = min(before + (lookCount - before) * copies, 1_000)
      return isReady
    case .capture(let part, _):
      return part.isTableReady(insideLookAhead: insideLookAhead, lookCount: &lookCount)
    case .look(let part, let look):
      lookCount += 1
      guard look.isBehind else {
        return part.isTableReady(insideLookAhead: true, lookCount: &lookCount)
      }
      return !insideLookAhead && !part.asksWhatFollows
    }
  }

  /// Whether the answer can hang on what comes behind the end of a match.
  private var asksWhatFollows: Bool {
    switch self {
    case .empty, .scalar, .set, .boundary(.start): false
    case .boundary, .look, .backreference: true
    case .sequence(let parts), .choice(let parts): parts.contains(where: \.asksWhatFollows)
    case .repeated(let part, _), .capture(let part, _): part.asksWhatFollows
    }
  }
}
