import JSONText
import SourceText
import TestSupport
import Testing

@Suite struct JSONEqualityTests {
  @Test(arguments: [
    ("1", "1.0", true), ("1", "1e0", true), ("100", "1e2", true), ("0", "-0.0", true),
    ("9007199254740993", "9007199254740992", false), ("0.1", "0.10", true), ("1", "true", false),
    ("1", "\"1\"", false), ("0", "false", false), ("null", "false", false), ("[]", "{}", false),
    ("1e400", "1e401", false), ("1e400", "10e399", true),
    ("12345678901234567890123", "12345678901234567890123.0", true),
    ("\"\\u0061\"", "\"a\"", true), ("\"\u{E9}\"", "\"e\u{301}\"", false),
    ("[1,2]", "[2,1]", false), ("[1,2]", "[1.0,2]", true), ("[1]", "[1,1]", false),
    ("{\"a\":1,\"b\":[2]}", "{\"b\":[2.0],\"a\":1}", true), ("{\"a\":1}", "{\"b\":1}", false),
    ("{\"a\":1,\"b\":2}", "{\"a\":2,\"b\":1}", false), ("{\"a\":1}", "{\"a\":1,\"b\":2}", false),
    ("{\"\u{E9}\":1}", "{\"e\u{301}\":1}", false), ("[[],[[]]]", "[[[]],[]]", false),
    ("{\"a\":{\"x\":1,\"y\":{}}}", "{\"a\":{\"y\":{},\"x\":1}}", true),
    ("[[1],2]", "[[1,2]]", false),
    ("{\"a\":[1,{\"b\":null}]}", "{\"a\":[1,{\"b\":false}]}", false),
  ])
  func `values are equal as JSON Schema means it`(
    _ first: String, _ second: String, _ areEqual: Bool
  ) throws {
    let (first, second) = (
      try JSONDocument.read(first).root, try JSONDocument.read("[0,\(second)]").root[index: 1]
    )
    #expect((first == second) == areEqual)
    #expect((second == first) == areEqual)
    if areEqual { #expect(first.hashValue == second?.hashValue) }
  }

  @Test(
    arguments: [
      ("[]", nil), ("[1]", nil), ("[1,2,1.0]", [0, 2]),
      ("[{\"a\":1,\"b\":2},0,{\"b\":2,\"a\":1}]", [0, 2]),
      ("[[],{},null,false,0,\"\"]", nil), ("[1,true,\"1\"]", nil), ("{\"a\":1}", nil),
      ("[3,2,2,3]", [1, 2]),
    ] as [(String, [Int]?)])
  func `equal elements are found`(_ text: String, _ places: [Int]?) throws {
    let pair = try JSONDocument.read(text).root.firstEqualElements
    #expect(pair.map { [$0.first, $0.second] } == places)
  }

  @Test func `many elements are told apart quickly`() throws {
    var text = "["
    for number in 0..<100_000 {
      text += "{\"id\":\(number),\"tags\":[\"a\",{\"n\":\(number % 7)}],\"on\":true},"
    }
    let array = try JSONDocument.read(
      text + "{\"on\":true,\"tags\":[\"a\",{\"n\":1}],\"id\":99e0}]"
    ).root
    var pair: (first: Int, second: Int)?
    let elapsed = processorTime { pair = array.firstEqualElements }
    #expect(pair?.first == 99)
    #expect(pair?.second == 100_000)
    #expect(elapsed < .seconds(30))
  }

  @Test func `a built document is equal to the one that was read`() throws {
    let read = try JSONDocument.read(#"{"a":[1,true,null,"é"],"b":{"c":-2.5}}"#)
    var builder = JSONDocumentBuilder()
    builder.begin(.object)
    builder.string("a")
    builder.begin(.array)
    builder.number(1)
    builder.bool(true)
    builder.null()
    builder.string("é")
    builder.end()
    builder.string("b")
    builder.begin(.object)
    builder.string("c")
    builder.number(lexeme: "-2.5".utf8)
    builder.end()
    builder.end()
    let built = builder.finish()
    #expect(built.root == read.root)
    #expect(built.root.compactBytes == read.root.compactBytes)
    var copying = JSONDocumentBuilder()
    copying.begin(.array)
    copying.copy(read.root["b"] ?? read.root)
    copying.copy(read.root)
    copying.end()
    let copy = copying.finish().root
    #expect(copy[index: 1] == read.root)
    #expect(
      copy.compactBytes == Array(#"[{"c":-2.5},{"a":[1,true,null,"é"],"b":{"c":-2.5}}]"#.utf8))
  }
}
