import Patterns

extension Demand {
  /// Reads one requirement, or several joined by `and`.
  package init(_ text: String) throws(DemandError) {
    let whole = unwrapped(text.trimmed, marks: ["`"]).trimmed
    guard !whole.isEmpty else { throw .empty }
    self.text = whole
    conditions = []
    for part in Self.parts(of: whole) { conditions.append(try Self.condition(part)) }
  }

  /// The conditions of a chain: an `and` that is followed by another operator joins two.
  private static func parts(of text: String) -> [String] {
    var parts = [""]
    for word in text.split(separator: " ") {
      let isJoint = word == "and" || word == "&&"
      if isJoint, !parts[parts.count - 1].hasPrefix("between ") || isComplete(parts.last) {
        parts.append("")
      } else {
        let last = parts.count - 1
        parts[last] += (parts[last].isEmpty ? "" : " ") + word
      }
    }
    return parts
  }

  /// Whether a `between` already has both of its ends.
  private static func isComplete(_ part: String?) -> Bool {
    guard let part else { return false }
    return part.contains(" and ") || part.contains("..") || part.contains(",")
  }

  private static func condition(_ text: String) throws(DemandError) -> Condition {
    let text = text.trimmed
    guard !text.isEmpty else { throw .unreadable("nothing follows 'and'") }
    if let (comparison, length) = sign(text) {
      return try compared(comparison, String(text.dropFirst(length)).trimmed)
    }
    let word = String(text.prefix { !$0.isWhitespace && $0 != "(" && $0 != "[" && $0 != "{" })
    let rest = String(text.dropFirst(word.count)).trimmed
    switch word.lowercased() {
    case "in": return try membership(rest)
    case "not" where rest.lowercased().hasPrefix("in "):
      return try absence(String(rest.dropFirst(3)).trimmed)
    case "between": return try between(rest)
    case "matches": return try matching(rest)
    case "exists" where rest.isEmpty: return .exists
    case "exists": throw .unreadable("'exists' stands alone, and '\(rest)' follows it")
    default: throw .unknownOperator(word.isEmpty ? text : word)
    }
  }

  /// The comparison that a text begins with, and how many characters it takes.
  private static func sign(_ text: String) -> (Operator, Int)? {
    let mark = String(text.prefix { "<>=!≥≤≠~".contains($0) })
    switch mark {
    case ">": return (.more, 1)
    case ">=": return (.atLeast, 2)
    case "≥": return (.atLeast, 1)
    case "<": return (.less, 1)
    case "<=": return (.atMost, 2)
    case "≤": return (.atMost, 1)
    case "=": return (.equal, 1)
    case "==": return (.equal, 2)
    case "!=": return (.unequal, 2)
    case "≠": return (.unequal, 1)
    default: return nil
    }
  }

  private static func compared(
    _ comparison: Operator, _ literal: String
  ) throws(DemandError) -> Condition {
    guard !literal.isEmpty else {
      throw .unreadable("nothing follows '\(comparison.rawValue)'")
    }
    let value = ClaimValue(literal)
    switch (comparison, value.kind) {
    case (.equal, _), (.unequal, _): return .compared(comparison, value)
    case (_, .number), (_, .day), (_, .version): return .compared(comparison, value)
    default:
      throw .unreadable("'\(comparison.rawValue)' needs a number, not \(value.kindWord)")
    }
  }

  private static func membership(_ text: String) throws(DemandError) -> Condition {
    if let (low, high) = range(text) { return .between(low, high) }
    let inner = withoutBrackets(text)
    guard !inner.isEmpty else { throw .unreadable("nothing follows 'in'") }
    return .among(inner.split(separator: ",").map { ClaimValue(String($0)) })
  }

  private static func absence(_ text: String) throws(DemandError) -> Condition {
    guard case .among(let values) = try membership(text) else {
      throw .unreadable("'not in' needs a set, as in 'not in {a, b}'")
    }
    return .notAmong(values)
  }

  private static func between(_ text: String) throws(DemandError) -> Condition {
    let inner = withoutBrackets(text)
    let ends =
      range(inner)
      ?? pair(inner, split: " and ") ?? pair(inner, split: ",") ?? pair(inner, split: " to ")
    guard let (low, high) = ends else {
      throw .unreadable("'between' needs two values, as in 'between 1 and 10'")
    }
    for end in [low, high] {
      switch end.kind {
      case .number, .day, .version: continue
      default: throw .unreadable("'between' needs numbers, not \(end.kindWord)")
      }
    }
    return .between(low, high)
  }

  /// `1..10`, as both ends.
  private static func range(_ text: String) -> (ClaimValue, ClaimValue)? {
    pair(text, split: "...") ?? pair(text, split: "..")
  }

  private static func pair(_ text: String, split mark: String) -> (ClaimValue, ClaimValue)? {
    guard let (first, second) = halves(of: text, at: mark) else { return nil }
    let (low, high) = (ClaimValue(first), ClaimValue(second))
    guard low.kind != .absent, high.kind != .absent else { return nil }
    return (low, high)
  }

  private static func matching(_ text: String) throws(DemandError) -> Condition {
    let source = unwrapped(text, marks: ["\"", "'", "/", "`"])
    guard !source.isEmpty else { throw .unreadable("nothing follows 'matches'") }
    guard let pattern = try? Pattern(source) else {
      throw .unreadable("'\(source)' is not a regular expression")
    }
    return .matches(pattern)
  }

  private static func withoutBrackets(_ text: String) -> String {
    for (open, close) in [("[", "]"), ("{", "}"), ("(", ")")]
    where text.hasPrefix(open) && text.hasSuffix(close) && text.utf8.count >= 2 {
      return String(text.dropFirst().dropLast()).trimmed
    }
    return text.trimmed
  }
}

/// The text before a mark and the text after it; nil where the mark is not there.
func halves(of text: String, at mark: String) -> (String, String)? {
  let (bytes, needle) = (Array(text.utf8), Array(mark.utf8))
  guard !needle.isEmpty, bytes.count >= needle.count else { return nil }
  for start in 0...(bytes.count - needle.count)
  where bytes[start..<start + needle.count].elementsEqual(needle) {
    return (
      String(decoding: bytes[..<start], as: UTF8.self),
      String(decoding: bytes[(start + needle.count)...], as: UTF8.self)
    )
  }
  return nil
}
