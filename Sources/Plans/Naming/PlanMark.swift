package import SourceText

/// A picture that stands for a judgement: `✅`, `⏳`, `⚠️`.
///
/// The variation selector that asks for a coloured picture does not count: `⚠` is `⚠️`.
package struct PlanMark: Hashable, Sendable {
  package var scalar: Unicode.Scalar
  package var span: SourceSpan

  package init(_ scalar: Unicode.Scalar, at span: SourceSpan) {
    self.scalar = scalar
    self.span = span
  }

  package var text: String { String(Character(scalar)) }

  /// What people mean by the picture where nothing else is said.
  package enum Meaning: Hashable, Sendable {
    case good
    case bad
    case doubtful
    case waiting
    case moving
    case external
    case other
  }

  package var meaning: Meaning { Self.meanings[scalar] ?? .other }

  private static let meanings: [Unicode.Scalar: Meaning] = [
    "✅": .good, "✔": .good, "☑": .good, "✓": .good, "🟢": .good, "👍": .good, "🎉": .good,
    "🏁": .good, "🚀": .good, "💚": .good, "🆗": .good, "🟩": .good, "🏆": .good,
    "❌": .bad, "✗": .bad, "✘": .bad, "✖": .bad, "🔴": .bad, "❎": .bad, "🛑": .bad, "⛔": .bad,
    "🚫": .bad, "👎": .bad, "❗": .bad, "🟥": .bad, "💥": .bad, "🚨": .bad,
    "⚠": .doubtful, "🟠": .doubtful, "❓": .doubtful, "🔍": .doubtful, "👀": .doubtful,
    "🧪": .doubtful, "🔎": .doubtful, "🟧": .doubtful,
    "⏳": .waiting, "⌛": .waiting, "🕐": .waiting, "⏸": .waiting, "💤": .waiting, "📋": .waiting,
    "⬜": .waiting, "☐": .waiting, "⚪": .waiting, "🔜": .waiting, "📅": .waiting, "⏱": .waiting,
    "🔲": .waiting, "🗓": .waiting, "📝": .waiting, "🆕": .waiting, "🔒": .waiting,
    "🔄": .moving, "🟡": .moving, "🚧": .moving, "🏃": .moving, "▶": .moving, "🔨": .moving,
    "🛠": .moving, "🔧": .moving, "🟨": .moving, "🔵": .moving, "♻": .moving, "⚙": .moving,
    "⚫": .external,
  ]
}
