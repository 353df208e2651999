/// How many columns a terminal gives a scalar: none for marks that sit on the letter before,
/// two for the wide letters of East Asia and for pictures.
package func columnWidth(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 {
    return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? 0 : 1
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: break
  }
  if scalar.properties.isEmojiPresentation { return 2 }
  return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
}

/// How many columns a terminal gives a text that holds no control characters.
package func columnWidth(of text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { $0 + columnWidth(of: $1) }
}

/// The blocks that East Asian Width (UAX 11) calls wide or full-width.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
  0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
  0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x20000...0x3FFFD,
]

/// A text broken at spaces into lines of at most a number of columns.
///
/// A word longer than a line is broken where the line ends, so nothing is ever lost. Line breaks
/// in the text stay line breaks.
package func wrapped(_ text: String, width: Int) -> [String] {
  let width = max(width, 8)
  return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .flatMap { wrappedParagraph(String(Substring($0)), width: width) }
}

private func wrappedParagraph(_ paragraph: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var column = 0
  for word in paragraph.unicodeScalars.split(separator: " ") {
    let length = word.reduce(0) { $0 + columnWidth(of: $1) }
    if column > 0, column + 1 + length > width {
      lines.append(line)
      (line, column) = ("", 0)
    }
    if column > 0 {
      line += " "
      column += 1
    }
    for scalar in word {
      let step = columnWidth(of: scalar)
      if column + step > width {
        lines.append(line)
        (line, column) = ("", 0)
      }
      line.unicodeScalars.append(scalar)
      column += step
    }
  }
  if column > 0 || lines.isEmpty { lines.append(line) }
  return lines
}

/// A text followed by spaces up to a number of columns.
package func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - columnWidth(of: text)))
}
