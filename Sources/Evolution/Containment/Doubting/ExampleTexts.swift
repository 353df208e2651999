import Patterns

/// A shortest text for patterns, searched for once however often it is asked for.
final class ExampleTexts {
  private var known: [[Pattern]: String?] = [:]

  /// A text that all of the patterns match, where one could be found.
  func text(matching patterns: [Pattern]) -> String? {
    if let text = known[patterns] { return text }
    let text: String? =
      if case .text(let found) = Pattern.shortestMember(of: patterns) { found } else { nil }
    known[patterns] = text
    return text
  }
}
