import Findings
import JSONText
import Linting
import Schemas
import SourceText
import TestSupport
import Testing

/// Tests that need the data beside the package; without it they say so and pass.
struct SharedDataTests {
  private static let suite = "conformance/json-schema-test-suite/tests"

  @Test(arguments: Dialect.allCases)
  func `what valid values are is never ruled out`(_ dialect: Dialect) throws {
    let digits =
      dialect.name.hasPrefix("draft-0") ? String(dialect.name.dropFirst(7)) : dialect.name
    guard let files = SharedData.files(below: "\(Self.suite)/draft\(digits)") else { return }
    var count = 0
    for file in files {
      let document = try JSONDocument.read(file.bytes)
      for group in document.root.elements {
        guard let value = group["schema"], let tests = group["tests"] else { continue }
        let types = types(of: value, dialect)
        for test in tests.elements where test["valid"]?.bool == true {
          guard let data = test["data"] else { continue }
          count += 1
          let type = data.kind == .number && !data.isInteger ? TypeSet.fraction : simple(data)
          #expect(types.contains(type), "\(file.path): \(group["description"]?.string ?? "")")
        }
      }
    }
    #expect(count > 300)
  }

  @Test func `schemas that others wrote are read and explained`() {
    guard let files = SharedData.files(below: "contracts-reference") else { return }
    var counts: [String: Int] = [:]
    for file in files {
      for finding in lint(LintedCatalog([file])).findings {
        counts[finding.slug, default: 0] += 1
        #expect(finding.severity < .error, "\(file.path): \(finding.message.text)")
      }
    }
    print(counts.sorted { $0.key < $1.key })
  }

  private func types(of value: JSONValue, _ dialect: Dialect) -> TypeSet {
    let file = SourceFile(path: "x.json", bytes: value.compactBytes)
    let options = LintOptions(schemas: SchemaReader.Options(dialect: dialect))
    guard let linted = LintedCatalog([file], options: options).files.first?.schema else {
      return .all
    }
    return linted.types.types(of: linted.graph.root)
  }

  private func simple(_ value: JSONValue) -> TypeSet {
    switch value.kind {
    case .null: .null
    case .true, .false: .boolean
    case .number: .integer
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}
