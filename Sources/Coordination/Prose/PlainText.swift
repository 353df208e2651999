/// What Markdown puts around words, taken away: `**VECTRA-PLAYER**` is a name in bold.
///
/// What stands between backticks is kept as it is, and so are the stars of a pattern: `events/**`.
func plainText(_ text: String) -> String {
  var plain = ""
  var rest = text[...]
  while let character = rest.popFirst() {
    switch character {
    case "`": plain += takeCode(&rest)
    case "*":
      var stars = "*"
      while rest.first == "*" { stars.append(rest.removeFirst()) }
      let leads = (plain.last?.isWhitespace ?? true) && (rest.first == "/" || rest.first == ".")
      if plain.last == "/" || leads { plain += stars }
    case "~" where rest.first == "~": rest.removeFirst()
    case "[":
      // `[words](address)`: the words count.
      guard let end = rest.firstIndex(of: "]"), rest[end...].dropFirst().first == "(",
        let close = rest[end...].firstIndex(of: ")")
      else {
        plain.append(character)
        continue
      }
      plain += rest[..<end].filter { $0 != "*" && $0 != "`" }
      rest = rest[rest.index(after: close)...]
    default: plain.append(character)
    }
  }
  return trimmedText(plain)
}

/// What stands up to the next backtick; a single backtick is nothing.
private func takeCode(_ rest: inout Substring) -> String {
  guard let end = rest.firstIndex(of: "`") else { return "" }
  let code = String(rest[..<end])
  rest = rest[rest.index(after: end)...]
  return code
}

/// The address of a link in a text; nil where there is none.
func linkAddress(_ text: String) -> String? {
  guard let start = text.range(ofMarks: "]("), let end = text[start...].firstIndex(of: ")") else {
    return nil
  }
  let address = String(text[start..<end])
  return address.contains("://") || address.hasPrefix("git@") ? address : nil
}

func trimmedText(_ text: String) -> String {
  var rest = text[...]
  while let first = rest.first, first.isWhitespace { rest.removeFirst() }
  while let last = rest.last, last.isWhitespace { rest.removeLast() }
  return String(rest)
}

/// Letters and digits in small, everything else as dashes: `Version bump!` becomes `version-bump`.
func wordSlug(_ text: String) -> String {
  let bytes = text.lowercased().utf8.map { byte -> UInt8 in
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) ? byte : UInt8(ascii: "-")
  }
  return bytes.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }
    .joined(separator: "-")
}

extension String {
  /// Where the text behind a mark begins.
  fileprivate func range(ofMarks mark: String) -> String.Index? {
    let wanted = Array(mark.utf8)
    var start = utf8.startIndex
    while start < utf8.endIndex {
      if utf8[start...].starts(with: wanted) { return utf8.index(start, offsetBy: wanted.count) }
      start = utf8.index(after: start)
    }
    return nil
  }
}
