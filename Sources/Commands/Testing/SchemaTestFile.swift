import Findings
import JSONText
import Schemas
import SourceText
import Validation

/// One file of schema tests, run.
struct SchemaTestFile {
  /// How one file went.
  struct Result {
    var groups = 0
    var tests = 0
    var failed = 0
    var findings: [Finding] = []
  }

  private let file: SourceFile
  private let lines: LineTable
  private let options: SchemaReader.Options
  private let address: String

  /// `address` is what relative references of the schemas start from.
  init(_ file: SourceFile, at address: String, _ options: SchemaReader.Options) {
    self.file = file
    lines = LineTable(file.bytes)
    self.options = options
    self.address = address
  }

  func run() -> Result {
    do throws(TextDocument.Fault) {
      return run(try TextDocument.read(file).root)
    } catch {
      return broken(error.message, at: error.span)
    }
  }

  private func run(_ root: JSONValue) -> Result {
    do throws(SchemaTestSuite.LayoutError) {
      let suite = try SchemaTestSuite(root)
      var result = Result()
      for group in suite.groups { run(group, into: &result) }
      return result
    } catch {
      return broken(error.message, at: error.span)
    }
  }

  private func broken(_ message: String, at span: SourceSpan) -> Result {
    var result = Result()
    result.findings = [finding(TestRules.notATestFile, Finding.Message(message), at: span)]
    return result
  }

  private func run(_ group: SchemaTestSuite.Group, into result: inout Result) {
    result.groups += 1
    result.tests += group.cases.count
    let source = SchemaSource(uri: address, path: file.path, value: group.schema)
    let reading = SchemaReader.read(source, options: options)
    guard reading.isUsable else {
      result.failed += group.cases.count
      result.findings.append(untestable(group, reading.problems.filter(\.makesUnusable)))
      return
    }
    let validator = CarefulValidator(reading.graph)
    for test in group.cases {
      let answer = validator.verdict(on: test.data)
      guard answer != (test.isValid ? .accepted : .refused) else { continue }
      result.failed += 1
      result.findings.append(failed(test, of: group, answer, validator))
    }
  }

  private func failed(
    _ test: SchemaTestSuite.Case, of group: SchemaTestSuite.Group,
    _ answer: CarefulValidator.Verdict, _ validator: CarefulValidator
  ) -> Finding {
    let words: String
    var notes: [String] = []
    switch answer {
    case .accepted: words = "should be refused, and is accepted"
    case .refused:
      words = "should be accepted, and is refused"
      notes = validator.violations(in: test.data).prefix(3).map {
        ($0.pointer.isEmpty ? "" : "\($0.pointer): ") + $0.message
      }
    case .tooCostly: words = "has no verdict: it needs more work than one value may cost"
    }
    var finding = finding(
      TestRules.failedTest, "'\(group.description)': '\(test.description)' \(words)",
      at: test.nameSpan)
    finding.notes = notes
    return finding
  }

  private func untestable(
    _ group: SchemaTestSuite.Group, _ problems: [SchemaProblem]
  ) -> Finding {
    var finding = finding(
      TestRules.untestableSchema,
      "'\(group.description)' cannot be tested: \(problems.first?.message ?? "its schema has faults")",
      at: problems.first { $0.place.path == file.path }?.place.span ?? group.schema.span)
    finding.count = max(group.cases.count, 1)
    finding.unit = "tests"
    finding.notes = problems.dropFirst().prefix(3).map(\.message)
    return finding
  }

  /// A finding that points at the first line of a span.
  private func finding(
    _ rule: RuleInfo, _ message: Finding.Message, at span: SourceSpan
  ) -> Finding {
    let start = min(max(span.start, 0), file.bytes.count)
    let line = lines.span(ofLine: lines.line(at: start), in: file.bytes)
    let first = SourceSpan(start, max(start, min(span.end, line.end)))
    var finding = Finding(rule, message, at: Place(first, in: file, lines: lines))
    finding.excerpt = Excerpt(first, in: file, lines: lines)
    return finding
  }
}
