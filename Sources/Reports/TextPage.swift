import SourceText

/// Lines of text for a screen, coloured where that is asked.
///
/// Spans are clean text: data has passed `displayText` before it comes here.
struct TextPage {
  enum Role {
    case plain
    case strong
    case faint
    case good
    case info
    case warning
    case error

    var code: String {
      switch self {
      case .plain: ""
      case .strong: "1"
      case .faint: "2"
      case .good: "32"
      case .info: "36"
      case .warning: "33"
      case .error: "1;31"
      }
    }
  }

  struct Span {
    var text: String
    var role: Role

    init(_ text: String, _ role: Role = .plain) {
      self.text = text
      self.role = role
    }

    var width: Int { columnWidth(of: text) }
  }

  let style: TextStyle
  private(set) var text = ""

  init(_ style: TextStyle) { self.style = style }

  mutating func blank() { text += "\n" }

  mutating func add(_ spans: [Span]) {
    var line = spans.map(painted).joined()
    // A long word broken just before its `::` would begin a line with it.
    let start = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    if line.utf8.dropFirst(start).starts(with: "::".utf8) {
      line = spaces(start) + "\\u003a" + String(Substring(line.utf8.dropFirst(start + 1)))
    }
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    text += line + "\n"
  }

  /// A line whose last part is wrapped under itself, or on lines of its own where the screen is
  /// too narrow for that.
  mutating func add(_ head: [Span], hanging tail: String, _ role: Role = .plain, narrow: Int = 6) {
    let column = head.reduce(0) { $0 + $1.width }
    let room = style.width - column
    if room >= min(columnWidth(of: tail), 28) {
      let lines = wrapped(tail, width: room)
      add(head + [Span(lines.first ?? "", role)])
      for line in lines.dropFirst() { add([Span(spaces(column)), Span(line, role)]) }
    } else {
      add(head)
      for line in wrapped(tail, width: style.width - narrow) {
        add([Span(spaces(narrow)), Span(line, role)])
      }
    }
  }

  /// A line whose last part goes on under a short indent, because the head takes most of the line.
  mutating func add(_ head: [Span], flowing tail: String, indent: Int) {
    let room = style.width - head.reduce(0) { $0 + $1.width }
    let lines = wrapped(tail, width: style.width - indent, firstWidth: max(room, 0))
    add(head + [Span(lines.first ?? "")])
    for line in lines.dropFirst() { add([Span(spaces(indent)), Span(line)]) }
  }

  /// Parts side by side where they fit, else one after another.
  mutating func add(_ head: [Span], parts: [String], gap: Int, _ role: Role = .plain) {
    let line = parts.joined(separator: spaces(gap))
    if head.reduce(columnWidth(of: line), { $0 + $1.width }) <= style.width {
      add(head + [Span(line, role)])
    } else {
      add(head, hanging: parts.joined(separator: " "), role)
    }
  }

  mutating func add(_ head: String, hanging tail: String) { add([Span(head)], hanging: tail) }

  private func painted(_ span: Span) -> String {
    let text = span.text
    guard style.color == .ansi, !span.role.code.isEmpty, !text.isEmpty else { return text }
    return "\u{1B}[\(span.role.code)m\(text)\u{1B}[0m"
  }
}

func spaces(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }
