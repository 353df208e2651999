/// Text that stems from data, made harmless for a screen: what a terminal would obey or hide is
/// shown as `\u001b`, and what is too long is cut with a count.
///
/// Everything shown to people passes here; results for programs keep the data and escape it in
/// their own way.
package func displayText(_ text: String, wordLimit: Int = 200, limit: Int = 1000) -> String {
  var shown = ""
  var total = 0
  var word = DisplayedWord(limit: wordLimit)
  var previous: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    total += 1
    // The rest is only counted, so that a name of a gigabyte costs no memory.
    guard total <= limit else { continue }
    if scalar == " " {
      shown += word.finished() + " "
    } else {
      word.append(scalar, after: previous)
    }
    previous = scalar
  }
  shown += word.finished()
  return total > limit ? shown + "... (\(grouped(total - limit)) more characters)" : shown
}

/// A path as shown: longer ones than elsewhere are kept whole, because people open them.
package func displayPath(_ path: String) -> String {
  path == "-" ? "stdin" : displayText(path, wordLimit: 1024, limit: 4096)
}

/// A run without spaces, with what goes beyond the limit counted instead of kept.
private struct DisplayedWord {
  let limit: Int
  var text = ""
  var count = 0

  init(limit: Int) { self.limit = limit }

  mutating func append(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) {
    count += 1
    guard count <= limit else { return }
    if isHarmless(scalar, after: previous) {
      text.unicodeScalars.append(scalar)
    } else {
      text += escaped(scalar)
    }
  }

  mutating func finished() -> String {
    let plain = withoutRunnerCommands(text)
    let cut = count > limit ? "\(plain)...(\(grouped(count - limit)) more)" : plain
    (text, count) = ("", 0)
    return cut
  }
}

/// A word that no CI runner takes for a command, wherever a line is broken: `::` may not begin it,
/// `##[` and `##vso[` may not stand in it.
private func withoutRunnerCommands(_ word: String) -> String {
  let marks = withoutHashCommands(word)
  return marks.utf8.starts(with: "::".utf8) ? "\\u003a" + marks.dropFirst() : marks
}

/// Runners look for `##[` and `##vso[` anywhere in a line; the sign spelled out is also what JSON
/// strings may hold.
func withoutHashCommands(_ text: String) -> String {
  let bytes = Array(text.utf8)
  guard bytes.contains(UInt8(ascii: "#")) else { return text }
  var plain: [UInt8] = []
  for (offset, byte) in bytes.enumerated() {
    let rest = bytes[offset...]
    if byte == UInt8(ascii: "#"), rest.starts(with: "##[".utf8) || rest.starts(with: "##vso[".utf8)
    {
      plain += Array("\\u0023".utf8)
    } else {
      plain.append(byte)
    }
  }
  return String(decoding: plain, as: UTF8.self)
}

/// Whether a scalar shows itself and nothing more.
func isHarmless(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar? = nil) -> Bool {
  if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
  // The picture form of a sign; after a letter it would be an invisible difference.
  if scalar.value == 0xFE0F, let previous, previous.properties.isEmoji, !previous.isASCII {
    return true
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator:
    return false
  default:
    return !scalar.properties.isDefaultIgnorableCodePoint
  }
}

/// `\u001b`, and `\u{e0001}` beyond the first 65,536.
private func escaped(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16)
  if digits.utf8.count > 4 { return "\\u{\(digits)}" }
  return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
}
