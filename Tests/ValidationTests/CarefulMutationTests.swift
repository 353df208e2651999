import JSONText
import Schemas
import SourceText
import TestSupport
import Testing
import Validation

/// Schemas with one value swapped for another never trap, and their metaschemas know them.
struct CarefulMutationTests {
  static let oddities = ["5", "-1", "1e400", "\"x\"", "null", "[]", "{}", "[[]]", "false", "\"#\""]

  @Test func `any value in any place of a schema ends in problems or verdicts`() throws {
    var count = 0
    for file in ConformanceFile.all where !file.isOptional {
      guard let bytes = SharedData.bytes(file.path) else { return }
      let suite = try SchemaTestSuite(JSONDocument.read(bytes).root)
      for (number, group) in suite.groups.enumerated() {
        let nodes = group.schema.index..<Int(group.schema.node.next)
        // A few places of each schema, others in each group, keep the test short.
        for place in nodes where (place + number) % 7 == 0 {
          let node = JSONValue(document: group.schema.document, index: place)
          let oddity = Self.oddities[(place + number) % Self.oddities.count]
          var text = Array(bytes[group.schema.span.start..<node.span.start])
          text += Array(oddity.utf8) + Array(bytes[node.span.end..<group.schema.span.end])
          // A name cannot be any value.
          guard let document = try? JSONDocument.read(text) else { continue }
          count += 1
          Self.judge(group, by: document, file.dialect)
        }
      }
    }
    print("mutated schemas: \(count)")
  }

  private static func judge(
    _ group: SchemaTestSuite.Group, by document: JSONDocument, _ dialect: Dialect
  ) {
    let source = SchemaSource(uri: "test:schema", path: "schema", value: document.root)
    let reading = SchemaReader.read(
      source,
      options: SchemaReader.Options(
        dialect: dialect, formats: .assert, resolve: ConformanceFile.remotes))
    #expect(reading.problems.allSatisfy { !$0.message.isEmpty })
    // Also graphs with problems must be walkable.
    let validator = CarefulValidator(reading.graph)
    for test in group.cases {
      let isAccepted = validator.accepts(test.data)
      #expect(validator.violations(in: test.data).isEmpty == isAccepted)
    }
  }

  @Test(arguments: Dialect.allCases)
  func `schemas are valid under their metaschema`(_ dialect: Dialect) throws {
    let source = try #require(Metaschemas.source(for: dialect))
    let validator = CarefulValidator(SchemaReader.read(source).graph)
    #expect(validator.violations(in: source.value) == [])
    let bad = try JSONDocument.read(#"{"properties": {"a": {"type": "text", "minLength": -1}}}"#)
    #expect(validator.violations(in: bad.root).map(\.pointer).contains("/properties/a/minLength"))
    for file in ConformanceFile.all where file.dialect == dialect && !file.isOptional {
      guard let bytes = SharedData.bytes(file.path) else { return }
      for group in try SchemaTestSuite(JSONDocument.read(bytes).root).groups {
        #expect(validator.accepts(group.schema), "\(file.name): \(group.description)")
      }
    }
  }
}
