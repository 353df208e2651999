import JSONText
import Schemas
import TestSupport
import Testing
import Validation

/// Bounds and patterns are read in short ways on the fast path; the careful way holds them to it.
struct ScalarAgreementTests {
  /// Lexemes on, beside and far from the bounds, in every way a number is written.
  private let numbers = [
    "0", "-0", "0.0", "-0.0", "0.5", "-0.5", "0.000", "0.0001", "1", "1.0", "1.5", "-1", "-1.5",
    "9",
    "10", "10.0", "10.5", "99", "99.99", "100", "100.0", "100.1", "101", "999", "1000", "1000.0",
    "1000.5", "1001", "9999999", "10000000", "12345678", "123456789012", "99999999999999",
    "100000000000000", "999999999999999", "1000000000000000", "-999999999999999", "1e2", "1E+2",
    "1e-2", "10e1", "1.5e300", "1e400", "123456789012345678901234567890", "0.1", "0.3",
    "33.333333333333333333333", "0.00000000000000000000000000001", "1.10", "2.50",
    "12345678.9012345678",
  ]

  @Test(arguments: [
    #""minimum": 0"#, #""minimum": 1"#, #""minimum": 2"#, #""minimum": -1"#, #""minimum": 0.5"#,
    #""minimum": 100000000000000000000"#, #""exclusiveMinimum": 0"#, #""exclusiveMinimum": 1"#,
    #""exclusiveMinimum": -0.5"#, #""maximum": 0"#, #""maximum": 1"#, #""maximum": 10"#,
    #""maximum": 100"#, #""maximum": 1000.0"#, #""maximum": 99.99"#, #""maximum": 1e14"#,
    #""maximum": -1"#, #""exclusiveMaximum": 0"#, #""exclusiveMaximum": 10"#,
    #""exclusiveMaximum": 100.1"#, #""minimum": 1, "maximum": 1000"#,
    #""exclusiveMinimum": 0, "exclusiveMaximum": 10000000"#, #""multipleOf": 1"#,
    #""multipleOf": 5"#, #""multipleOf": 0.5"#, #""minimum": 0, "multipleOf": 0.1"#,
    #""minimum": 0, "enum": [0, 1.0, 10, 100.1]"#, #""minimum": 0, "not": {"const": 1}"#,
  ])
  func `both ways hold numbers to one bound`(_ rules: String) throws {
    for type in [
      "", #""type": "number","#, #""type": "integer","#, #""type": ["null", "integer"],"#,
    ] {
      let schema = "{\(type) \(rules)}"
      try expectAgreement(schema, numbers + numbers.map { "[\($0)]" })
      try expectAgreement(
        #"{"properties": {"a": \#(schema)}, "items": \#(schema)}"#,
        numbers.flatMap { [#"{"a": \#($0)}"#, #"{"a":\#($0) , "b": 1}"#, "[1, \($0) ]"] })
    }
  }

  /// A length is counted in characters, however these are written.
  @Test(arguments: 0...14)
  func `both ways hold texts with escapes to one length`(_ length: Int) throws {
    let parts = [
      "a", "\u{e9}", "\\n", "\\\\", "\\u0041", "\\uD83D\\uDE00", "\\ud83d\\ude00", "\u{1F600}",
      "\\/",
    ]
    var random = SeededGenerator(seed: UInt64(length))
    let values = (0..<200).map { _ in
      let count = Int.random(in: 0...16, using: &random)
      return "\"" + (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
        + "\""
    }
    try expectAgreement(#"{"minLength": \#(length)}"#, values)
    try expectAgreement(#"{"maxLength": \#(length)}"#, values)
    try expectAgreement(
      #"{"properties": {"a": {"minLength": 2, "maxLength": \#(length)}}}"#,
      values.map { #"{"a": \#($0)}"# })
  }

  @Test(arguments: [
    "^[0-9]{8}-[0-9a-f]{16}$", "^did:privy:[a-z0-9]{25}$", "^v[0-9]{1,3}$", "^[0-9a-f]{64}$",
    "^(?:0|[1-9][0-9]{0,6})$", "^$", "^a$", "^[^a]$", "^[^a]{3}$", "^.{2}$", "^abc", "abc$", "b",
    "^[ab]{2}c|[de]{2}f$", "^(?:[ab]{2}c|[de]{2}f)$", "^(?:aa|bb)$", "^[a-c1-3x-z]{9}$",
    "^\\\\w{8}$",
    "^[!#%')+-]{9}$", "^[\\\\u0000-\\\\u007f]{2}$", "^é{2}$", "^(?=a)[a-z]{3}$", "^\\\\bab\\\\b$",
  ])
  func `both ways hold texts to one pattern`(_ pattern: String) throws {
    var random = SeededGenerator(seed: 7)
    let texts = (0..<400).map { _ in text(using: &random) } + seeds
    let escaped = texts.prefix(40).map { #"\u0061"# + $0 }
    let values = (texts + escaped).map { #""\#($0)""# }
    try expectAgreement(#"{"pattern": "\#(pattern)"}"#, values)
    try expectAgreement(
      #"""
      {"propertyNames": {"pattern": "\#(pattern)"},
       "patternProperties": {"\#(pattern)": {"type": "null"}}}
      """#,
      values.map { "{\($0): 1}" })
  }

  private let seeds = [
    "20251207-f392771090970d85", "20251207-f392771090970d8g", "20251207_f392771090970d85",
    "did:privy:cmfsbyafixf5aa8rymnkxqeda", "did:privy:cmfsbyafixf5aa8rymnkxqedA",
    "did:privz:cmfsbyafixf5aa8rymnkxqeda", "v3", "v1234", "0", "01", "1234567", "12345678", "",
    "a", "b", "é", "éé", "aé", "aac", "ddf", "aa", "bb", "ab", "abc", "xabc", "abcx",
    String(repeating: "0a", count: 32), String(repeating: "0a", count: 32) + "0",
    "a1x2b3y3z", "!#%')+-+-", "word_1234",
  ]

  /// A sample with a byte or two changed, or a few letters by chance.
  private func text(using random: inout SeededGenerator) -> String {
    let letters = Array("abcdef0123456789-:_.XYZé ~")
    if Bool.random(using: &random) {
      return String(
        (0..<Int.random(in: 0...10, using: &random)).map { _ in
          letters[Int.random(in: 0..<letters.count, using: &random)]
        })
    }
    var text = Array(seeds[Int.random(in: 0..<seeds.count, using: &random)])
    for _ in 0..<Int.random(in: 1...2, using: &random) where !text.isEmpty {
      text[Int.random(in: 0..<text.count, using: &random)] =
        letters[Int.random(in: 0..<letters.count, using: &random)]
    }
    return String(text)
  }

  private func expectAgreement(_ schema: String, _ values: [String]) throws {
    let root = try JSONDocument.read(schema).root
    let reading = SchemaReader.read(SchemaSource(uri: "test:x", path: "x", value: root))
    #expect(reading.isUsable)
    let text = Array(values.map { $0 + "\n" }.joined().utf8)
    let both = try #require(BothWays(reading.graph, lines: text))
    #expect(both.differences.isEmpty, "\(schema): \(both.differences.prefix(2))")
  }
}
