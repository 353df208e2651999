import JSONText
import SourceText
import Testing
import YAMLText

/// Reads a text and gives it back as one line of JSON.
func json(_ text: String) throws -> String {
  try JSONLine(YAMLDocument.read(Array(text.utf8)).json.root).text
}

/// A value as one line of JSON, names and numbers as they stand.
struct JSONLine {
  var text: String

  init(_ value: JSONValue) {
    switch value.kind {
    case .null: text = "null"
    case .true: text = "true"
    case .false: text = "false"
    case .number: text = String(decoding: value.text, as: UTF8.self)
    case .string: text = Self.quoted(value)
    case .array: text = "[" + value.elements.map { Self($0).text }.joined(separator: ",") + "]"
    case .object:
      let members = value.members.map { Self.quoted($0.key) + ":" + Self($0.value).text }
      text = "{" + members.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ value: JSONValue) -> String {
    "\"" + (value.string ?? "").replacing("\n", with: "\\n") + "\""
  }
}

struct ReadingCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var yaml: String
  var expected: String

  init(_ name: String, _ yaml: String, _ expected: String) {
    (testDescription, self.yaml, self.expected) = (name, yaml, expected)
  }

  static let all = [
    ReadingCase("block mapping", "a: 1\nb: x y\n", #"{"a":1,"b":"x y"}"#),
    ReadingCase(
      "nested blocks", "a:\n  b:\n  - 1\n  - c: d\n    e:\n", #"{"a":{"b":[1,{"c":"d","e":null}]}}"#
    ),
    ReadingCase("flow", "{a: [1, \"x\", 'y'], b: {c: }}", #"{"a":[1,"x","y"],"b":{"c":null}}"#),
    ReadingCase("literal", "a: |\n  x\n  y\nb: 1\n", #"{"a":"x\ny\n","b":1}"#),
    ReadingCase("folded", "a: >-\n  x\n  y\n", #"{"a":"x y"}"#),
    ReadingCase("comments", "# c\na: 1 # d\n# e\n", #"{"a":1}"#),
    ReadingCase("carriage returns", "a: 1\r\nb: |\r\n  x\r\n", #"{"a":1,"b":"x\n"}"#),
    ReadingCase("byte order mark", "\u{feff}a: 1\n", #"{"a":1}"#),
    ReadingCase("directive and marker", "%YAML 1.2\n---\na: 1\n...\n", #"{"a":1}"#),
    ReadingCase("alias", "a: &x [1, 2]\nb: *x\n", #"{"a":[1,2],"b":[1,2]}"#),
    ReadingCase("empty anchored value", "a: &x\nb: *x\n", #"{"a":null,"b":null}"#),
    ReadingCase("anchored block", "a: &x\n  b: 1\nc: *x\n", #"{"a":{"b":1},"c":{"b":1}}"#),
    ReadingCase("anchored key", "&k a: 1\nb: *k\n", #"{"a":1,"b":"a"}"#),
    ReadingCase(
      "keys by their text", "1: a\nno: b\n2026-01-17: c\n~: d\n",
      #"{"1":"a","no":"b","2026-01-17":"c","~":"d"}"#),
    ReadingCase("quoted merge key is a name", "\"<<\": 1\n", #"{"<<":1}"#),
    ReadingCase(
      "composed and decomposed names are two", "caf\u{e9}: 1\ncafe\u{301}: 2\n",
      "{\"caf\u{e9}\":1,\"cafe\u{301}\":2}"),
    ReadingCase("zero byte in a value", "a: \"x\\0y\"\n", "{\"a\":\"x\0y\"}"),
    ReadingCase("explicit keys", "? a\n: 1\n? b\n# c\nd: 2\n", #"{"a":1,"b":null,"d":2}"#),
    ReadingCase("scalar document", "--- 5", "5"),
    ReadingCase("JSON text", #"{"a": [1.50, true, null, "b"]}"#, #"{"a":[1.50,true,null,"b"]}"#),
  ]
}

struct ReadingTests {
  @Test(arguments: ReadingCase.all)
  func `plain data reads as JSON`(_ example: ReadingCase) throws {
    #expect(try json(example.yaml) == example.expected)
  }

  @Test func `places are bytes, whatever stands before them`() throws {
    let text = "# \u{e9}\u{1F600}\r\nn\u{e4}me: 'w\u{f6}rt'\r\nlist:\r\n- \u{1F600}: x\r\n"
    let document = try YAMLDocument.read(Array(text.utf8))
    func slice(_ span: SourceSpan) -> String {
      String(decoding: document.bytes[span.range], as: UTF8.self)
    }
    let entries = try #require(document.root.entries)
    #expect(slice(entries[0].key.span) == "n\u{e4}me")
    #expect(slice(entries[0].value.span) == "'w\u{f6}rt'")
    #expect(slice(entries[1].value.span) == "- \u{1F600}: x")
    let inner = try #require(entries[1].value.elements?.first?.entries?.first)
    #expect(slice(inner.key.span) == "\u{1F600}")
    #expect(slice(inner.span) == "\u{1F600}: x")
  }

  @Test func `a block ends with its text, not at the next key`() throws {
    let text = "a:\n  b: |\n    x\n\n# comment\nc: &n   7\nd: &m\n  e: 1\n\nf:\n"
    let document = try YAMLDocument.read(Array(text.utf8))
    let spans = try #require(document.root.entries).map {
      String(decoding: document.bytes[$0.value.span.range], as: UTF8.self)
    }
    #expect(spans == ["b: |\n    x", "7", "e: 1", ""])
  }

  @Test func `long non-ASCII files keep exact places`() throws {
    var text = ""
    for line in 0..<500 { text += "k\(line): '\u{e9}\u{4e2d}\u{1F600}\(line)' # \u{e9}\n" }
    let document = try YAMLDocument.read(Array(text.utf8))
    for (line, entry) in try #require(document.root.entries).enumerated() {
      let value = String(decoding: document.bytes[entry.value.span.range], as: UTF8.self)
      #expect(value == "'\u{e9}\u{4e2d}\u{1F600}\(line)'")
    }
  }
}
