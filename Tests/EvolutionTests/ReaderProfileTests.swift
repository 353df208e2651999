import Evolution
import Testing

struct ReaderProfileTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var pair: String
    /// In the order strict, tolerant, exhaustive-enum, default-filling.
    var verdicts: [String]

    init(_ name: String, _ pair: String, _ verdicts: String...) {
      testDescription = name
      self.pair = pair
      self.verdicts = verdicts
    }

    static let all = [
      Case(
        "a field is added to a closed object",
        """
        {"old": {"type": "object", "properties": {"a": true}, "additionalProperties": false},
         "new": {"type": "object", "properties": {"a": true, "b": true}, "additionalProperties": false}}
        """, "refuted", "proved", "proved", "proved"),
      Case(
        "a listed value is added",
        #"{"old": {"enum": ["a", "b"]}, "new": {"enum": ["a", "b", "c"]}}"#,
        "refuted", "proved", "refuted", "proved"),
      Case(
        "a type is added",
        #"{"old": {"type": "number"}, "new": {"type": ["number", "null"]}}"#,
        "refuted", "refuted", "refuted", "refuted"),
      Case(
        "a required field with a default may be absent",
        """
        {"old": {"type": "object", "properties": {"a": {"type": "number", "default": 0}}, "required": ["a"]},
         "new": {"type": "object", "properties": {"a": {"type": "number", "default": 0}}}}
        """, "refuted", "refuted", "refuted", "proved"),
      Case(
        "a required field without a default may be absent",
        #"{"old": {"type": "object", "required": ["a"]}, "new": {"type": "object"}}"#,
        "refuted", "refuted", "refuted", "refuted"),
      Case(
        "a field is newly required",
        #"{"old": {"type": "object"}, "new": {"type": "object", "required": ["a"]}}"#,
        "proved", "proved", "proved", "proved"),
      Case(
        "what 'not' excludes is not relaxed",
        """
        {"old": {"type": "object", "not": {"properties": {"a": {"enum": [1, 2]}}, "required": ["a"]}},
         "new": {"type": "object", "not": {"properties": {"a": {"enum": [1]}}, "required": ["a"]}}}
        """, "refuted", "refuted", "refuted", "refuted"),
    ]
  }

  @Test(arguments: Case.all)
  func `each reader is told by itself whether it is safe`(_ example: Case) throws {
    let comparison = try comparison(example.pair)
    let verdicts = ReaderProfile.allCases.map { comparison.verdict(for: $0).word }
    #expect(verdicts == example.verdicts)
  }

  @Test func `a reader that needs less is safe wherever a stricter one is`() throws {
    for example in Case.all {
      let comparison = try comparison(example.pair)
      let isSafe = { (reader: ReaderProfile) in comparison.verdict(for: reader).isProved }
      #expect(!isSafe(.strict) || ReaderProfile.allCases.allSatisfy(isSafe))
      #expect(!isSafe(.exhaustiveEnum) || isSafe(.tolerant))
      #expect(!isSafe(.tolerant) || isSafe(.defaultFilling))
    }
  }
}
