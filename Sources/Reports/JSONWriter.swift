import SourceText

/// Writes JSON values one behind the other into one run of bytes.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// On lines of their own, two spaces a level; or all on one line.
  private let isLaidOut: Bool
  private var depth = 0

  init(isLaidOut: Bool) { self.isLaidOut = isLaidOut }

  // Results are a handful of levels deep whatever the data is, so recursion is bounded.
  mutating func write(_ value: JSONOutput) {
    switch value {
    case .null: put("null")
    case .bool(let value): put(value ? "true" : "false")
    case .int(let value): put(String(value))
    case .number(let lexeme): put(lexeme)
    case .string(let text): write(text)
    case .array(let items): write(items)
    case .object(let members): write(members)
    }
  }

  private mutating func write(_ items: [JSONOutput]) {
    put("[")
    depth += 1
    for (index, item) in items.enumerated() {
      separate(isFirst: index == 0)
      write(item)
    }
    depth -= 1
    if !items.isEmpty { breakLine() }
    put("]")
  }

  private mutating func write(_ members: [(String, JSONOutput?)]) {
    put("{")
    depth += 1
    var isFirst = true
    for (name, value) in members {
      guard let value else { continue }
      separate(isFirst: isFirst)
      isFirst = false
      write(name)
      put(": ")
      write(value)
    }
    depth -= 1
    if !isFirst { breakLine() }
    put("}")
  }

  private mutating func write(_ text: String) {
    put("\"")
    put(text.utf8.allSatisfy(Self.plain.contains) ? text : escaped(text))
    put("\"")
  }

  /// What stands for itself whatever is beside it; a `#` may begin a command to those who read logs.
  private static let plain = ByteSet {
    (0x20..<0x7F).contains($0) && !"\"\\#".utf8.contains($0)
  }

  private mutating func separate(isFirst: Bool) {
    if !isFirst { put(",") }
    if isLaidOut { breakLine() } else if !isFirst { put(" ") }
  }

  private mutating func breakLine() {
    guard isLaidOut else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { put("  ") }
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

/// What stands between the quotes of a string: nothing is lost, and nothing that a terminal would obey or hide stays raw.
private func escaped(_ text: String) -> String {
  var written = ""
  var previous: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": written += "\\\""
    case "\\": written += "\\\\"
    case "\n": written += "\\n"
    case "\r": written += "\\r"
    case "\t": written += "\\t"
    default:
      if isHarmless(scalar, after: previous) {
        written.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          written += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      }
    }
    previous = scalar
  }
  return withoutHashCommands(written)
}
