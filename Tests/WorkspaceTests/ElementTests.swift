import SourceText
import TestSupport
import Testing
import Workspace

struct ElementCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var layout: CaptureLayout
  var records: [String]
  /// Line and column of each record.
  var places: [Position]
  var faults: [LayoutFault.Kind] = []

  static let all = [
    ElementCase(
      testDescription: "an array over many lines",
      text: "[\n  {\"a\": 1},\n  {\"b\": [1, {\"]\": \"\\\"]\"}]}\n]\n", layout: .array,
      records: ["{\"a\": 1}", "{\"b\": [1, {\"]\": \"\\\"]\"}]}"], places: [at(2, 3), at(3, 3)]),
    ElementCase(
      testDescription: "an array in one line", text: "[{\"é\":1}, {\"b\":2},3 , \"x,]\",null]",
      layout: .array, records: ["{\"é\":1}", "{\"b\":2}", "3", "\"x,]\"", "null"],
      places: [at(1, 2), at(1, 11), at(1, 19), at(1, 23), at(1, 29)]),
    ElementCase(
      testDescription: "an empty array", text: "[ ]\n", layout: .array, records: [], places: []),
    ElementCase(
      testDescription: "an array that is not closed", text: "[{\"a\":1},\n{\"b\":2}",
      layout: .array,
      records: ["{\"a\":1}", "{\"b\":2}"], places: [at(1, 2), at(2, 1)], faults: [.unclosedArray]),
    ElementCase(
      testDescription: "an array cut within an element", text: "[{\"a\":1},\n{\"b\":",
      layout: .array,
      records: ["{\"a\":1}", "{\"b\":"], places: [at(1, 2), at(2, 1)], faults: [.unclosedArray]),
    ElementCase(
      testDescription: "missing and extra commas", text: "[{} {},,{},]", layout: .array,
      records: ["{}", "{}", "{}"], places: [at(1, 2), at(1, 5), at(1, 9)],
      faults: [.missingComma, .extraComma, .extraComma]),
    ElementCase(
      testDescription: "text behind the array", text: "[{}]\nx y", layout: .array, records: ["{}"],
      places: [at(1, 2)], faults: [.trailingContent]),
    ElementCase(
      testDescription: "an open string does not swallow the rest",
      text: "[{\"a\":\"x},\n{\"b\":2},\n{\"c\":3}]", layout: .array,
      records: ["{\"a\":\"x},\n", "{\"b\":2}", "{\"c\":3}"],
      places: [at(1, 2), at(2, 1), at(3, 1)]),
    ElementCase(
      testDescription: "one document over many lines", text: "{\n  \"a\": {\n  }\n}\n",
      layout: .documents, records: ["{\n  \"a\": {\n  }\n}"], places: [at(1, 1)]),
    ElementCase(
      testDescription: "one document, elements at the margin",
      text: "{\"events\": [\n{\"a\": 1},\n{\"b\": 2}\n]}", layout: .documents,
      records: ["{\"events\": [\n{\"a\": 1},\n{\"b\": 2}\n]}"], places: [at(1, 1)]),
    ElementCase(
      testDescription: "several documents in a row", text: "{\n\"a\": 1\n}\n{\n\"b\": 2\n}\n",
      layout: .documents, records: ["{\n\"a\": 1\n}", "{\n\"b\": 2\n}"],
      places: [at(1, 1), at(4, 1)]),
    ElementCase(
      testDescription: "a document that is not closed", text: "{\n\"a\": 1\n", layout: .documents,
      records: ["{\n\"a\": 1\n"], places: [at(1, 1)]),
  ]

  private static func at(_ line: Int, _ column: Int) -> Position {
    Position(line: line, column: column)
  }
}

struct ElementTests {
  @Test(arguments: ElementCase.all)
  func `elements are cut whatever the size of a batch`(_ example: ElementCase) {
    let folder = TemporaryFolder()
    let path = folder.write("a.json", example.text)
    for batch in [1, 2, 3, 5, 8, 13, 64, 128 * 1024] {
      let seen = see(path, limits: .init(batch: batch))
      #expect(seen.layout == example.layout)
      #expect(seen.records.map(\.text) == example.records, "batch \(batch)")
      #expect(
        seen.records.map { Position(line: $0.line, column: $0.column) } == example.places,
        "batch \(batch)")
      #expect(seen.faults.map(\.kind) == example.faults, "batch \(batch)")
      #expect(seen.failure == nil)
    }
  }

  @Test(arguments: [true, false])
  func `an element over the limit is passed over and told`(_ isFile: Bool) {
    let folder = TemporaryFolder()
    let long = "{\"a\":\"" + String(repeating: "x\\\"", count: 50_000) + "\"}"
    let path = folder.write("a.json", "[{},\n \(long),\n{\"b\":2}]")
    if !isFile { folder.run("gzip a.json") }
    let limits = RecordReader.Limits(batch: 4096, record: 100_000, lookAhead: 8192)
    let seen = see(isFile ? path : path + ".gz", limits: limits)
    #expect(seen.records.map(\.text) == ["{}", "{\"b\":2}"])
    #expect(seen.records.map(\.line) == [1, 3])
    #expect(
      seen.faults == [
        LayoutFault(
          kind: .oversized(byteCount: long.utf8.count, limit: 100_000),
          position: Position(line: 2, column: 2), byteOffset: 6)
      ])
  }

  @Test func `long elements and long scalars are read whole`() {
    let folder = TemporaryFolder()
    let number = String(repeating: "7", count: 3_000_000)
    let object = "{\"a\":\"" + String(repeating: "é", count: 2_000_000) + "\"}"
    let seen = see(folder.write("a.json", "[\(number),\(object), \(number)\n, {}]"))
    #expect(seen.records.map(\.text.utf8.count) == [3_000_000, 4_000_008, 3_000_000, 2])
    #expect(seen.records.map(\.line) == [1, 1, 1, 2])
    #expect(seen.faults.isEmpty)
  }

  @Test func `everything between elements is blank`() throws {
    let folder = TemporaryFolder()
    let path = folder.write("a.json", "[{\"a\":1} ,\n{\"b\":2} ]\n")
    var reader = try RecordReader(try ByteSource(path: path))
    var batch = RecordBatch()
    let isThere = try reader.next(into: &batch)
    #expect(isThere)
    let text = String(decoding: batch.bytes(in: 0..<batch.count), as: UTF8.self)
    #expect(text == " {\"a\":1}  \n{\"b\":2}  \n")
  }
}
