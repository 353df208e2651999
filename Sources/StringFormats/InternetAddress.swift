/// Whether a text is four decimal octets with dots between them, none with a leading zero.
func isIPv4(_ text: borrowing Span<UInt8>) -> Bool {
  isIPv4(text, from: 0)
}

/// Whether a text is an IPv6 address in one of the forms of RFC 4291, section 2.2, without zone.
func isIPv6(_ text: borrowing Span<UInt8>) -> Bool {
  // The longest form is eight groups with a dotted tail: whatever is longer is not read at all.
  guard text.count <= 45 else { return false }
  var groups = 0
  var isCompressed = false
  var offset = 0
  if isPair(text, at: 0) {
    isCompressed = true
    offset = 2
  }
  while offset < text.count {
    let end = text.end(of: .hexDigits, from: offset)
    if text.at(end) == UInt8(ascii: ".") {
      return isIPv4(text, from: offset) && isComplete(groups + 2, isCompressed)
    }
    guard (1...4).contains(end - offset) else { return false }
    groups += 1
    if end == text.count { break }
    guard text.at(end) == UInt8(ascii: ":") else { return false }
    offset = end + 1
    if isPair(text, at: end) {
      if isCompressed { return false }
      isCompressed = true
      offset = end + 2
    } else if offset == text.count {
      return false
    }
  }
  return isComplete(groups, isCompressed)
}

private func isPair(_ text: borrowing Span<UInt8>, at offset: Int) -> Bool {
  text.at(offset) == UInt8(ascii: ":") && text.at(offset + 1) == UInt8(ascii: ":")
}

/// Eight groups, or fewer with a `::` that stands for at least one.
private func isComplete(_ groups: Int, _ isCompressed: Bool) -> Bool {
  isCompressed ? groups < 8 : groups == 8
}

private func isIPv4(_ text: borrowing Span<UInt8>, from start: Int) -> Bool {
  var offset = start
  for octet in 1...4 {
    let end = text.end(of: .digits, from: offset)
    guard (1...3).contains(end - offset), end == offset + 1 || text[offset] != UInt8(ascii: "0"),
      isAtMost255(text, offset..<end)
    else { return false }
    if octet == 4 { return end == text.count }
    guard text.at(end) == UInt8(ascii: ".") else { return false }
    offset = end + 1
  }
  return false
}

/// Whether up to three digits spell a number that fits an octet.
func isAtMost255(_ text: borrowing Span<UInt8>, _ digits: Range<Int>) -> Bool {
  var value = 0
  for offset in digits { value = value * 10 + Int(text[offset]) - 48 }
  return value <= 255
}
