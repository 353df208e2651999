import Findings
import Patterns
import Schemas

/// A pattern that holds one end of the text and meant both.
struct UnanchoredPattern: NodeRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 222), "unanchored-pattern", severity: .warning,
    summary: "A pattern fixes one end of the text, or neither, and looks as if it meant the whole.",
    rationale: """
      A pattern is searched for anywhere in the text. Without ^ and $ the pattern [0-9]{8} takes \
      any text with eight digits in it, and ^a|b$ takes everything that begins with a.
      """,
    bad: """
      type: string
      pattern: "^[0-9]{8}"

      """,
    good: """
      type: string
      pattern: "^[0-9]{8}$"

      """)

  func check(_ subject: LintedNode) -> [Finding] {
    subject.keywords.compactMap { keyword in
      guard case .pattern(let pattern) = keyword.rule, let reason = reason(for: pattern) else {
        return nil
      }
      let finding = finding(
        "pattern '\(pattern.source)' \(reason)", at: keyword.span, in: subject, keyword: "pattern")
      return finding.noting("write '\(anchored(pattern))' if the whole text is meant")
    }
  }

  private func reason(for pattern: Pattern) -> String? {
    let (start, end) = (pattern.isAnchoredAtStart, pattern.isAnchoredAtEnd)
    if start, end { return nil }
    if let halves = pattern.syntax.looseHalves { return halves }
    // What has a counted end was meant to end there; a mere beginning, as `^0x`, is fine.
    if start { return pattern.syntax.isCounted ? "says nothing about the end of the text" : nil }
    if end { return pattern.syntax.isCounted ? "says nothing about the start of the text" : nil }
    return pattern.syntax.isOneClass ? "is found anywhere in the text" : nil
  }

  private func anchored(_ pattern: Pattern) -> String {
    var source = pattern.source
    let isChoice = source.utf8.contains(UInt8(ascii: "|"))
    if isChoice, pattern.syntax.looseHalves != nil {
      if source.utf8.first == UInt8(ascii: "^") { source.removeFirst() }
      if source.utf8.last == UInt8(ascii: "$") { source.removeLast() }
      return "^(?:\(source))$"
    }
    return (pattern.isAnchoredAtStart ? "" : "^") + source + (pattern.isAnchoredAtEnd ? "" : "$")
  }
}

extension PatternSyntax {
  /// Why `^a|b$` is not what it looks like; nil for everything else.
  fileprivate var looseHalves: String? {
    guard case .choice(let branches) = self, branches.count > 1,
      let first = branches.first, let last = branches.last
    else { return nil }
    let middle = branches.dropFirst().dropLast()
    guard first.isAnchoredAtStart, !first.isAnchoredAtEnd, last.isAnchoredAtEnd,
      !last.isAnchoredAtStart, middle.allSatisfy({ !$0.isAnchoredAtStart && !$0.isAnchoredAtEnd })
    else { return nil }
    return "anchors only its first and last choice"
  }

  /// Whether some part has a number of repetitions that is fixed or has an end.
  fileprivate var isCounted: Bool {
    switch self {
    case .sequence(let parts): parts.contains(where: \.isCounted)
    case .capture(let part, _): part.isCounted
    case .repeated(_, let repetition):
      repetition.least > 1 || repetition.most.map { $0 > 1 } ?? false
    default: false
    }
  }

  /// Whether the whole is one class of characters, once or repeated, as `[a-z]+`.
  fileprivate var isOneClass: Bool {
    switch self {
    case .set: true
    case .repeated(let part, let repetition): repetition.least > 0 && part.isOneClass
    case .capture(let part, _): part.isOneClass
    case .sequence(let parts): parts.count == 1 && parts.allSatisfy(\.isOneClass)
    default: false
    }
  }
}
