import JSONText
import Schemas
import SourceText
import Testing

/// What is told of schemas that are wrong, and where.
struct ProblemTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var dialect: Dialect
    /// The schema, with `→` before and `←` after what the problem is to point at.
    var marked: String
    var message: String
    var makesUnusable: Bool
    var testDescription: String { marked }

    init(
      _ marked: String, _ message: String, in dialect: Dialect = .draft2020, isWarning: Bool = false
    ) {
      self.dialect = dialect
      self.marked = marked
      self.message = message
      makesUnusable = !isWarning
    }
  }

  static let types =
    "one or several of 'null', 'boolean', 'integer', 'number', 'string', 'array', 'object'"

  static let examples = [
    Example(
      #"{"$schema": →"https://example.com/mine"←}"#,
      "'$schema' names no dialect that is known: 'https://example.com/mine'"),
    Example(#"{"type": →5←}"#, "'type' must be \(types)"),
    Example(#"{"type": ["null", →"text"←]}"#, "'type' must be \(types)"),
    Example(#"{"minItems": →-1←}"#, "'minItems' must be a whole number, at least 0"),
    Example(#"{"minItems": →1.5←}"#, "'minItems' must be a whole number, at least 0"),
    Example(
      #"{"maxLength": →1e400←}"#,
      "'maxLength' must be a number that something could be as long as"),
    Example(#"{"multipleOf": →0←}"#, "'multipleOf' must be a number above 0"),
    Example(#"{"minimum": →"1"←}"#, "'minimum' must be a number"),
    Example(#"{"exclusiveMinimum": →true←}"#, "'exclusiveMinimum' must be a number"),
    Example(
      #"{"exclusiveMinimum": →1←}"#, "'exclusiveMinimum' must be true or false", in: .draft4),
    Example(#"{"required": →"a"←}"#, "'required' must be a list of names"),
    Example(#"{"allOf": →[]←}"#, "'allOf' must be a list of at least one schema"),
    Example(
      #"{"items": →[{}]←}"#,
      "'items' must be one schema for all items; a list of schemas is 'prefixItems'"),
    Example(
      #"{"not": →5←}"#, "this is no schema: a schema is an object of keywords, true or false"),
    Example(
      #"{"not": →true←}"#, "this is no schema: a schema is an object of keywords, true or false",
      in: .draft4),
    Example(#"{"$ref": →5←}"#, "'$ref' must be a URI reference"),
    Example(##"{"$ref": →"#/$defs/no"←}"##, "the reference '#/$defs/no' leads nowhere"),
    Example(##"{"$ref": →"#no"←}"##, "the reference '#no' leads nowhere"),
    Example(#"{"$ref": →"a b"←}"#, "the reference 'a b' is not a URI reference"),
    Example(
      #"{"$ref": →"http://example.com/x"←}"#,
      "remote references are not fetched: 'http://example.com/x'"),
    Example(
      #"{"$ref": →"//host/x"←}"#, "the reference '//host/x' is refused: it is not ours"),
    Example(
      #"{"$ref": →"../../../etc/passwd"←}"#,
      "the reference '../../../etc/passwd' is refused: it leaves the root folder"),
    Example(
      #"{"$ref": →"%2e%2e/%2E%2E/../x"←}"#,
      "the reference '%2e%2e/%2E%2E/../x' is refused: it leaves the root folder"),
    Example(
      ##"{"$ref": →"#"←}"##, "the schema refers to itself without end: '#'"),
    Example(#"{"$ref": →""←}"#, "the schema refers to itself without end: '#'"),
    Example(
      #"{→"requird"←: ["a"]}"#, "unknown keyword 'requird'; did you mean 'required'",
      isWarning: true),
    Example(
      #"{→"prefixItems"←: [{}]}"#, "'prefixItems' is no keyword of this dialect; 2020-12 has it",
      in: .draft7, isWarning: true),
    Example(
      ##"{"$ref": "#/definitions/a", →"minimum"←: 1, "definitions": {"a": {}}}"##,
      "'minimum' is ignored beside '$ref' in this dialect", in: .draft7, isWarning: true),
  ]

  @Test(arguments: examples)
  func `a problem is told at its place`(_ example: Example) throws {
    let (text, span) = try Self.unmarked(example.marked)
    let reading = try read(text, dialect: example.dialect)
    let problem = try #require(reading.problems.first)
    #expect(reading.problems.map(\.message) == [example.message])
    #expect(problem.place.span == span)
    #expect(problem.place.path == "contracts/a.json")
    #expect(reading.isUsable == !example.makesUnusable)
  }

  @Test func `a cycle is told with its path`() throws {
    let reading = try read(
      ##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"not": {"$ref": "#/$defs/a"}}}}"##
    )
    #expect(
      reading.problems.map(\.message) == [
        "schemas refer to each other without end: #/$defs/a -> #/$defs/b -> #/$defs/b/not -> #/$defs/a"
      ])
  }

  @Test func `a cycle that goes into the value is no problem`() throws {
    #expect(try read(##"{"properties": {"next": {"$ref": "#"}}}"##).problems == [])
  }

  @Test func `an invalid pattern is told with the offset in it`() throws {
    let reading = try read(
      #"{"properties": {"a": {"pattern": "a(b"}}, "patternProperties": {"[": {}}}"#)
    #expect(reading.problems.count == 2)
    #expect(reading.problems.allSatisfy { $0.message.hasPrefix("the pattern cannot be used: ") })
    #expect(
      reading.problems.map(\.place.pointer) == ["/properties/a/pattern", "/patternProperties"])
    #expect(!reading.isUsable)
  }

  @Test func `reading goes on after a problem`() throws {
    let reading = try read(##"{"type": 5, "minItems": -1, "properties": {"a": {"$ref": "#/x"}}}"##)
    #expect(reading.problems.count == 3)
  }

  @Test func `a schema with too many parts is refused and not built`() throws {
    let many = (0..<300).map { #""f\#($0)": {}"# }.joined(separator: ",")
    let source = try SchemaSource(
      uri: "test:many", path: nil, value: JSONDocument.read(#"{"properties": {\#(many)}}"#).root)
    let reading = SchemaReader.read(source, options: SchemaReader.Options(limit: 200))
    #expect(reading.problems.map(\.cause) == [.tooLarge(limit: 200)])
    #expect(!reading.isUsable)
  }

  /// Takes the marks out of a text, and says what they stood around.
  private static func unmarked(_ marked: String) throws -> (String, SourceSpan) {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "→" || $0 == "←" }
    try #require(parts.count == 3)
    let start = parts[0].utf8.count
    return (parts.joined(), SourceSpan(start, start + parts[1].utf8.count))
  }
}

/// Reads a schema as the file `contracts/a.json`, with nothing beside it.
func read(_ text: String, dialect: Dialect = .draft2020) throws -> SchemaReading {
  let source = try SchemaSource(
    uri: "file:///contracts/a.json", path: "contracts/a.json", value: JSONDocument.read(text).root)
  let options = SchemaReader.Options(dialect: dialect) { uri in
    uri.hasPrefix("file://host") ? .refused("it is not ours") : .missing
  }
  return SchemaReader.read(source, options: options)
}
