/// By whose rules an address is written.
enum AddressRules {
  /// RFC 4291 and RFC 3986: a `::` may stand for one group, no octet has a leading zero.
  case internet
  /// RFC 5321, section 4.1.3: a `::` stands for two groups or more, octets may have leading zeros.
  case mail
}

/// Whether a text is four decimal octets with dots between them.
func isIPv4(_ text: borrowing Span<UInt8>, rules: AddressRules = .internet) -> Bool {
  isIPv4(text, from: 0, rules)
}

/// Whether a text is an IPv6 address in one of the forms of RFC 4291, section 2.2, without zone.
func isIPv6(_ text: borrowing Span<UInt8>, rules: AddressRules = .internet) -> Bool {
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
      return isIPv4(text, from: offset, rules) && isComplete(groups + 2, isCompressed, rules)
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
  return isComplete(groups, isCompressed, rules)
}

private func isPair(_ text: borrowing Span<UInt8>, at offset: Int) -> Bool {
  text.at(offset) == UInt8(ascii: ":") && text.at(offset + 1) == UInt8(ascii: ":")
}

/// Eight groups, or fewer with a `::` that stands for the rest.
private func isComplete(_ groups: Int, _ isCompressed: Bool, _ rules: AddressRules) -> Bool {
  switch rules {
  case .internet: isCompressed ? groups < 8 : groups == 8
  case .mail: isCompressed ? groups < 7 : groups == 8
  }
}

private func isIPv4(_ text: borrowing Span<UInt8>, from start: Int, _ rules: AddressRules) -> Bool {
  var offset = start
  for octet in 1...4 {
    let end = text.end(of: .digits, from: offset)
    guard isOctet(text, offset..<end, rules) else { return false }
    if octet == 4 { return end == text.count }
    guard text.at(end) == UInt8(ascii: ".") else { return false }
    offset = end + 1
  }
  return false
}

/// Whether a run of digits spells a number of at most 255.
private func isOctet(
  _ text: borrowing Span<UInt8>, _ digits: Range<Int>, _ rules: AddressRules
) -> Bool {
  guard (1...3).contains(digits.count) else { return false }
  if rules == .internet, digits.count > 1, text[digits.lowerBound] == UInt8(ascii: "0") {
    return false
  }
  var value = 0
  for offset in digits { value = value * 10 + Int(text[offset] - UInt8(ascii: "0")) }
  return value <= 255
}
