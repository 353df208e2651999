/// A JSON value to be written; members keep the order they are given in.
enum JSONOutput {
  case null
  case bool(Bool)
  case int(Int)
  /// A number in the very words it is to be written in.
  case number(lexeme: String)
  case string(String)
  case array([JSONOutput])
  case object([(String, JSONOutput?)])

  /// The value on one line.
  var line: String { text(indent: nil) }

  /// The value as a document: two spaces a level, a newline at its end.
  var document: String { text(indent: 0) + "\n" }

  // Results are a handful of levels deep whatever the data is, so recursion is bounded.
  private func text(indent: Int?) -> String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .number(let lexeme): lexeme
    case .string(let value): jsonString(value)
    case .array(let items):
      laidOut(items.map { $0.text(indent: indent.map { $0 + 2 }) }, "[", "]", indent)
    case .object(let members):
      laidOut(
        members.compactMap { name, value in
          value.map { "\(jsonString(name)): \($0.text(indent: indent.map { $0 + 2 }))" }
        }, "{", "}", indent)
    }
  }

  private func laidOut(
    _ parts: [String], _ open: String, _ close: String, _ indent: Int?
  ) -> String {
    guard let indent, !parts.isEmpty else {
      return open + parts.joined(separator: ", ") + close
    }
    let margin = "\n" + String(repeating: " ", count: indent)
    return open + parts.map { "\(margin)  \($0)" }.joined(separator: ",") + margin + close
  }
}

/// A string as JSON: nothing is lost, and nothing that a terminal would obey or hide stays raw.
func jsonString(_ text: String) -> String {
  var written = "\""
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
  return withoutHashCommands(written) + "\""
}

extension Optional<String> {
  var json: JSONOutput? { map(JSONOutput.string) }
}
