import Captures
import JSONText
import Schemas
import SourceText
import Testing
import Validation

/// Watched fields are seen alike by the walk, by the search of an index and by the exact reader.
struct SightingTests {
  private let records = [
    #"{"id": "x", "tick": 1, "more": {"id": "y", "tick": 2}}"#,
    #"{"more": {"id": "y", "tick": 2}, "free": [1, {"id": 0}]}"#,
    #"{"tick": 3, "id": null, "free": {"a": {"b": 4}}}"#, #"{}"#, #"[]"#, #""id""#,
    #"{"id": "a\u0062\n", "tick": 1.50, "free": true}"#, #"{"id": {"id": 1}, "tick": []}"#,
    #"{"\u0069d": "escaped", "tick": 9}"#, #"{"id": 12 , "tick":false}"#,
  ]

  @Test(arguments: [
    ##"{"properties": {"id": true, "tick": {"type": "integer"}, "more": {"$ref": "#"}}}"##,
    ##"{"anyOf": [{"properties": {"id": {"type": "string"}}}, {"properties": {"tick": {}}}]}"##,
    ##"{"properties": {"tick": {"minimum": 2}}, "additionalProperties": {"$ref": "#"}}"##,
    "true", ##"{"required": ["id"]}"##,
  ])
  func `both ways see the same`(_ schema: String) throws {
    let root = try JSONDocument.read(schema).root
    let graph = SchemaReader.read(SchemaSource(uri: "test:x", path: "x", value: root)).graph
    var subject = CheckPlan.Subject(name: "x", version: nil, graph: graph)
    subject.watched = ["/tick", "/id", "/free/a/b", "/free/1/id", "/none", "/more/tick"].map {
      JSONPointer($0) ?? .root
    }
    let fast = try seen(subject)
    subject.isFast = false
    let careful = try seen(subject)
    #expect(fast == careful)
    #expect(fast.count == records.count)
  }

  private func seen(_ subject: CheckPlan.Subject) throws -> [[String]] {
    let plan = CheckPlan(subjects: [subject], routes: ["x": 0], envelope: .standard)
    let lines = records.map { #"{"event": "x", "data": \#($0)}"# + "\n" }.joined()
    let checker = try #require(EventChecker(plan))
    (Array(lines.utf8) + [UInt8](repeating: 0, count: UncheckedBytes.padding)).withUncheckedBytes {
      checker.check(lines: $0, from: RecordPlace(capture: 0, line: 1, column: 1, offset: 0))
    }
    let sightings = checker.takeSightings()
    return sightings.events.sorted { $0.place < $1.place }.map { event in
      subject.watched.indices.map { number in
        let (form, bytes) = sightings.field(number, of: event)
        return "\(form) \(String(decoding: bytes, as: UTF8.self))"
      }
    }
  }
}
