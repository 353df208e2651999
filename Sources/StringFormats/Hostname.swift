/// Whether a text is a host name of RFC 1123 whose `xn--` labels mean something under IDNA2008.
func isHostname(_ text: borrowing Span<UInt8>) -> Bool {
  guard (1...253).contains(text.count), !isDottedDecimal(text) else { return false }
  var start = 0
  while true {
    let end = text.end(of: .hostLabels, from: start)
    guard isHostLabel(text, start..<end), end == text.count || text[end] == UInt8(ascii: ".")
    else { return false }
    if text.hasLetters("xn--", at: start) {
      guard let label = UnicodeLabel(punycoded: text, start + 4..<end), label.isValid,
        label.isReadableInItsDirection
      else { return false }
    }
    if end == text.count { return true }
    start = end + 1
  }
}

/// Whether a text is four numbers with dots between them, which RFC 1123 keeps for addresses.
func isDottedDecimal(_ text: borrowing Span<UInt8>) -> Bool {
  var offset = 0
  for number in 1...4 {
    let end = text.end(of: .digits, from: offset)
    guard end > offset else { return false }
    if number == 4 { return end == text.count }
    guard text.at(end) == UInt8(ascii: ".") else { return false }
    offset = end + 1
  }
  return false
}

extension ByteSet {
  static let hostLabels = alphanumerics.union("-")
}

/// Whether a run of letters, digits and hyphens is short enough and hyphens stand only inside.
func isHostLabel(_ text: borrowing Span<UInt8>, _ label: Range<Int>) -> Bool {
  (1...63).contains(label.count) && text[label.lowerBound] != UInt8(ascii: "-")
    && text[label.upperBound - 1] != UInt8(ascii: "-")
}
