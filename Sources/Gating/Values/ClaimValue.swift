package import Contracts

/// A value as a plan writes it, typed so far as its text is certain.
package struct ClaimValue: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case number(Quantity)
    case day(Day)
    case version(Version)
    case bool(Bool)
    /// `null`, `None`, `-`, or nothing at all.
    case absent
    case text
  }

  /// The text without quotes and code marks.
  package var text: String
  package var kind: Kind
  /// Written between quotes, so that it is a text whatever it looks like.
  package var isQuoted: Bool

  /// Reads a value; text that is nothing else is a text.
  package init(_ written: String) {
    let bare = unwrapped(written.trimmed, marks: ["`"])
    let inner = unwrapped(bare, marks: ["\"", "'", "“”"])
    isQuoted = inner.utf8.count != bare.utf8.count
    text = inner
    kind = isQuoted ? .text : Self.kind(of: inner)
  }

  private static func kind(of text: String) -> Kind {
    if let quantity = Quantity(text) { return .number(quantity) }
    if let day = Day(text) { return .day(day) }
    if let version = Version(text) { return .version(version) }
    // No word below is longer.
    guard text.utf8.count <= 9 else { return .text }
    switch text.lowercased() {
    case "true", "yes": return .bool(true)
    case "false", "no": return .bool(false)
    case "", "null", "nil", "none", "n/a", "-", "–", "—", "missing", "undefined":
      return .absent
    default: return .text
    }
  }

  /// What kind of value it is, in words.
  package var kindWord: String {
    switch kind {
    case .number: "a number"
    case .day: "a date"
    case .version: "a version"
    case .bool: "true or false"
    case .absent: "nothing"
    case .text: "a text"
    }
  }
}

/// A text without the quotes around it; a mark of two scalars opens with one and closes with the other.
func unwrapped(_ text: String, marks: [String]) -> String {
  let scalars = text.unicodeScalars
  guard let first = scalars.first, let last = scalars.last else { return text }
  for mark in marks {
    guard mark.unicodeScalars.first == first, mark.unicodeScalars.last == last else { continue }
    let rest = scalars.dropFirst()
    // `"a" and "b"` begins and ends with quotes and is not a quoted text.
    guard !rest.isEmpty, !rest.dropLast().contains(last) else { return text }
    return String(rest.dropLast())
  }
  return text
}
