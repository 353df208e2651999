import JSONText
import SourceText
import Testing

/// A text that is no JSON, and what is told about it.
struct RefusedText: Sendable, CustomTestStringConvertible {
  var bytes: [UInt8]
  var kind: JSONError.Kind
  var start: Int
  var testDescription: String { String(decoding: bytes, as: UTF8.self).debugDescription }

  init(_ text: String, _ kind: JSONError.Kind, at start: Int) {
    self.init(Array(text.utf8), kind, at: start)
  }

  init(_ bytes: [UInt8], _ kind: JSONError.Kind, at start: Int) {
    self.bytes = bytes
    self.kind = kind
    self.start = start
  }

  static let structure: [RefusedText] = [
    .init("", .noValue, at: 0),
    .init("  \r\n\t", .noValue, at: 5),
    .init("[", .truncated, at: 1),
    .init("[1", .truncated, at: 2),
    .init("[1,", .truncated, at: 3),
    .init("{\"a\"", .truncated, at: 4),
    .init("{\"a\":", .truncated, at: 5),
    .init("{\"a\":1", .truncated, at: 6),
    .init("\"ab", .truncated, at: 3),
    .init("\"ab\\", .truncated, at: 4),
    .init("\"ab\\u12", .truncated, at: 7),
    .init("tru", .truncated, at: 3),
    .init("-", .truncated, at: 1),
    .init("[1.", .truncated, at: 3),
    .init("[1e", .truncated, at: 3),
    .init("[1e+", .truncated, at: 4),
    .init("[1,]", .trailingComma, at: 2),
    .init("{\"a\":1,}", .trailingComma, at: 6),
    .init("[1,,2]", .unexpected(expected: .value), at: 3),
    .init("[,1]", .unexpected(expected: .value), at: 1),
    .init("[1 2]", .unexpected(expected: .commaOrBracket), at: 3),
    .init("[1}", .unexpected(expected: .commaOrBracket), at: 2),
    .init("{\"a\":1]", .unexpected(expected: .commaOrBrace), at: 6),
    .init("{\"a\" 1}", .unexpected(expected: .colon), at: 5),
    .init("{\"a\":}", .unexpected(expected: .value), at: 5),
    .init("{a:1}", .unexpected(expected: .name), at: 1),
    .init("{1:1}", .unexpected(expected: .name), at: 1),
    .init("{'a':1}", .singleQuotes, at: 1),
    .init("['a']", .singleQuotes, at: 1),
    .init("[1] // one", .comment, at: 4),
    .init("[/* one */ 1]", .comment, at: 1),
    .init("# one\n1", .comment, at: 0),
    .init("{}{}", .secondValue, at: 2),
    .init("{} {}", .secondValue, at: 3),
    .init("1 2", .secondValue, at: 2),
    .init("{}]", .trailingGarbage, at: 2),
    .init("1x", .trailingGarbage, at: 1),
    .init("{},", .trailingGarbage, at: 2),
    .init("[1]x", .trailingGarbage, at: 3),
  ]

  static let words: [RefusedText] = [
    .init("[True]", .unknownWord, at: 1),
    .init("nullx", .unknownWord, at: 0),
    .init("[nul]", .unknownWord, at: 1),
    .init("undefined", .unknownWord, at: 0),
    .init("[NaN]", .notANumber, at: 1),
    .init("Infinity", .notANumber, at: 0),
    .init("[-Infinity]", .notANumber, at: 1),
    .init("[01]", .malformedNumber(.leadingZero), at: 1),
    .init("-00", .malformedNumber(.leadingZero), at: 0),
    .init("[+1]", .malformedNumber(.leadingPlus), at: 1),
    .init("[.5]", .malformedNumber(.bareFraction), at: 1),
    .init("[-.5]", .malformedNumber(.bareFraction), at: 1),
    .init("[1.]", .malformedNumber(.missingFraction), at: 1),
    .init("[1.e5]", .malformedNumber(.missingFraction), at: 1),
    .init("[1e]", .malformedNumber(.missingExponent), at: 1),
    .init("[1e+]", .malformedNumber(.missingExponent), at: 1),
    .init("[0x1F]", .malformedNumber(.hexadecimal), at: 1),
    .init("[- 1]", .malformedNumber(.bareMinus), at: 1),
    .init("[--1]", .malformedNumber(.bareMinus), at: 1),
    .init("[1_000]", .unexpected(expected: .commaOrBracket), at: 2),
    .init("[1e1.5]", .unexpected(expected: .commaOrBracket), at: 4),
  ]

  static let strings: [RefusedText] = [
    .init("\"a\tb\"", .controlCharacter(9), at: 2),
    .init("[\"a\nb\"]", .controlCharacter(10), at: 3),
    .init("\"\u{1F}\"", .controlCharacter(0x1F), at: 1),
    .init("\"\\x41\"", .invalidEscape, at: 1),
    .init("\"\\u00G0\"", .invalidEscape, at: 1),
    .init("\"\\u12\"", .invalidEscape, at: 1),
    .init("\"\\U0041\"", .invalidEscape, at: 1),
    .init("\"\\'\"", .invalidEscape, at: 1),
    .init("\"\\uD800\"", .loneSurrogate, at: 1),
    .init("\"\\uDC00\"", .loneSurrogate, at: 1),
    .init("\"\\uD800x\"", .loneSurrogate, at: 1),
    .init("\"\\uD800\\n\"", .loneSurrogate, at: 1),
    .init("\"\\uD800\\uD800\"", .loneSurrogate, at: 1),
    .init("\"\\uD800\\u0041\"", .loneSurrogate, at: 1),
    .init("\"\\uDC00\\uD800\"", .loneSurrogate, at: 1),
    .init("{\"a\":1,\"a\":2}", .duplicateName(first: .init(1, 4)), at: 7),
    .init("{\"a\":1,\"\\u0061\":2}", .duplicateName(first: .init(1, 4)), at: 7),
    .init("[{\"\":1,\"b\":2,\"\":3}]", .duplicateName(first: .init(2, 4)), at: 13),
  ]

  static let bytes: [RefusedText] = [
    .init([0x22, 0xC0, 0x80, 0x22], .invalidUTF8, at: 1),
    .init([0x22, 0xC1, 0xBF, 0x22], .invalidUTF8, at: 1),
    .init([0x22, 0xE0, 0x9F, 0xBF, 0x22], .invalidUTF8, at: 1),
    .init([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, at: 1),
    .init([0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22], .invalidUTF8, at: 1),
    .init([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8, at: 1),
    .init([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], .invalidUTF8, at: 1),
    .init([0x22, 0xFF, 0x22], .invalidUTF8, at: 1),
    .init([0x22, 0x80, 0x22], .invalidUTF8, at: 1),
    .init([0x22, 0xC3, 0x22], .invalidUTF8, at: 1),
    .init([0x22, 0xC3], .truncated, at: 2),
    .init([0x22, 0xE2, 0x82], .truncated, at: 3),
    .init([0x5B, 0xE9, 0x5D], .invalidUTF8, at: 1),
    .init([0x5B, 0xC2, 0xA0, 0x5D], .unexpected(expected: .value), at: 1),
    .init([0x5B, 0x0C, 0x5D], .unexpected(expected: .value), at: 1),
    .init([0xEF, 0xBB, 0xBF, 0x31], .byteOrderMark, at: 0),
    .init([0x5B, 0xEF, 0xBB, 0xBF, 0x5D], .byteOrderMark, at: 1),
    .init([0xFF, 0xFE, 0x31, 0x00], .otherEncoding(.utf16LittleEndian), at: 0),
    .init([0xFE, 0xFF, 0x00, 0x31], .otherEncoding(.utf16BigEndian), at: 0),
    .init([0x7B, 0x00, 0x7D, 0x00], .otherEncoding(.utf16LittleEndian), at: 0),
    .init([0x00, 0x7B, 0x00, 0x7D], .otherEncoding(.utf16BigEndian), at: 0),
    .init([0xFF, 0xFE, 0, 0, 0x31, 0, 0, 0], .otherEncoding(.utf32LittleEndian), at: 0),
    .init([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x31], .otherEncoding(.utf32BigEndian), at: 0),
    .init([0x7B, 0, 0, 0, 0x7D, 0, 0, 0], .otherEncoding(.utf32LittleEndian), at: 0),
    .init([0, 0, 0, 0x7B, 0, 0, 0, 0x7D], .otherEncoding(.utf32BigEndian), at: 0),
    .init([0, 0, 0], .nulBytes(count: 3), at: 0),
    .init([0x31, 0, 0], .nulBytes(count: 2), at: 1),
    .init([0x5B, 0, 0x5D], .nulBytes(count: 1), at: 1),
    .init([0x22, 0x61, 0, 0x22], .nulBytes(count: 1), at: 2),
  ]
}

@Suite struct JSONErrorTests {
  @Test(
    arguments: RefusedText.structure + RefusedText.words + RefusedText.strings + RefusedText.bytes)
  func `a faulty text is refused where and for what it is`(_ example: RefusedText) {
    let error = #expect(throws: JSONError.self) { try JSONDocument.read(example.bytes) }
    #expect(error?.kind == example.kind)
    #expect(error?.offset == example.start)
    #expect(error?.message.isEmpty == false)
  }

  @Test(arguments: RefusedText.structure + RefusedText.strings)
  func `places count from the beginning of the bytes`(_ example: RefusedText) {
    let around = Array("[0]\n".utf8)
    let error = #expect(throws: JSONError.self) {
      try JSONDocument.read(
        around + example.bytes + around, in: around.count..<around.count + example.bytes.count)
    }
    #expect(error?.offset == example.start + around.count)
    #expect((error?.span.end ?? 0) <= around.count + example.bytes.count)
  }
}
