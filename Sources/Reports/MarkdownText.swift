/// Data as a Markdown code span: shown as it stands, and neither link, mention, markup nor HTML.
///
/// The fence is one backtick longer than any run inside. A pipe would end a table's cell even in a
/// code span.
package func codeSpan(_ text: String) -> String {
  let shown = displayText(text, limit: 500)
  guard !shown.isEmpty else { return "" }
  let fence = String(repeating: "`", count: longestBacktickRun(in: shown) + 1)
  let needsSpace =
    shown.utf8.first == UInt8(ascii: "`") || shown.utf8.last == UInt8(ascii: "`")
    || (shown.utf8.first == UInt8(ascii: " ") && shown.utf8.last == UInt8(ascii: " "))
  let pad = needsSpace ? " " : ""
  return fence + pad + withoutPipes(shown) + pad + fence
}

/// Text as the lines of a code block, fenced longer than any run of backticks inside.
package func codeBlock(_ text: String, language: String = "") -> String {
  let fence = String(repeating: "`", count: max(3, longestBacktickRun(in: text) + 1))
  let end = text.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
  return "\(fence)\(language)\n\(text)\(end)\(fence)\n"
}

/// Words of ours as Markdown prose: everything that Markdown or HTML would read is escaped, and a
/// mention or issue number stays words.
package func markdownProse(_ text: String) -> String {
  var escaped = ""
  for scalar in displayText(text).unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\\", "`", "*", "_", "[", "]", "|", "~", "!", "$":
      escaped += "\\"
      escaped.unicodeScalars.append(scalar)
    // An empty comment is nothing to see, and parts the sign from the name after it.
    case "@", "#":
      escaped.unicodeScalars.append(scalar)
      escaped += "<!-- -->"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}

private func longestBacktickRun(in text: String) -> Int {
  var longest = 0
  var run = 0
  for byte in text.utf8 {
    run = byte == UInt8(ascii: "`") ? run + 1 : 0
    longest = max(longest, run)
  }
  return longest
}

/// Renderers differ on a pipe after a backslash, so that one is spelled out.
private func withoutPipes(_ text: String) -> String {
  var written: [UInt8] = []
  for byte in text.utf8 {
    if byte != UInt8(ascii: "|") {
      written.append(byte)
    } else if written.last == UInt8(ascii: "\\") {
      written += Array("\\u007c".utf8)
    } else {
      written += Array("\\|".utf8)
    }
  }
  return String(decoding: written, as: UTF8.self)
}
