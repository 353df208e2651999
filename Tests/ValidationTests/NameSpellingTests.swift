import JSONText
import Schemas
import Testing
import Validation

/// Names are recognised by their bytes; a name that JSON spells with escapes is never taken for them.
struct NameSpellingTests {
  @Test(arguments: [
    // Raw quotes and backslashes end or continue a text, whatever the schema's names look like.
    #"{"a"b":1, ","c":2}"#, #"{"c\":1, ","c":2}"#, #"{"c\":1}"#, #"{"a"b":1}"#,
    "{\"a\tb\":1}",
  ])
  func `a name's own bytes do not make up for a broken spelling`(_ record: String) throws {
    let both = try #require(try outcome([record]))
    #expect(both.differences.isEmpty, "\(both.differences)")
    #expect(both.fast.malformed == 1)
  }

  @Test func `a name that looks like members is not taken for them`() throws {
    let both = try #require(
      try outcome([#"{"a":7,"b":1}"#], properties: [#"a\":7,\"b"#, "b"], isClosed: true))
    #expect(both.differences.isEmpty, "\(both.differences)")
    #expect(both.fast.subjects.first?.invalid == 1)
  }

  @Test func `every right spelling of a name is the name`() throws {
    let records = [
      #"{"a\"b":1, "c\\":2, "a\tb":3, "ünï":4}"#, #"{"\u0061\u0022b" : 1, "c\u005c"  :2}"#,
      #"{"a\u0009b":1}"#, "{\"abcdefghijklmnopqrstu\" :1, \"abcdefghijklmnopqrstu\\u0076\": 2}",
    ]
    let both = try #require(try outcome(records + records))
    #expect(both.differences.isEmpty, "\(both.differences)")
    #expect(both.fast.malformed == 0)
    #expect(both.fast.subjects.first?.invalid == 0)
  }

  @Test(arguments: 1...32)
  func `names of every length are told apart`(_ length: Int) throws {
    let name = String(repeating: "n", count: length)
    let records = ["m\(name.dropFirst())", "\(name.dropLast())m", name + "n"].map {
      #"{"\#($0)":1}"#
    }
    let both = try #require(
      try outcome([#"{"\#(name)":1}"#] + records, properties: [name], isClosed: true))
    #expect(both.differences.isEmpty, "\(both.differences)")
    #expect(both.fast.subjects.first?.invalid == records.count)
  }

  private func outcome(
    _ records: [String],
    properties: [String] = [
      #"a\"b"#, #"c\\"#, #"a\tb"#, "ünï", "abcdefghijklmnopqrstu", "abcdefghijklmnopqrstuv",
    ], isClosed: Bool = false
  ) throws -> BothWays? {
    let names = properties.map { #""\#($0)": {"type": ["integer", "string"]}"# }.joined(
      separator: ", ")
    let closing = isClosed ? #", "additionalProperties": false"# : ""
    let schema = try JSONDocument.read("{\"properties\": {\(names)}\(closing)}").root
    let graph = SchemaReader.read(SchemaSource(uri: "test:x", path: "x", value: schema)).graph
    return BothWays(graph, lines: Array(records.map { $0 + "\n" }.joined().utf8))
  }
}
