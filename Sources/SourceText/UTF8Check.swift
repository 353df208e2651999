/// The offset of the first byte that does not continue well-formed UTF-8, or nil when all do.
///
/// Overlong forms, surrogates and values past U+10FFFF are refused, as RFC 3629 asks. Nothing is
/// ever repaired: a capture with a broken byte is told so.
package func firstInvalidUTF8(in bytes: borrowing Span<UInt8>) -> Int? {
  var offset = 0
  while offset < bytes.count {
    let lead = bytes[offset]
    if lead < 0x80 {
      offset += 1
      continue
    }
    guard let length = sequenceLength(lead), offset + length <= bytes.count,
      isSecondByte(bytes[offset + 1], after: lead)
    else { return offset }
    for continuation in 2..<max(length, 2) where bytes[offset + continuation] & 0xC0 != 0x80 {
      return offset
    }
    offset += length
  }
  return nil
}

/// The same, for texts that are nearly all ASCII.
package func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  var next = 0
  while let start = bytes.firstHighByte(from: next) {
    next = start
    while next < bytes.count, bytes[next] >= 0x80 {
      guard let length = sequenceLength(bytes[next]), next + length <= bytes.count,
        isSecondByte(bytes[next + 1], after: bytes[next]),
        length < 3 || bytes[next + 2] & 0xC0 == 0x80, length < 4 || bytes[next + 3] & 0xC0 == 0x80
      else { return next }
      next += length
    }
  }
  return nil
}

func sequenceLength(_ lead: UInt8) -> Int? {
  switch lead {
  case 0xC2...0xDF: 2
  case 0xE0...0xEF: 3
  case 0xF0...0xF4: 4
  default: nil
  }
}

/// Overlong forms, surrogates and too large values all show in the second byte.
private func isSecondByte(_ byte: UInt8, after lead: UInt8) -> Bool {
  switch lead {
  case 0xE0: (0xA0...0xBF).contains(byte)
  case 0xED: (0x80...0x9F).contains(byte)
  case 0xF0: (0x90...0xBF).contains(byte)
  case 0xF4: (0x80...0x8F).contains(byte)
  default: byte & 0xC0 == 0x80
  }
}
