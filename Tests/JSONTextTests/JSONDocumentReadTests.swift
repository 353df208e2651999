import JSONText
import SourceText
import TestSupport
import Testing

/// A text that is JSON, and how it looks when it is written again.
struct AcceptedText: Sendable, CustomTestStringConvertible {
  var text: String
  var compact: String
  var testDescription: String { text.debugDescription }

  init(_ text: String, _ compact: String? = nil) {
    self.text = text
    self.compact = compact ?? text
  }

  static let all: [AcceptedText] = [
    .init("null"), .init("true"), .init("false"), .init(" null\r\n", "null"),
    .init("0"), .init("-0"), .init("1"), .init("-1"), .init("10"), .init("120.50"), .init("-0.0"),
    .init("0e1"), .init("0e+1"), .init("1E22"), .init("1E-2"), .init("1e01"), .init("0.1e-007"),
    .init("1e400"), .init("-1e-400"), .init("1e1000000000"),
    .init("123456789012345678901234567890"),
    .init("\"\""), .init("\"a\""), .init("\"/\""), .init("\"\\/\"", "\"/\""),
    .init("\"\\\"\\\\\\b\\f\\n\\r\\t\""), .init("\"\\u0041\"", "\"A\""),
    .init("\"\\u0000\""), .init("\"a\\u0000b\""), .init("\"\\u001f\""), .init("\"\u{7F}\""),
    .init("\"\\u00e9\"", "\"\u{E9}\""), .init("\"\\u20AC\\u20ac\"", "\"\u{20AC}\u{20AC}\""),
    .init("\"\\uD83D\\uDE00\"", "\"\u{1F600}\""), .init("\"\\uDBFF\\uDFFF\"", "\"\u{10FFFF}\""),
    .init("\"\\uD834\\uDd1e x\"", "\"\u{1D11E} x\""), .init("\"\\uFFFF\"", "\"\u{FFFF}\""),
    .init("\"\\uD7FF\\uE000\"", "\"\u{D7FF}\u{E000}\""), .init("\"\\uFDCF\"", "\"\u{FDCF}\""),
    .init("\"\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}\""),
    .init("\"\u{2028}\u{2029}\""), .init("\"e\u{301}\u{E9}\""), .init("\"\u{FEFF}\""),
    .init("\"\\\\u0041\""), .init("\"\\\\\\\"\""), .init("\"// no comment, # none, 'none'\""),
    .init("[]"), .init("{}"), .init("[ ]", "[]"), .init("{\t}", "{}"), .init("[[]]"), .init("[{}]"),
    .init("[1,2,3]"), .init(" [ 1 ,\n2\t,\r3 ] ", "[1,2,3]"), .init("[null,1,\"1\",{}]"),
    .init("{\"a\":1}"), .init("{ \"a\" : 1 , \"b\" : [ ] }", "{\"a\":1,\"b\":[]}"),
    .init("{\"\":0}"), .init("{\"\\u0000\":0}"), .init("{\"a\":{\"a\":{\"a\":[]}}}"),
    .init("{\"caf\u{E9}\":1,\"cafe\u{301}\":2}"), .init("{\"a\":1,\"A\":2,\"aa\":3,\"\":4}"),
    .init("[[],[[]],{},[{}],0]"), .init("{\"a\":[],\"b\":{},\"c\":[{\"a\":[]}]}"),
    .init("[\"\\u0061\",\"a\"]", "[\"a\",\"a\"]"),
    .init("{\"x\\ny\":\"\\u002F\"}", "{\"x\\ny\":\"/\"}"),
  ]
}

@Suite struct JSONDocumentReadTests {
  @Test(arguments: AcceptedText.all)
  func `a text of JSON is read and written again`(_ example: AcceptedText) throws {
    let value = try JSONDocument.read(example.text).root
    #expect(String(decoding: value.compactBytes, as: UTF8.self) == example.compact)
    let again = try JSONDocument.read(value.prettyBytes(sortedKeys: true)).root
    #expect(again == value)
    #expect(again.hashValue == value.hashValue)
    #expect(try JSONDocument.read(value.compactBytes).root == value)
  }

  @Test(arguments: AcceptedText.all)
  func `a text is read in the middle of others`(_ example: AcceptedText) throws {
    let (before, text) = (Array("{\"a\":\n".utf8), Array(example.text.utf8))
    let bytes = before + text + before
    let value = try JSONDocument.read(bytes, in: before.count..<before.count + text.count).root
    #expect(String(decoding: value.compactBytes, as: UTF8.self) == example.compact)
    expectPlacesFit(value, in: bytes)
  }

