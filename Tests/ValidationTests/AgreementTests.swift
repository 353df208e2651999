import Captures
import JSONText
import Schemas
import SourceText
import TestSupport
import Testing
import Validation

/// Runs one text both ways: over the program, and with every record judged carefully.
struct BothWays {
  var fast: CheckOutcome
  var careful: CheckOutcome

  init?(_ graph: SchemaGraph, lines: [UInt8]) {
    var subject = CheckPlan.Subject(name: "subject", version: nil, graph: graph)
    guard subject.program != nil else { return nil }
    guard let fast = Self.run(CheckPlan(documentsOf: subject), lines) else { return nil }
    subject.isFast = false
    guard let careful = Self.run(CheckPlan(documentsOf: subject), lines) else { return nil }
    self.fast = fast
    self.careful = careful
  }

  static func run(_ plan: CheckPlan, _ lines: [UInt8]) -> CheckOutcome? {
    guard let checker = EventChecker(plan) else { return nil }
    let padded = lines + [UInt8](repeating: 0, count: UncheckedBytes.padding)
    padded.withUncheckedBytes {
      checker.check(
        lines: $0, from: RecordPlace(capture: 0, line: 1, column: 1, offset: 0))
    }
    return checker.finish()
  }

  /// What the two ways say differently, in words; empty when they agree.
  var differences: [String] { Self.differences(fast, careful) }

  static func differences(_ fast: CheckOutcome, _ careful: CheckOutcome) -> [String] {
    var found: [String] = []
    if fast.records != careful.records {
      found.append("records \(fast.records), \(careful.records)")
    }
    if fast.unrouted.types != careful.unrouted.types {
      found.append("unrouted \(fast.unrouted), \(careful.unrouted)")
    }
    if fast.events != careful.events || fast.malformed != careful.malformed {
      found.append(
        "events \(fast.events)+\(fast.malformed), \(careful.events)+\(careful.malformed)")
    }
    for (one, other) in zip(fast.subjects, careful.subjects) {
      if one.invalid != other.invalid { found.append("invalid \(one.invalid), \(other.invalid)") }
      for key in Set(one.causes.keys).union(other.causes.keys).sorted()
      where one.causes[key]?.events != other.causes[key]?.events
        || one.causes[key]?.occurrences != other.causes[key]?.occurrences
        || one.causes[key]?.examples != other.causes[key]?.examples
      {
        found.append(
          "cause \(key): \(String(describing: one.causes[key])), "
            + "\(String(describing: other.causes[key]))")
      }
      if one.unknown != other.unknown { found.append("unknown \(one.unknown), \(other.unknown)") }
    }
    return found
  }
}

/// The fast way and the careful way are two speeds of one meaning.
struct AgreementTests {
  @Test(arguments: ConformanceFile.all)
  func `both ways say the same of the official suite`(_ file: ConformanceFile) throws {
    guard let bytes = SharedData.bytes(file.path) else { return }
    let suite = try SchemaTestSuite(JSONDocument.read(bytes).root)
    for group in suite.groups {
      let reading = SchemaReader.read(
        SchemaSource(uri: "test:schema", path: "schema", value: group.schema),
        options: .init(
          dialect: file.dialect, formats: file.formats, resolve: ConformanceFile.remotes))
      guard reading.isUsable else { continue }
      for example in group.cases {
        let text = example.data.compactBytes
        guard let both = BothWays(reading.graph, lines: text) else { continue }
        #expect(
          both.differences.isEmpty,
          "\(group.description): \(example.description): \(both.differences)")
      }
    }
  }
}

extension AgreementTests {
  /// Depth counts from the record, wherever the payload lies in it.
  @Test(arguments: 124...131)
  func `both ways agree on what is too deep`(_ levels: Int) throws {
    let nest = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    let records = [
      nest, #"{"event":"x","data":\#(nest)}"#, #"{"data":\#(nest),"event":"x"}"#,
      #"{"event":"x","data":[{},\#(nest)]}"#, #"{"type":"x","more":\#(nest)}"#,
      #"{"event":"y","data":\#(nest)}"#,
    ]
    let schema = try JSONDocument.read(#"{"properties": {"more": {"type": "array"}}}"#).root
    let graph = SchemaReader.read(SchemaSource(uri: "test:x", path: "x", value: schema)).graph
    var subject = CheckPlan.Subject(name: "x", version: nil, graph: graph)
    let fast = CheckPlan(subjects: [subject], routes: ["x": 0], envelope: .standard)
    subject.isFast = false
    let careful = CheckPlan(subjects: [subject], routes: ["x": 0], envelope: .standard)
    for record in records {
      let one = try #require(BothWays.run(fast, Array(record.utf8)))
      let other = try #require(BothWays.run(careful, Array(record.utf8)))
      #expect(BothWays.differences(one, other).isEmpty)
    }
  }
}
