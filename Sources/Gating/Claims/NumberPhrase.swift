import SourceText

/// A number in prose with its place, so that the words around it can be asked for.
///
/// Only offsets are kept: most numbers of a plan claim nothing, and cost nothing here.
struct NumberPhrase {
  var start: Int
  /// Where the number with its `%` or `+` ends.
  var end: Int
  var figure: Figure
  var isPercent = false
  var precision: Quantity.Precision = .exact
  /// Digits after the point as they were written: `90.0` has one.
  var decimals = 0

  var quantity: Quantity {
    Quantity(figure, unit: isPercent ? MeasureUnit(.percent) : nil, precision: precision)
  }
}

/// Finds the numbers of a text that can be claims: not dates, versions, times, IDs, names, code.
struct NumberScanner {
  let bytes: [UInt8]
  let end: Int
  private var offset: Int
  /// Inside a code span everything is a name.
  private var isCode = false

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = min(range.upperBound, bytes.count)
  }

  /// Digits, and what begins and ends code.
  private static let signs = ByteSet("0123456789`".utf8)

  mutating func next() -> NumberPhrase? {
    while offset < end, let sign = Self.signs.first(in: bytes, from: offset, to: end) {
      offset = sign
      if bytes[sign] == UInt8(ascii: "`") { isCode.toggle() }
      guard isDigit(bytes[sign]), !isCode else {
        offset += 1
        continue
      }
      if let phrase = read() { return phrase }
    }
    return nil
  }

  /// Reads the number that begins here; skips the whole word when it is none.
  private mutating func read() -> NumberPhrase? {
    let start = offset
    guard !isGlued(before: start), let (figure, count) = readFigure(bytes[start..<end]) else {
      skipWord()
      return nil
    }
    var phrase = NumberPhrase(start: start, end: start + count, figure: figure)
    phrase.decimals = writtenDecimals(start, start + count)
    offset = phrase.end
    takeMark(&phrase)
    guard !isGlued(after: phrase.end) else {
      skipWord()
      return nil
    }
    phrase.precision = precision(of: phrase)
    offset = max(offset, phrase.end)
    return phrase
  }

  /// `%`, ` %`, `+`, `k`.
  private func takeMark(_ phrase: inout NumberPhrase) {
    let next = byte(phrase.end)
    if next == UInt8(ascii: "%") {
      phrase.isPercent = true
      phrase.end += 1
    } else if next == UInt8(ascii: " "), byte(phrase.end + 1) == UInt8(ascii: "%") {
      phrase.isPercent = true
      phrase.end += 2
    } else if next == UInt8(ascii: "k"), !isWordByte(byte(phrase.end + 1)),
      let thousands = phrase.figure.multiplied(by: Figure(1000))
    {
      phrase.figure = thousands
      phrase.end += 1
    }
    if byte(phrase.end) == UInt8(ascii: "+"), !isDigit(byte(phrase.end + 1)) {
      phrase.precision = .atLeast
      phrase.end += 1
    }
  }

  private func precision(of phrase: NumberPhrase) -> Quantity.Precision {
    if phrase.precision == .atLeast { return .atLeast }
    if byte(phrase.start - 1) == UInt8(ascii: "~") || bytes[..<phrase.start].ends("≈") {
      return .about
    }
    guard let word = wordBefore(phrase.start) else { return .exact }
    if isOne(of: Self.aboutWords, word) { return .about }
    return isOne(of: Self.atLeastWords, word) ? .atLeast : .exact
  }

  private static let aboutWords: [String] = [
    "about", "around", "approximately", "roughly", "nearly", "almost", "ca", "circa", "some",
    "approx",
  ]
  private static let atLeastWords: [String] = ["over", "least", "than"]

  private func isOne(of words: [String], _ range: Range<Int>) -> Bool {
    words.contains { equalsFolded(bytes, range, $0) }
  }

  private func writtenDecimals(_ start: Int, _ end: Int) -> Int {
    guard let point = bytes[start..<end].lastIndex(of: UInt8(ascii: ".")) else { return 0 }
    return bytes[(point + 1)..<end].prefix { isDigit($0) }.count
  }

  func byte(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes[offset] : 0
  }

  /// A letter, a dot, a slash or a hyphen before the digits makes them part of something else.
  private func isGlued(before offset: Int) -> Bool {
    let previous = byte(offset - 1)
    switch previous {
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "#"),
      UInt8(ascii: "\\"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "&"):
      return true
    case UInt8(ascii: "-"), UInt8(ascii: ","):
      return isWordByte(byte(offset - 2))
    default:
      // An arrow or a comparison sign before a number belongs to nothing but the number.
      return isLetter(previous) || previous == UInt8(ascii: "_")
    }
  }

  private func isGlued(after offset: Int) -> Bool {
    let following = byte(offset)
    switch following {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ":"),
      UInt8(ascii: ","):
      return isWordByte(byte(offset + 1)) && byte(offset + 1) < 0x80
    case UInt8(ascii: "_"): return true
    default: return isLetter(following) || isDigit(following)
    }
  }

  private mutating func skipWord() {
    while offset < end, !isBlank(bytes[offset]), bytes[offset] != UInt8(ascii: "`"),
      bytes[offset] != UInt8(ascii: "("), bytes[offset] != UInt8(ascii: "|")
    {
      offset += 1
    }
  }

  /// The word that ends before an offset, across blanks and `**`.
  func wordBefore(_ offset: Int) -> Range<Int>? {
    var last = offset - 1
    while last >= 0, isBlank(byte(last)) || byte(last) == UInt8(ascii: "*") { last -= 1 }
    var first = last
    while first >= 0, isWordByte(byte(first)) { first -= 1 }
    return first < last ? first + 1..<last + 1 : nil
  }
}

extension ArraySlice<UInt8> {
  func ends(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}

/// Whether the bytes of a range are a word in small letters, whatever their case.
func equalsFolded(_ bytes: [UInt8], _ range: Range<Int>, _ word: String) -> Bool {
  guard range.count == word.utf8.count else { return false }
  var offset = range.lowerBound
  for letter in word.utf8 {
    guard folded(bytes[offset]) == letter else { return false }
    offset += 1
  }
  return true
}

func folded(_ byte: UInt8) -> UInt8 {
  byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
}
