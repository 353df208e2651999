/// Whether a text is a `Mailbox` of RFC 5321, or of RFC 6531 where Unicode may stand in it.
func isEmail(_ text: borrowing Span<UInt8>, script: Script) -> Bool {
  // A mailbox of 64 octets, an at sign and 255 more; RFC 5321, section 4.5.3.1.
  guard text.count <= 320, let at = localPartEnd(of: text, script: script), (1...64).contains(at),
    text.at(at) == UInt8(ascii: "@"), text.count - at - 1 <= 255
  else { return false }
  return text.at(at + 1) == UInt8(ascii: "[")
    ? isAddressLiteral(text, from: at + 1) : isMailDomain(text, from: at + 1, script: script)
}

extension ByteSet {
  fileprivate static let atoms = alphanumerics.union("!#$%&'*+-/=?^_`{|}~")
  fileprivate static let labels = alphanumerics.union("-")
}

private func localPartEnd(of text: borrowing Span<UInt8>, script: Script) -> Int? {
  text.at(0) == UInt8(ascii: "\"")
    ? quotedEnd(of: text, script: script) : dottedEnd(of: text, script: script)
}

/// Where a `Dot-string` from the beginning ends.
private func dottedEnd(of text: borrowing Span<UInt8>, script: Script) -> Int? {
  var offset = 0
  while true {
    let end = runEnd(of: .atoms, in: text, from: offset, script: script)
    if end == offset { return nil }
    guard text.at(end) == UInt8(ascii: ".") else { return end }
    offset = end + 1
  }
}

/// Where a `Quoted-string` from the beginning ends.
private func quotedEnd(of text: borrowing Span<UInt8>, script: Script) -> Int? {
  var offset = 1
  while let byte = text.at(offset) {
    switch byte {
    case UInt8(ascii: "\""): return offset + 1
    case UInt8(ascii: "\\"):
      guard let escaped = text.at(offset + 1), (32...126).contains(escaped) else { return nil }
      offset += 2
    case 32...126: offset += 1
    case 0x80...: if script == .ascii { return nil } else { offset += 1 }
    default: return nil
    }
  }
  return nil
}

private func runEnd(
  of set: ByteSet, in text: borrowing Span<UInt8>, from start: Int, script: Script
) -> Int {
  var offset = start
  while let byte = text.at(offset), set.contains(byte) || byte >= 0x80 && script == .unicode {
    offset += 1
  }
  return offset
}

/// Labels of letters, digits and inner hyphens; RFC 6531 adds Unicode without normalising it.
private func isMailDomain(_ text: borrowing Span<UInt8>, from start: Int, script: Script) -> Bool {
  let hyphen = UInt8(ascii: "-")
  var offset = start
  while true {
    let end = runEnd(of: .labels, in: text, from: offset, script: script)
    guard end > offset, text[offset] != hyphen, text[end - 1] != hyphen,
      script == .unicode || end - offset <= 63
    else { return false }
    if end == text.count { return true }
    guard text[end] == UInt8(ascii: ".") else { return false }
    offset = end + 1
  }
}

/// An IPv4 address, or an IPv6 address with its tag, in brackets; no other tag is registered.
private func isAddressLiteral(_ text: borrowing Span<UInt8>, from start: Int) -> Bool {
  let end = text.count - 1
  guard end > start, text[end] == UInt8(ascii: "]") else { return false }
  let tagEnd = start + 6
  return end >= tagEnd && text.hasLetters("ipv6:", at: start + 1)
    ? isIPv6(text.extracting(tagEnd..<end), rules: .mail)
    : isIPv4(text.extracting(start + 1..<end), rules: .mail)
}
