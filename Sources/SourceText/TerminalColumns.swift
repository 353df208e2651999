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
/// in the text stay line breaks. The first line may have less room than the others; it is empty
/// where not even a word fits.
package func wrapped(_ text: String, width: Int, firstWidth: Int? = nil) -> [String] {
  var lines: [String] = []
  for paragraph in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  {
    var wrapper = LineWrapper(width: max(width, 8))
    if lines.isEmpty, let firstWidth { wrapper.room = firstWidth }
    for word in Substring(paragraph).unicodeScalars.split(separator: " ") { wrapper.add(word) }
    lines += wrapper.finished()
  }
  return lines
}

/// Fills lines word by word.
private struct LineWrapper {
  let width: Int
  /// The room of the line that is being filled.
  var room: Int
  private var lines: [String] = []
  private var line = ""
  private var column = 0

  init(width: Int) {
    self.width = width
    room = width
  }

  mutating func add(_ word: Substring.UnicodeScalarView) {
    let length = word.reduce(0) { $0 + columnWidth(of: $1) }
    if column > 0, column + 1 + length > room { breakLine() }
    if column == 0, length > room, room < width { breakLine() }
    if column > 0 {
      line += " "
      column += 1
    }
    for scalar in word {
      let step = columnWidth(of: scalar)
      if column + step > room { breakLine() }
      line.unicodeScalars.append(scalar)
      column += step
    }
  }

  mutating func finished() -> [String] {
    if column > 0 || lines.isEmpty { breakLine() }
    return lines
  }

  private mutating func breakLine() {
    lines.append(line)
    (line, column, room) = ("", 0, width)
  }
}

/// A text followed by spaces up to a number of columns.
package func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - columnWidth(of: text)))
}
