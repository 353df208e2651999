import JSONText
import Schemas
import SourceText
import Testing

/// How references are resolved: addresses by RFC 3986, documents through the resolver.
struct ReferenceTests {
  /// The normal and abnormal examples of RFC 3986, section 5.4.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q"), (";x", "http://a/b/c/;x"),
    ("g;x=1/../y", "http://a/b/c/y"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../g", "http://a/g"), ("g.", "http://a/b/c/g."),
    ("..g", "http://a/b/c/..g"), ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"),
    ("%7Eg", "http://a/b/c/~g"), ("é", "http://a/b/c/%C3%A9"), ("%2e%2e/g", "http://a/b/g"),
  ])
  func `a relative reference is resolved as the RFC says`(_ text: String, _ target: String) throws {
    let base = try #require(URIReference("http://a/b/c/d;p?q"))
    let reference = try #require(URIReference(text))
    #expect(reference.resolved(against: base).withoutFragment == target)
  }

  @Test(arguments: ["../../../g", "/../g", "../../../../g"])
  func `a reference above the root is seen`(_ text: String) throws {
    let base = try #require(URIReference("http://a/b/c/d"))
    #expect(try #require(URIReference(text)).resolved(against: base).leavesRoot)
  }

  @Test(arguments: ["a b", "%zz", "1:b", "a\u{0}"])
  func `what is no reference is refused`(_ text: String) {
    #expect(URIReference(text) == nil)
  }

  @Test func `other documents come through the resolver alone, each once`() throws {
    let files = [
      "file:///contracts/shared.json":
        ##"{"$defs": {"id": {"type": "string"}, "n": {"$ref": "a.json"}}}"##,
      "file:///contracts/a.json": #"{"minimum": 1}"#,
    ]
    let source = try SchemaSource(
      uri: "file:///contracts/top.json", path: "contracts/top.json",
      value: JSONDocument.read(
        ##"{"properties": {"a": {"$ref": "shared.json#/$defs/id"}, "b": {"$ref": "./shared.json#/$defs/n"}}}"##
      ).root)
    let reading = SchemaReader.read(
      source,
      options: SchemaReader.Options { uri in
        guard let text = files[uri], let document = try? JSONDocument.read(text) else {
          return .missing
        }
        return .found(SchemaSource(uri: uri, path: uri, value: document.root))
      })
    #expect(reading.problems == [])
    #expect(
      reading.graph.resources.map(\.uri) == [
        "file:///contracts/top.json", "file:///contracts/shared.json", "file:///contracts/a.json",
      ])
  }

  @Test(arguments: Dialect.allCases)
  func `every metaschema is read without a problem, and without a resolver`(_ dialect: Dialect)
    throws
  {
    let source = try #require(Metaschemas.source(for: dialect))
    let reading = SchemaReader.read(source)
    #expect(reading.problems == [])
    #expect(reading.graph[reading.graph.root].dialect == dialect)
  }

  @Test func `a reference leads into a metaschema`() throws {
    let reading = try read(
      #"{"$ref": "http://json-schema.org/draft-07/schema#/definitions/nonNegativeInteger"}"#)
    #expect(reading.problems == [])
    #expect(reading.graph.nodes.contains { $0.dialect == .draft7 && $0.place.path == nil })
  }
}

/// The shape of the graph that compilers, comparers and linters walk.
struct GraphTests {
  @Test func `keywords that work together are one entry, in a fixed order`() throws {
    let graph = try read(
      """
      {"unevaluatedProperties": false, "additionalProperties": true, "required": ["a"],
       "properties": {"a": {"type": "string"}}, "type": "object", "x-unit": "s", "title": "T"}
      """
    ).graph
    let root = graph[graph.root]
    #expect(
      root.keywords.map(\.name) == ["type", "required", "properties", "unevaluatedProperties"])
    #expect(root.annotations.map(\.name) == ["x-unit", "title"])
    #expect(root.annotation("title")?.string == "T")
    #expect(root.forParts.count == 3)
    #expect(
      root.forParts.map { graph[$0].place.pointer }.sorted() == [
        "/additionalProperties", "/properties/a", "/unevaluatedProperties",
      ])
  }

  @Test func `places point into the source`() throws {
    let graph = try read(#"{"$defs": {"a/b": {"type": "null"}}}"#).graph
    let definition = try #require(graph[graph.root].definitions.first)
    #expect(definition.name == "a/b")
    #expect(graph[definition.schema].place.pointer == "/$defs/a~1b")
    #expect(graph[definition.schema].place.span.start == 18)
  }

  @Test func `the largest unsigned integer means no limit`() throws {
    let reading = try read(#"{"maxItems": 18446744073709551615}"#)
    #expect(reading.problems == [])
  }

  @Test func `names that only look alike are two fields`() throws {
    let graph = try read("{\"properties\": {\"caf\u{e9}\": {}, \"cafe\u{301}\": {}}}").graph
    guard case .properties(let rules)? = graph[graph.root].keywords.first?.rule else {
      Issue.record("no properties")
      return
    }
    #expect(rules.named.count == 2)
  }
}
