func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}

func isFlowIndicator(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
}

/// The first byte at or after an offset that is neither white space nor in a comment.
func skipBlanksAndComments(in bytes: [UInt8], from offset: Int) -> Int {
  var offset = offset
  while offset < bytes.count {
    if bytes[offset] == UInt8(ascii: "#") {
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    } else if isBlank(bytes[offset]) {
      offset += 1
    } else {
      break
    }
  }
  return offset
}
