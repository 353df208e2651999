import JSONText
import Testing

/// The document and the pointers of RFC 6901, section 5 and 6.
private let document = #"""
  {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}
  """#

@Suite struct JSONPointerTests {
  @Test(arguments: [
    ("/foo", "", #"["bar","baz"]"#), ("/foo/0", "/foo/0", #""bar""#), ("/", "/", "0"),
    ("/a~1b", "/a~1b", "1"), ("/c%d", "/c%25d", "2"), ("/e^f", "/e%5Ef", "3"),
    ("/g|h", "/g%7Ch", "4"), ("/i\\j", "/i%5Cj", "5"), ("/k\"l", "/k%22l", "6"),
    ("/ ", "/%20", "7"), ("/m~0n", "/m~0n", "8"),
  ])
  func `the pointers of the standard lead to their values`(
    _ text: String, _ fragment: String, _ value: String
  ) throws {
    let root = try JSONDocument.read(document).root
    let pointer = try #require(JSONPointer(text))
    #expect(root[pointer]?.compactBytes == Array(value.utf8))
    #expect(pointer.description == text)
    #expect(root[pointer]?.pointer == pointer)
    guard !fragment.isEmpty else { return }
    #expect(pointer.fragment == fragment)
    #expect(JSONPointer(fragment: fragment) == pointer)
  }

  @Test func `the empty pointer is the root`() throws {
    let root = try JSONDocument.read(document).root
    #expect(JSONPointer("") == .root)
    #expect(root[.root] == root)
    #expect(root.pointer == .root)
  }

  @Test(arguments: ["a", "#/a", "/a~", "/~2", "/~", "/a/~x/b"])
  func `a faulty pointer is none`(_ text: String) {
    #expect(JSONPointer(text) == nil)
  }

  @Test(arguments: ["/%", "/%4", "/%zz", "%2", "a"])
  func `a faulty fragment is no pointer`(_ text: String) {
    #expect(JSONPointer(fragment: text) == nil)
  }

  @Test(arguments: [
    "/foo/00", "/foo/01", "/foo/2", "/foo/-", "/foo/-1", "/foo/+1", "/foo/1.0", "/foo/ 1", "/foo/",
    "/foo/0/0", "/foo/99999999999999999999", "/no", "/foo/\u{661}", "//",
  ])
  func `a pointer to nothing leads nowhere`(_ text: String) throws {
    let pointer = try #require(JSONPointer(text))
    #expect(try JSONDocument.read(document).root[pointer] == nil)
  }

  @Test func `escapes are undone in one pass`() throws {
    #expect(JSONPointer("/~01")?.tokens == [JSONName("~1")])
    #expect(JSONPointer(fragment: "/%7E1a")?.tokens == [JSONName("/a")])
    let odd = JSONPointer([JSONName("~/~1"), JSONName(""), JSONName("é%")])
    #expect(JSONPointer(odd.description) == odd)
    #expect(JSONPointer(fragment: odd.fragment) == odd)
  }

  @Test func `every value knows its way`() throws {
    let root = try JSONDocument.read(#"{"a":[1,{"b/c":[[],2]},{}],"d":{"e":{}},"f":null}"#).root
    let ways = (0..<root.document.nodes.count).map {
      JSONValue(document: root.document, index: $0).pointer.description
    }
    #expect(
      ways == [
        "", "/a", "/a", "/a/0", "/a/1", "/a/1/b~1c", "/a/1/b~1c", "/a/1/b~1c/0", "/a/1/b~1c/1",
        "/a/2", "/d", "/d", "/d/e", "/d/e", "/f", "/f",
      ])
  }
}
