/// Whether a text is 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12; any version and variant.
func isUUID(_ text: borrowing Span<UInt8>) -> Bool {
  guard text.count == 36 else { return false }
  for offset in text.indices {
    let isSeparator = offset == 8 || offset == 13 || offset == 18 || offset == 23
    guard isSeparator ? text[offset] == UInt8(ascii: "-") : ByteSet.hexDigits.contains(text[offset])
    else { return false }
  }
  return true
}
