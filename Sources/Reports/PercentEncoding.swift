/// A path as a URI reference: what is not plainly a path letter is percent-encoded, so that no
/// name can be read as a scheme, a query or a fragment.
func uriReference(_ path: String) -> String {
  let isAbsolute = path.utf8.first == UInt8(ascii: "/")
  let encoded = path.utf8.map { byte in
    isPlain(byte) ? String(Unicode.Scalar(byte)) : "%" + hexadecimal(byte)
  }.joined()
  return isAbsolute ? "file://" + encoded : encoded
}

private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
    UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
    true
  default: false
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.utf8.count < 2 ? "0" + digits : digits
}
