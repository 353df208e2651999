/// Whether a text from an offset on is a JSON Pointer of RFC 6901, not in its URI fragment form.
func isJSONPointer(_ text: borrowing Span<UInt8>, from start: Int) -> Bool {
  guard start < text.count else { return start == text.count }
  guard text[start] == UInt8(ascii: "/") else { return false }
  for offset in start..<text.count where text[offset] == UInt8(ascii: "~") {
    guard let code = text.at(offset + 1), code == UInt8(ascii: "0") || code == UInt8(ascii: "1")
    else { return false }
  }
  return true
}

/// Whether a text is a Relative JSON Pointer: levels up, then perhaps an index step, then where to.
///
/// The index step (`0-1/name`) came with the draft that 2020-12 refers to; earlier drafts lack it.
func isRelativeJSONPointer(_ text: borrowing Span<UInt8>) -> Bool {
  guard var offset = plainIntegerEnd(of: text, from: 0) else { return false }
  if let sign = text.at(offset), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
    guard let end = plainIntegerEnd(of: text, from: offset + 1) else { return false }
    offset = end
  }
  if text.at(offset) == UInt8(ascii: "#") { return offset + 1 == text.count }
  return isJSONPointer(text, from: offset)
}

/// Where a number without leading zeros ends.
private func plainIntegerEnd(of text: borrowing Span<UInt8>, from start: Int) -> Int? {
  let end = text.end(of: .digits, from: start)
  guard end > start, end == start + 1 || text[start] != UInt8(ascii: "0") else { return nil }
  return end
}