  @Test func `every beginning of a text is refused for ending early`() throws {
    let text = Array(
      #"{"a":[1,-2.5e+3,true,false,null,"x\u00e9\ud83d\ude00\n"],"é€😀":{"b":{}}, "c" : [] }"#.utf8)
    #expect(throws: Never.self) { try JSONDocument.read(text) }
    for end in 1..<text.count {
      let error = #expect(throws: JSONError.self) { try JSONDocument.read(text, in: 0..<end) }
      #expect(error?.kind == .truncated, "\(end)")
      #expect(error?.offset == end)
      #expect(throws: JSONError.self) { try JSONDocument.read(text, in: end..<text.count) }
    }
  }

  @Test func `values know their places`() throws {
    let root = try JSONDocument.read("{ \"a\" : [1, \"\\n\", {} ] ,\"b\":-1.5}").root
    #expect(root.span == SourceSpan(0, 33))
    #expect(root.members.map(\.key.span) == [SourceSpan(2, 5), SourceSpan(24, 27)])
    #expect(root.members.map(\.value.span) == [SourceSpan(8, 22), SourceSpan(28, 32)])
    #expect(
      root["a"]?.elements.map(\.span) == [
        SourceSpan(9, 10), SourceSpan(12, 16), SourceSpan(18, 20),
      ])
  }

  @Test func `nested levels are counted`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(String(repeating: "[", count: depth).utf8)
        + Array(String(repeating: "]", count: depth).utf8)
    }
    #expect(throws: Never.self) { try JSONDocument.read(nested(128)) }
    let error = #expect(throws: JSONError.self) { try JSONDocument.read(nested(129)) }
    #expect(error?.kind == .tooDeep(limit: 128))
    #expect(error?.offset == 128)
    let deep = try JSONDocument.read(nested(300_000), limits: JSONLimits(depth: 300_000)).root
    #expect(deep == deep)
    #expect(deep.hashValue == deep.hashValue)
    #expect(deep.compactBytes == nested(300_000))
  }

  @Test func `five million brackets are refused at once`() {
    for bracket in ["[", "{\"a\":"] {
      let text = Array(String(repeating: bracket, count: 5_000_000).utf8)
      var error: JSONError?
      let elapsed = processorTime {
        error = #expect(throws: JSONError.self) { try JSONDocument.read(text) }
      }
      #expect(error?.kind == .tooDeep(limit: 128))
      #expect(elapsed < .seconds(1))
    }
  }

  @Test func `names are told apart in linear time`() throws {
    var text = "{"
    for number in 0..<200_000 { text += "\"key\(number)\":\(number)," }
    let unique = try JSONDocument.read(text + "\"key\":0}").root
    #expect(unique.count == 200_001)
    let error = #expect(throws: JSONError.self) {
      try JSONDocument.read(text + "\"k\\u0065y77\":0}")
    }
    guard case .duplicateName(let first) = error?.kind else {
      Issue.record("not refused as a duplicate")
      return
    }
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[first.range], as: UTF8.self) == "\"key77\"")
    #expect(error?.offset == bytes.count)
  }

  @Test func `a long number is read in linear time`() throws {
    for count in [10_000, 1_000_000] {
      let digits = String(repeating: "9", count: count)
      for text in [digits, "-\(digits).\(digits)e\(digits)"] {
        #expect(try JSONDocument.read("[\(text)]").root[index: 0]?.text.count == text.utf8.count)
      }
    }
  }

  @Test func `a file may begin with a byte order mark`() throws {
    let bytes = Array("\u{FEFF}[1]".utf8)
    let root = try JSONDocument.read(bytes, in: JSONDocument.textRange(ofFile: bytes)).root
    #expect(root.span == SourceSpan(3, 6))
    #expect(JSONDocument.textRange(ofFile: Array("[1]".utf8)) == 0..<3)
    let twice = Array("\u{FEFF}\u{FEFF}1".utf8)
    let error = #expect(throws: JSONError.self) {
      try JSONDocument.read(twice, in: JSONDocument.textRange(ofFile: twice))
    }
    #expect(error?.kind == .byteOrderMark)
  }

  @Test func `a range outside the bytes is cut to them`() {
    #expect(throws: Never.self) { try JSONDocument.read(Array("12".utf8), in: -5..<99) }
    let error = #expect(throws: JSONError.self) {
      try JSONDocument.read(Array("12".utf8), in: 50..<99)
    }
    #expect(error?.kind == .noValue)
  }
}

/// Whatever was read must lie in its text, in order and inside each other.
func expectPlacesFit(_ value: JSONValue, in bytes: [UInt8]) {
  let document = value.document
  for (index, node) in document.nodes.enumerated() {
    #expect(node.start < node.end && node.end <= bytes.count)
    #expect(Int(node.next) > index && node.next <= document.nodes.count)
    #expect(Int(node.textStart) + Int(node.textCount) <= document.text.count)
    for child in index + 1..<Int(node.next) {
      #expect(document.nodes[child].start > node.start && document.nodes[child].end < node.end)
    }
  }
}
