import Drift
import JSONText
import Schemas
import TestSupport
import Testing
import Validation

/// The schema that ships for readers of ledgers.
struct LedgerSchemaTests {
  @Test func `the schema is kept as a file`() {
    expectGolden(ledgerSchema, "ledger/schema-unknown-1.schema.json")
  }

  @Test func `every ledger that is written passes the schema`() throws {
    let document = try JSONDocument.read(ledgerSchema)
    let reading = SchemaReader.read(
      SchemaSource(uri: "urn:ledger", path: "ledger.json", value: document.root),
      options: SchemaReader.Options(formats: .assert))
    #expect(reading.problems.isEmpty)
    let validator = CarefulValidator(reading.graph)
    for ledger in [Ledger(), LedgerSamples.full, LedgerSamples.counted(1...60)] {
      let violations = validator.violations(in: try JSONDocument.read(ledger.bytes).root)
      #expect(violations.isEmpty, "\(violations.map(\.message))")
    }
  }
}
