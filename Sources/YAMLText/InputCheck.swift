import SourceText

/// Refuses what libyaml should never see, and says where the text begins.
///
/// libyaml gives no line for a broken byte and cannot be stopped inside a token, so size, encoding
/// and control characters are looked at first.
func checkedStart(of bytes: [UInt8], limits: YAMLLimits) throws(YAMLError) -> Int {
  guard bytes.count <= limits.bytes else {
    throw YAMLError(.tooLarge(bytes: bytes.count, limit: limits.bytes), at: .beginning)
  }
  if let encoding = foreignEncoding(of: bytes) {
    throw YAMLError(.notUTF8(encoding: encoding), at: .beginning)
  }
  guard !isPlainASCII(bytes.span) else { return 0 }
  if let offset = firstInvalidUTF8(in: bytes.span) {
    throw YAMLError(.invalidUTF8(byte: bytes[offset]), at: SourceSpan(offset, offset + 1))
  }
  if let (offset, scalar, length) = firstForbiddenCharacter(in: bytes) {
    throw YAMLError(.controlCharacter(scalar), at: SourceSpan(offset, offset + length))
  }
  if let directive = surplusTagDirective(in: bytes) {
    throw YAMLError(.tag("%TAG"), at: directive)
  }
  return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

/// Whether a text is printable ASCII in lines, without a directive: most are, and need no more looks.
private func isPlainASCII(_ bytes: borrowing Span<UInt8>) -> Bool {
  for offset in bytes.indices {
    switch bytes[offset] {
    case UInt8(ascii: "%") where offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n"):
      return false
    case 0x09, 0x0A, 0x0D, 0x20...0x7E: continue
    default: return false
    }
  }
  return true
}

/// The directive that is one too many: libyaml compares each with all before it, and does so before
/// it can be stopped.
private func surplusTagDirective(in bytes: [UInt8]) -> SourceSpan? {
  var scanner = LineScanner()
  var count = 0
  while let line = scanner.nextLine(in: bytes.span) {
    guard bytes[line].starts(with: "%TAG".utf8) else { continue }
    count += 1
    if count > 8 { return SourceSpan(line.lowerBound, line.lowerBound + 4) }
  }
  return nil
}

/// The name of an encoding that is not UTF-8, by its byte order mark or by the zeros between letters.
private func foreignEncoding(of bytes: [UInt8]) -> String? {
  if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
    return "UTF-32"
  }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
  switch bytes.prefix(4).map({ $0 == 0 }) {
  case [false, true, true, true], [true, true, true, false]: return "UTF-32"
  case [false, true, false, true], [true, false, true, false]: return "UTF-16"
  default: return nil
  }
}

/// The first character outside the printable set of YAML in well-formed UTF-8.
private func firstForbiddenCharacter(
  in bytes: [UInt8]
) -> (offset: Int, scalar: UInt32, length: Int)? {
  for offset in bytes.indices {
    switch bytes[offset] {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E: continue
    case let byte where byte < 0x80: return (offset, UInt32(byte), 1)
    // C1 controls are C2 80 ... C2 9F; U+0085 among them is a line break.
    case 0xC2 where bytes[offset + 1] < 0xA0 && bytes[offset + 1] != 0x85:
      return (offset, UInt32(bytes[offset + 1]), 2)
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    case 0xEF where bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE:
      return (offset, 0xFF00 | UInt32(bytes[offset + 2]) | 0x40, 3)
    default: continue
    }
  }
  return nil
}
