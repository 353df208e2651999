import JSONText
import Schemas
import TestSupport
import Testing
import Validation

/// Holds the validator to the official JSON Schema test suite, pinned as shared data.
struct ConformanceTests {
  @Test func `every required test of all dialects passes`() throws {
    var count = 0
    for file in ConformanceFile.all where !file.isOptional {
      let outcomes = try Self.run(file)
      count += outcomes.count
      for outcome in outcomes where !outcome.isPassed {
        Issue.record("\(file.testDescription): \(outcome.message)")
      }
    }
    print("conformance: \(count) required tests")
  }

  @Test func `optional tests pass but for the list of expected failures`() throws {
    var count = 0
    var failed: Set<String> = []
    for file in ConformanceFile.all where file.isOptional {
      let outcomes = try Self.run(file)
      count += outcomes.count
      for outcome in outcomes where !outcome.isPassed {
        failed.insert("\(file.testDescription): \(outcome.group): \(outcome.description)")
      }
    }
    print("conformance: \(count) optional tests, \(failed.count) of them fail as expected")
    guard count > 0 else { return }
    let expected = Set(ExpectedFailure.all.map(\.test))
    for test in failed.subtracting(expected).sorted() { Issue.record("fails: \(test)") }
    for test in expected.subtracting(failed).sorted() {
      Issue.record("passes and must leave the list: \(test)")
    }
  }

  /// Runs a file with the early-exit verdict, and holds the full list of faults to it.
  static func run(_ file: ConformanceFile) throws -> [SchemaTestSuite.Outcome] {
    guard let bytes = SharedData.bytes(file.path) else { return [] }
    let suite = try SchemaTestSuite(JSONDocument.read(bytes).root)
    let options = SchemaReader.Options(
      dialect: file.dialect, formats: file.formats, resolve: ConformanceFile.remotes)
    return suite.run { group in
      let source = SchemaSource(uri: "test:schema", path: "schema", value: group.schema)
      let reading = SchemaReader.read(source, options: options)
      guard reading.isUsable else {
        let reasons = reading.problems.filter(\.makesUnusable).map(\.message)
        return { _ in .none(reasons.joined(separator: "; ")) }
      }
      let validator = CarefulValidator(reading.graph)
      return { value in
        let isAccepted = validator.accepts(value)
        let faults = validator.violations(in: value)
        guard faults.isEmpty == isAccepted else { return .none("the two verdicts differ") }
        return isAccepted ? .accepted : .refused
      }
    }
  }
}
