/// A URI or a relative reference, taken apart and put together as RFC 3986 says, but for
/// steps above the root, which are kept to be refused.
///
/// The text is ASCII when it is printed: other characters are percent-encoded, and percent-encoded
/// characters that need it not are decoded, so that `%2e%2e/` is seen for the `../` it is.
package struct URIReference: Hashable, Sendable {
  package var scheme: String?
  package var authority: String?
  package var path: String
  package var query: String?
  /// Percent-encoded, without `#`.
  package var fragment: String?

  package init?(_ text: String) {
    guard let clean = Self.normalised(Array(text.utf8)) else { return nil }
    var rest = clean[...]
    fragment = Self.cut(&rest, from: "#")
    query = Self.cut(&rest, from: "?")
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
      scheme = Self.text(rest[..<colon]).lowercased()
      rest = rest[(colon + 1)...]
    } else if Self.colonInFirstSegment(rest) {
      return nil
    }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = Self.text(rest[..<end]).lowercased()
      rest = rest[end...]
    }
    path = Self.text(rest)
  }

  /// The reference to the place it stands in.
  static let empty = URIReference(path: "")

  private init(path: String) { self.path = path }

  /// Whether nothing stands before the fragment.
  var isFragment: Bool { scheme == nil && authority == nil && path.isEmpty && query == nil }

  /// The address without its fragment.
  package var withoutFragment: String {
    (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
      + (query.map { "?" + $0 } ?? "")
  }

  /// The fragment with its percent-encoding undone; nil when that is no UTF-8.
  package var decodedFragment: String? {
    guard let fragment else { return "" }
    return String(validating: Self.percentDecoded(Array(fragment.utf8)), as: UTF8.self)
  }

  /// This reference seen from a base address (RFC 3986, section 5.2.2).
  package func resolved(against base: URIReference) -> URIReference {
    var target = self
    if scheme != nil {
      target.path = Self.withoutDots(path)
      return target
    }
    target.scheme = base.scheme
    if authority != nil {
      target.path = Self.withoutDots(path)
      return target
    }
    target.authority = base.authority
    if path.isEmpty {
      target.path = base.path
      target.query = query ?? base.query
    } else if path.hasPrefix("/") {
      target.path = Self.withoutDots(path)
    } else {
      target.path = Self.withoutDots(base.merged(with: path))
    }
    return target
  }

  /// Section 5.2.3.
  private func merged(with relative: String) -> String {
    if authority != nil, path.isEmpty { return "/" + relative }
    guard let slash = path.lastIndex(of: "/") else { return relative }
    return path[...slash] + relative
  }
}

extension URIReference {
  /// Whether the address climbs above its root, as `../../x` from a file in the top folder does.
  package var leavesRoot: Bool { path.split(separator: "/").contains("..") }

  /// Section 5.2.4: `a/./b/../c` is `a/c`.
  ///
  /// Steps above the root are kept, where the RFC drops them: whoever finds the document has to
  /// see them to refuse them.
  private static func withoutDots(_ path: String) -> String {
    guard hasDottedSegment(path) else { return path }
    var kept: [Substring] = []
    let isAbsolute = path.hasPrefix("/")
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (offset, segment) in segments.enumerated() {
      let isLast = offset == segments.count - 1
      if segment == "." {
        if isLast { kept.append("") }
      } else if segment == ".." {
        if kept.count > (isAbsolute ? 1 : 0), kept.last != ".." {
          kept.removeLast()
        } else {
          kept.append(segment)
        }
        if isLast { kept.append("") }
      } else {
        kept.append(segment)
      }
    }
    return kept.joined(separator: "/")
  }

  /// Whether a segment begins with a dot, as `.`, `..` and few others do.
  private static func hasDottedSegment(_ path: String) -> Bool {
    var beginsSegment = true
    for byte in path.utf8 {
      if beginsSegment, byte == UInt8(ascii: ".") { return true }
      beginsSegment = byte == UInt8(ascii: "/")
    }
    return false
  }

  private static func cut(_ rest: inout ArraySlice<UInt8>, from mark: Unicode.Scalar) -> String? {
    guard let place = rest.firstIndex(of: UInt8(ascii: mark)) else { return nil }
    defer { rest = rest[..<place] }
    return text(rest[(place + 1)...])
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, isLetter(first) else { return false }
    return bytes.allSatisfy { isLetter($0) || isDigit($0) || [0x2B, 0x2D, 0x2E].contains($0) }
  }

  /// `1a:b` is neither a scheme nor a relative path.
  private static func colonInFirstSegment(_ rest: ArraySlice<UInt8>) -> Bool {
    let segment = rest.prefix { $0 != UInt8(ascii: "/") }
    return segment.contains(UInt8(ascii: ":"))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "-._~".utf8.contains(byte)
  }

  /// Section 6.2.2.2 and RFC 3987, section 3.1; nil for characters that no reference holds.
  private static func normalised(_ bytes: [UInt8]) -> [UInt8]? {
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "%") {
        guard let value = escape(in: bytes, at: offset) else { return nil }
        isUnreserved(value) ? clean.append(value) : appendEscape(of: value, to: &clean)
        offset += 3
        continue
      }
      if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") { return nil }
      byte < 0x80 ? clean.append(byte) : appendEscape(of: byte, to: &clean)
      offset += 1
    }
    return clean
  }

  private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
    var decoded: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if let value = escape(in: bytes, at: offset) {
        decoded.append(value)
        offset += 3
      } else {
        decoded.append(bytes[offset])
        offset += 1
      }
    }
    return decoded
  }

  private static func escape(in bytes: [UInt8], at offset: Int) -> UInt8? {
    guard offset + 2 < bytes.count, bytes[offset] == UInt8(ascii: "%"),
      let high = hexDigit(bytes[offset + 1]), let low = hexDigit(bytes[offset + 2])
    else { return nil }
    return high << 4 | low
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - UInt8(ascii: "0") }
    let lower = byte | 0x20
    guard (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(lower) else { return nil }
    return lower - UInt8(ascii: "a") + 10
  }

  private static func appendEscape(of byte: UInt8, to text: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
