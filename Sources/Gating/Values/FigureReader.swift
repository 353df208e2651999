/// Reads a decimal number at the beginning of a text: `712`, `-1.5`, `31,744`, `1_000`, `3e8`.
///
/// A comma is a thousands separator or it ends the number: `1,5` is not read as one and a half.
/// Answers how many bytes were taken; nil where no number begins, or where one is glued to a word.
///
/// Where the text is nothing but a value, it may be written in other countries' ways: `120 000`,
/// `1'204'331`, and `0,95`, where the comma can be nothing but a decimal one.
func readFigure(
  _ text: ArraySlice<UInt8>, ofWholeText isWhole: Bool = false
) -> (figure: Figure, count: Int)? {
  var reader = FigureReader(text, isWhole: isWhole)
  guard let figure = reader.read() else { return nil }
  return (figure, reader.offset - text.startIndex)
}

private struct FigureReader {
  let text: ArraySlice<UInt8>
  let isWhole: Bool
  var offset: Int
  private var mantissa: Int128 = 0
  private var digits = 0
  private var exponent = 0

  init(_ text: ArraySlice<UInt8>, isWhole: Bool) {
    self.text = text
    self.isWhole = isWhole
    offset = text.startIndex
  }

  mutating func read() -> Figure? {
    var isNegative = false
    if let sign = peek(0), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      offset += 1
    } else if text[offset...].starts(with: [0xE2, 0x88, 0x92]) {
      isNegative = true
      offset += 3
    }
    guard takeWhole() else { return nil }
    takeFraction()
    takeExponent()
    guard digits <= 36 else { return nil }
    return Figure(isNegative ? -mantissa : mantissa, exponent: exponent)
  }

  private func peek(_ distance: Int) -> UInt8? {
    let place = offset + distance
    return place < text.endIndex ? text[place] : nil
  }

  private func isDigitAt(_ distance: Int) -> Bool { peek(distance).map(isDigit) ?? false }

  private mutating func take() {
    if digits < 36, let byte = peek(0) { mantissa = mantissa * 10 + Int128(byte & 0x0F) }
    digits += 1
    offset += 1
  }

  private mutating func takeWhole() -> Bool {
    guard isDigitAt(0) else { return false }
    let start = offset
    while isDigitAt(0) { take() }
    // The first group has one to three digits, every later one three.
    if offset - start <= 3, let mark = peek(0), mark == UInt8(ascii: ",") {
      while peek(0) == mark, hasGroup { takeGroup() }
    }
    if isWhole, offset - start <= 3 { takeSpacedGroups() }
    while peek(0) == UInt8(ascii: "_"), isDigitAt(1) {
      offset += 1
      while isDigitAt(0) { take() }
    }
    return true
  }

  /// Groups of three behind blanks or apostrophes: ` `, `'`, a blank that does not break, `’`.
  private mutating func takeSpacedGroups() {
    let marks = [" ", "'", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2019}"]
    guard let mark = marks.first(where: { text[offset...].starts(with: $0.utf8) }) else { return }
    let length = mark.utf8.count
    while text[offset...].starts(with: mark.utf8), (0..<3).allSatisfy({ isDigitAt(length + $0) }),
      !isDigitAt(length + 3)
    {
      offset += length
      for _ in 0..<3 { take() }
    }
  }

  private var hasGroup: Bool { isDigitAt(1) && isDigitAt(2) && isDigitAt(3) && !isDigitAt(4) }

  private mutating func takeGroup() {
    offset += 1
    for _ in 0..<3 { take() }
  }

  private mutating func takeFraction() {
    guard isDigitAt(1), peek(0) == UInt8(ascii: ".") || hasDecimalComma else { return }
    offset += 1
    while isDigitAt(0) {
      take()
      exponent -= 1
    }
  }

  /// Only `0,95` is read so: no thousands begin with a zero, and `1,5` may be two numbers.
  private var hasDecimalComma: Bool {
    guard isWhole, peek(0) == UInt8(ascii: ","), digits == 1, mantissa == 0 else { return false }
    return text[(offset + 1)...].prefix(while: isDigit).count != 3
  }

  private mutating func takeExponent() {
    guard let letter = peek(0), letter | 0x20 == UInt8(ascii: "e") else { return }
    let signed = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+")
    guard isDigitAt(signed ? 2 : 1) else { return }
    let isNegative = peek(1) == UInt8(ascii: "-")
    offset += signed ? 2 : 1
    var power = 0
    while isDigitAt(0) {
      if power < 1000, let byte = peek(0) { power = power * 10 + Int(byte & 0x0F) }
      offset += 1
    }
    exponent += isNegative ? -power : power
  }
}
