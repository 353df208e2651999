import Contracts
import Evolution
import JSONText
import Schemas
import SourceText
import TestSupport
import Testing
import Validation

/// Records held to two versions at once.
struct ReplayTests {
  private static let old = #"""
    {"type": "object", "additionalProperties": false, "properties": {
      "a": {"type": ["integer", "null"]}, "b": {"type": "string"}, "c": {"type": "string"},
      "p": {"$ref": "#/$defs/price"}, "q": {"$ref": "#/$defs/price"},
      "list": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "number"}}}}},
     "$defs": {"price": {"type": "number"}}}
    """#
  private static let new = #"""
    {"type": "object", "additionalProperties": false, "required": ["a"], "properties": {
      "a": {"type": "integer"}, "d": {"type": "integer"},
      "p": {"$ref": "#/$defs/price"}, "q": {"$ref": "#/$defs/price"},
      "list": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}}},
     "$defs": {"price": {"type": "number", "minimum": 0}}}
    """#

  private func graph(_ text: String) throws -> SchemaGraph {
    let root = try JSONDocument.read(Array(text.utf8)).root
    let reading = SchemaReader.read(
      SchemaSource(uri: "file:///s.json", path: "s.json", value: root))
    #expect(reading.isUsable)
    return reading.graph
  }

  /// What two versions say of records, and how many events each change refuses, by its pointer.
  private func replay(
    _ lines: [String]
  ) throws -> (step: ReplayedStep, rejected: [String: Int]) {
    let (old, new) = (try graph(Self.old), try graph(Self.new))
    let comparison = compare(ComparedSchema(old), ComparedSchema(new))
    let attribution = ChangeAttribution(comparison)
    let step = ReplayPlan.Step(
      name: "s", old: (nil, old), new: (nil, new),
      attribution: { attribution.grouping($0, $1) })
    let checker = try #require(ReplayChecker(ReplayPlan(documentsOf: step)))
    let text = Array(lines.joined(separator: "\n").utf8)
    (text + [UInt8](repeating: 0, count: UncheckedBytes.padding)).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      checker.check(
        lines: UncheckedBytes(base: base, count: text.count),
        from: RecordPlace(capture: 0, line: 1, column: 1, offset: 0))
    }
    let outcome = checker.finish().steps[0]
    let rejected = outcome.refusals.groups.map { (comparison.changes[$0.key].pointer, $0.value) }
    return (outcome, Dictionary(rejected) { $0 + $1 })
  }

  @Test func `only what one version takes is counted, an event once for each change`() throws {
    let (step, rejected) = try replay([
      #"{"a": 1}"#, #"{"a": null}"#, #"{}"#, #"{"a": 1, "b": "x"}"#, #"{"a": 1, "c": "x"}"#,
      #"{"a": 1, "b": "x", "c": "x"}"#, #"{"a": 1, "p": -1, "q": -1}"#, #"{"a": 1, "q": -1}"#,
      #"{"a": 1, "list": [{"n": 0.5}, {"n": 0.5}]}"#, #"{"a": 1, "d": 1}"#, #"{"a": "x"}"#,
      #"{"a": "x", "b": "x"}"#, #"{"a": 1, "z": 1}"#,
    ])
    #expect(step.events == 13)
    #expect(step.refusedBefore == 4)
    #expect(step.newlyRefused == 8)
    #expect(step.newlyAccepted == 1)
    #expect(rejected["/b"] == 2)
    #expect(rejected["/c"] == 2)
    #expect(rejected["/p"] == 2, "a shared part counts once for an event that has it twice")
    #expect(rejected["/list/*/n"] == 1)
    #expect((rejected["/a"] ?? 0) == 2, "\(rejected)")
  }

  @Test func `places are those of the records`() throws {
    let (step, _) = try replay([#"{"a": 1}"#, "", "broken", #"{"a": 1}"#, #"  {"a": null}"#])
    let places = step.refusals.causes.values.flatMap(\.examples).map(\.place)
    #expect(places.map(\.line) == [5])
    #expect(step.events == 3)
  }

  @Test func `parts add up to the whole in any order`() throws {
    let lines = (0..<60).map { number in
      number.isMultiple(of: 3) ? #"{"a": null}"# : number.isMultiple(of: 5) ? "{}" : #"{"a": 1}"#
    }
    let whole = try replay(lines).step
    var sums: [[Int]] = []
    for order in [[0, 1, 2], [2, 0, 1]] {
      var total = ReplayOutcome(steps: 1)
      for part in order {
        var one = ReplayOutcome(steps: 1)
        one.steps[0] = try replay(Array(lines[(part * 20)..<(part * 20 + 20)])).step
        total.add(one, keeping: 3)
      }
      sums.append([total.steps[0].events, total.steps[0].newlyRefused])
    }
    #expect(sums == [[60, whole.newlyRefused], [60, whole.newlyRefused]])
    #expect(whole.newlyRefused == 28)
  }

  @Test func `both versions judge every record as they do alone`() throws {
    var random = SeededGenerator(seed: 7)
    let values = ["1", "null", "\"x\"", "-1", "0.5", "[{\"n\":0.5}]", "{}"]
    let lines = (0..<400).map { _ in
      let fields = ["a", "b", "c", "p", "q", "d", "list", "z"].filter { _ in
        Int.random(in: 0..<3, using: &random) == 0
      }
      let members = fields.map { "\"\($0)\":\(values.randomElement(using: &random) ?? "1")" }
      return "{\(members.joined(separator: ","))}"
    }
    let (old, new) = (CarefulValidator(try graph(Self.old)), CarefulValidator(try graph(Self.new)))
    var (refused, admitted) = (0, 0)
    for line in lines {
      let value = try JSONDocument.read(Array(line.utf8)).root
      switch (old.accepts(value), new.accepts(value)) {
      case (true, false): refused += 1
      case (false, true): admitted += 1
      case (true, true), (false, false): break
      }
    }
    let step = try replay(lines).step
    #expect([step.newlyRefused, step.newlyAccepted] == [refused, admitted])
    #expect(refused > 0 && admitted > 0)
  }
}

/// Every version against every later one.
struct CompatibilityMatrixTests {
  @Test func `the first that breaks whom is found`() throws {
    let texts = [#"{"type": "integer"}"#, #"{"type": "number"}"#, #"{"type": "string"}"#]
    let versions = try texts.enumerated().map { number, text in
      let root = try JSONDocument.read(Array(text.utf8)).root
      let graph = SchemaReader.read(SchemaSource(uri: "urn:a", path: nil, value: root)).graph
      return (name: "\(number + 1).0.0", schema: ComparedSchema(graph))
    }
    let matrix = CompatibilityMatrix(versions)
    #expect(matrix.cells.count == 3)
    #expect(matrix.firstBreakOfReaders(since: 0)?.new == 1)
    #expect(matrix.firstBreakOfData(since: 0)?.new == 2)
    #expect(matrix.firstBreakOfData(since: 2) == nil)
    #expect(!matrix.hasUnknown)
  }
}
