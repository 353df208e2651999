import Captures
import Contracts
import JSONText
import Schemas
import SourceText
import Testing
import Validation

@Suite struct `Our own contracts` {
  @Test func `are read without a problem`() {
    #expect(OwnContracts.catalog.problems.map { "\($0.path): \($0.kind)" } == [])
    #expect(OwnContracts.catalog.contracts.count >= 16)
    for contract in OwnContracts.catalog.contracts + OwnContracts.catalog.published {
      let problems = OwnContracts.reading(of: contract).problems
      #expect(problems == [], "\(contract.file.path)")
    }
  }

  @Test func `are each published as they stand`() {
    for contract in OwnContracts.catalog.contracts {
      let frozen = OwnContracts.catalog.published(contract.name.value, contract.version.value)
      #expect(frozen != nil, "\(contract.reference)")
    }
  }

  /// How many events of each capture are refused, and how many have no contract.
  static let captures: [(path: String, events: Int, refused: Int, unrouted: Int)] = [
    ("good/2025-12-06-style.jsonl", 15, 0, 0), ("good/2025-12-12-style.jsonl", 13, 0, 0),
    ("good/recorder-style.jsonl", 10, 0, 0), ("good/own-client.jsonl", 13, 0, 0),
    ("good/stored-rows.jsonl", 5, 0, 0), ("odd/number-spellings.jsonl", 6, 0, 0),
    ("drifted/unknown-fields.jsonl", 3, 0, 0), ("drifted/near-miss-names.jsonl", 3, 1, 0),
    ("drifted/wrong-depth.jsonl", 3, 2, 1), ("drifted/trace-only.jsonl", 3, 3, 0),
    ("drifted/wrong-values.jsonl", 3, 3, 0), ("drifted/unknown-events.jsonl", 7, 0, 7),
    ("drifted/hostile-strings.jsonl", 5, 3, 2), ("drifted/button-rules.jsonl", 4, 4, 0),
  ]

  @Test(arguments: captures)
  func `take and refuse what the fixtures say`(
    path: String, events: Int, refused: Int, unrouted: Int
  ) throws {
    var counts = (events: 0, refused: 0, unrouted: 0)
    for published in [false, true] {
      counts = (0, 0, 0)
      for record in try OwnContracts.records(path) {
        counts.events += 1
        guard let event = try? OwnContracts.envelope.unwrap(record),
          let contract = OwnContracts.catalog.contract(forEvent: event.type.utf8)
        else {
          counts.unrouted += 1
          continue
        }
        let frozen = OwnContracts.catalog.published(contract.name.value, contract.version.value)
        let graph = OwnContracts.reading(of: published ? frozen ?? contract : contract).graph
        let violations = CarefulValidator(graph).violations(in: event.payload)
        if !violations.isEmpty { counts.refused += 1 }
      }
      #expect(counts == (events, refused, unrouted), "\(path)\(published ? ", published" : "")")
    }
  }

  @Test func `pass their schema tests`() throws {
    let files = OwnContracts.files(in: "Fixtures/schema-tests", ending: ".json")
    #expect(files.count >= 4)
    for file in files {
      let suite = try SchemaTestSuite(JSONDocument.read(file.bytes).root)
      let outcomes = suite.run { group in
        let source = SchemaSource(uri: "file:///\(file.path)", path: file.path, value: group.schema)
        let reading = SchemaReader.read(
          source, options: .init(formats: .assert, resolve: OwnContracts.resolve))
        // A contract that is referred to has keys beside its schema that are no keywords.
        let problems = reading.problems.filter { $0.place.path == file.path }
        #expect(problems == [], "\(file.path)")
        let validator = CarefulValidator(reading.graph)
        return { validator.accepts($0) ? .accepted : .refused }
      }
      #expect(outcomes.filter { !$0.isPassed }.map(\.message) == [], "\(file.path)")
    }
  }
}
