package import SourceText

/// Why bytes are no JSON text, and where.
package struct JSONError: Error, Hashable, Sendable {
  package var kind: Kind
  /// The bytes at fault, counted from the beginning of the bytes that were handed in.
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  package var offset: Int { span.start }

  package enum Kind: Hashable, Sendable {
    /// Nothing stands there but white space.
    case noValue
    /// The text ends before its value does.
    case truncated
    case byteOrderMark
    case otherEncoding(Encoding)
    case nulBytes(count: Int)
    case invalidUTF8
    case unexpected(expected: Expectation)
    case trailingComma
    case comment
    case singleQuotes
    case notANumber
    case unknownWord
    case malformedNumber(NumberFault)
    case controlCharacter(UInt8)
    case invalidEscape
    case loneSurrogate
    case duplicateName(first: SourceSpan)
    case tooDeep(limit: Int)
    /// A whole value is followed by another: two records run together.
    case secondValue
    case trailingGarbage
    case tooLarge
  }

  /// What could have stood where the text goes wrong.
  package enum Expectation: Hashable, Sendable {
    case value, name, colon, commaOrBracket, commaOrBrace
  }

  package enum NumberFault: Hashable, Sendable {
    case leadingZero, leadingPlus, bareFraction, missingFraction, missingExponent, hexadecimal
    case bareMinus
  }

  /// The encodings a text that is not UTF-8 is recognised as by its first bytes.
  package enum Encoding: String, Hashable, Sendable {
    case utf16LittleEndian = "UTF-16 (little endian)"
    case utf16BigEndian = "UTF-16 (big endian)"
    case utf32LittleEndian = "UTF-32 (little endian)"
    case utf32BigEndian = "UTF-32 (big endian)"
  }
}

/// How far the reader goes before it refuses.
package struct JSONLimits: Hashable, Sendable {
  /// How many containers may lie inside each other.
  package var depth: Int

  package init(depth: Int = 128) { self.depth = depth }

  package static let standard = JSONLimits()
}
