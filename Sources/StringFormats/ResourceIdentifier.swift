/// Whether an identifier must begin with a scheme or may be relative to another.
enum IdentifierForm {
  case absolute
  case reference
}

/// Whether a text is a URI of RFC 3986 or an IRI of RFC 3987, or a reference to one.
func isResourceIdentifier(
  _ text: borrowing Span<UInt8>, script: Script, form: IdentifierForm
) -> Bool {
  let grammar = IdentifierGrammar.of(script)
  if script == .unicode, holdsDirectionMark(text) { return false }
  var offset = 0
  if let end = schemeEnd(of: text) {
    offset = end
  } else if form == .absolute || firstSegmentHoldsColon(text) {
    return false
  }
  if text.at(offset) == UInt8(ascii: "/"), text.at(offset + 1) == UInt8(ascii: "/") {
    let end = authorityEnd(of: text, from: offset + 2)
    guard isAuthority(text.extracting(offset + 2..<end), grammar) else { return false }
    offset = end
  }
  offset = grammar.path.end(in: text, from: offset)
  if text.at(offset) == UInt8(ascii: "?") {
    offset = grammar.query.end(in: text, from: offset + 1)
  }
  if text.at(offset) == UInt8(ascii: "#") {
    offset = grammar.fragment.end(in: text, from: offset + 1)
  }
  return offset == text.count
}

/// The character classes of one edition of the grammar.
private struct IdentifierGrammar: Sendable {
  var userinfo: CharacterClass
  var name: CharacterClass
  var path: CharacterClass
  var query: CharacterClass
  var fragment: CharacterClass

  private init(beyond: CharacterClass.Beyond, query: CharacterClass.Beyond) {
    let name = ByteSet.unreserved.union(.subDelimiters)
    let segment = name.union(":@")
    userinfo = CharacterClass(name.union(":"), beyond: beyond)
    self.name = CharacterClass(name, beyond: beyond)
    path = CharacterClass(segment.union("/"), beyond: beyond)
    self.query = CharacterClass(segment.union("/?"), beyond: query)
    fragment = CharacterClass(segment.union("/?"), beyond: beyond)
  }

  private static let uri = Self(beyond: .none, query: .none)
  private static let iri = Self(beyond: .letters, query: .lettersAndPrivate)

  static func of(_ script: Script) -> Self {
    switch script {
    case .ascii: uri
    case .unicode: iri
    }
  }
}

extension ByteSet {
  fileprivate static let unreserved = alphanumerics.union("-._~")
  fileprivate static let subDelimiters = ByteSet("!$&'()*+,;=")
  fileprivate static let schemes = alphanumerics.union("+-.")
  fileprivate static let futureAddresses = unreserved.union(.subDelimiters).union(":")
}

/// Where a scheme and its colon end.
private func schemeEnd(of text: borrowing Span<UInt8>) -> Int? {
  guard ByteSet.letters.contains(text.at(0)) else { return nil }
  let end = text.end(of: .schemes, from: 0)
  return text.at(end) == UInt8(ascii: ":") ? end + 1 : nil
}

/// A relative path may not look as if it began with a scheme.
private func firstSegmentHoldsColon(_ text: borrowing Span<UInt8>) -> Bool {
  for offset in text.indices {
    switch text[offset] {
    case UInt8(ascii: ":"): return true
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return false
    default: continue
    }
  }
  return false
}

private func authorityEnd(of text: borrowing Span<UInt8>, from start: Int) -> Int {
  var offset = start
  while let byte = text.at(offset), byte != UInt8(ascii: "/"), byte != UInt8(ascii: "?"),
    byte != UInt8(ascii: "#")
  {
    offset += 1
  }
  return offset
}

/// `[userinfo@]host[:port]`.
private func isAuthority(_ text: borrowing Span<UInt8>, _ grammar: IdentifierGrammar) -> Bool {
  var offset = 0
  if let at = text.firstOffset(of: UInt8(ascii: "@"), in: text.indices) {
    guard grammar.userinfo.end(in: text, from: 0) == at else { return false }
    offset = at + 1
  }
  if text.at(offset) == UInt8(ascii: "[") {
    guard let end = text.firstOffset(of: UInt8(ascii: "]"), in: offset..<text.count),
      isBracketedAddress(text.extracting(offset + 1..<end))
    else { return false }
    offset = end + 1
  } else {
    offset = grammar.name.end(in: text, from: offset)
  }
  if text.at(offset) == UInt8(ascii: ":") { offset = text.end(of: .digits, from: offset + 1) }
  return offset == text.count
}

/// `IPv6address` or `IPvFuture`.
private func isBracketedAddress(_ text: borrowing Span<UInt8>) -> Bool {
  guard text.hasLetters("v", at: 0) else { return isIPv6(text) }
  let dot = text.end(of: .hexDigits, from: 1)
  return dot > 1 && text.at(dot) == UInt8(ascii: ".") && dot + 1 < text.count
    && text.end(of: .futureAddresses, from: dot + 1) == text.count
}

/// RFC 3987, section 4.1, bars the marks that turn the direction of text around.
private func holdsDirectionMark(_ text: borrowing Span<UInt8>) -> Bool {
  for offset in text.indices where text[offset] == 0xE2 {
    switch text.scalar(at: offset)?.value {
    case 0x200E?, 0x200F?, (0x202A...0x202E)?: return true
    default: continue
    }
  }
  return false
}
