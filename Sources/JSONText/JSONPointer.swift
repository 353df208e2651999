/// The way from a document's root to one of its values, as RFC 6901 writes it.
package struct JSONPointer: Hashable, Sendable {
  package var tokens: [JSONName]

  package init(_ tokens: [JSONName] = []) { self.tokens = tokens }

  package static let root = JSONPointer()

  /// Reads `/a~1b/0`; nil when the text neither is empty nor begins with `/`, or holds a lone `~`.
  package init?(parsing text: some Sequence<UInt8>) {
    let bytes = Array(text)
    guard bytes.first == UInt8(ascii: "/") || bytes.isEmpty else { return nil }
    var tokens: [JSONName] = []
    for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .dropFirst()
    {
      guard let token = unescaped(part) else { return nil }
      tokens.append(JSONName(token))
    }
    self.tokens = tokens
  }

  package init?(_ text: String) { self.init(parsing: text.utf8) }

  /// Reads the fragment of a URI, without its `#`: percent escapes first, then the pointer.
  package init?(fragment: String) {
    guard let bytes = percentDecoded(Array(fragment.utf8)) else { return nil }
    self.init(parsing: bytes)
  }

  package var isRoot: Bool { tokens.isEmpty }

  package func appending(_ name: JSONName) -> JSONPointer { JSONPointer(tokens + [name]) }
  package func appending(_ index: Int) -> JSONPointer { appending(JSONName(String(index))) }

  package mutating func append(_ name: JSONName) { tokens.append(name) }
  package mutating func append(_ index: Int) { tokens.append(JSONName(String(index))) }

  package var utf8: [UInt8] {
    var bytes: [UInt8] = []
    for token in tokens {
      bytes.append(UInt8(ascii: "/"))
      for byte in token.utf8 {
        switch byte {
        case UInt8(ascii: "~"): bytes.append(contentsOf: "~0".utf8)
        case UInt8(ascii: "/"): bytes.append(contentsOf: "~1".utf8)
        default: bytes.append(byte)
        }
      }
    }
    return bytes
  }

  /// The pointer as the fragment of a URI, without its `#`.
  package var fragment: String {
    var bytes: [UInt8] = []
    for byte in utf8 {
      if isFragmentByte(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(upperHexadecimal(byte >> 4))
        bytes.append(upperHexadecimal(byte & 15))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONPointer: CustomStringConvertible, Comparable {
  package var description: String { String(decoding: utf8, as: UTF8.self) }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.tokens.lexicographicallyPrecedes(rhs.tokens)
  }
}

private func unescaped(_ token: ArraySlice<UInt8>) -> [UInt8]? {
  guard token.contains(UInt8(ascii: "~")) else { return Array(token) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(token.count)
  var rest = token
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "~") else {
      bytes.append(byte)
      continue
    }
    switch rest.popFirst() {
    case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
    case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
    default: return nil
    }
  }
  return bytes
}

/// The bytes that percent escapes stand for; nil when one is broken.
func percentDecoded(_ text: [UInt8]) -> [UInt8]? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.count)
  var rest = text[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    guard let high = rest.popFirst().flatMap(hexadecimalDigit),
      let low = rest.popFirst().flatMap(hexadecimalDigit)
    else { return nil }
    bytes.append(high << 4 | low)
  }
  return bytes
}

/// Whether RFC 3986 lets a byte stand in a fragment as it is.
private func isFragmentByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "-._~!$&'()*+,;=:@/?".utf8.contains(byte)
  }
}

private func upperHexadecimal(_ digit: UInt8) -> UInt8 {
  digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
}
