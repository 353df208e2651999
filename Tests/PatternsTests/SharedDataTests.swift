import JSONText
import Patterns
import TestSupport
import Testing

@Suite struct SharedDataTests {
  private static let dialects = ["draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"]

  @Test(arguments: dialects)
  func `the official suite agrees on what matches`(dialect: String) throws {
    let names = ["pattern", "optional/ecmascript-regex", "optional/non-bmp-regex"]
    guard let files = files(names, of: dialect) else { return }
    var count = 0
    for bytes in files {
      for group in try JSONDocument.read(bytes).root.elements {
        for test in tests(of: group) {
          guard let schema = group["schema"], let data = test["data"],
            let expected = test["valid"]?.bool
          else { continue }
          if let source = schema["pattern"]?.string, data.kind == .string {
            #expect(try isMatch(source, data) == expected, "\(source)")
            count += 1
          }
          if let properties = schema["patternProperties"], data.kind == .object,
            schema["additionalProperties"]?.bool == false
          {
            let sources = properties.members.compactMap(\.key.string)
            let agrees = try data.members.allSatisfy { member in
              try sources.contains { try isMatch($0, member.key) }
            }
            #expect(agrees == expected, "\(sources)")
            count += 1
          }
        }
      }
    }
    #expect(count > 80)
  }

  @Test(arguments: dialects)
  func `the official suite agrees on what is a pattern`(dialect: String) throws {
    let names = ["format/regex", "format/ecmascript-regex", "ecmascript-regex"]
    guard let files = files(names.map { "optional/\($0)" }, of: dialect) else { return }
    for bytes in files {
      for group in try JSONDocument.read(bytes).root.elements
      where group["schema"]?["format"]?.string == "regex" {
        for test in tests(of: group) {
          guard let data = test["data"], let source = data.string else { continue }
          #expect(Pattern.isValidECMA(source) == test["valid"]?.bool, "\(source)")
        }
      }
    }
  }

  @Test(arguments: [
    "instances/mozilla/schemas.jsonl", "changes/version-pairs.jsonl", "changes/taxonomy.jsonl",
    "changes/containment-half.jsonl",
  ])
  func `every pattern of real schemas is read and decided`(file: String) throws {
    guard let lines = SharedData.lines(file) else { return }
    var sources: Set<String> = []
    for line in lines {
      // A line of these files names a member twice, which the reader refuses.
      guard let document = try? JSONDocument.read(line) else { continue }
      collectPatterns(of: document, into: &sources)
    }
    #expect(!sources.isEmpty)
    for source in sources.sorted() {
      let pattern = try Pattern(source)
      #expect(pattern.isRegular, "\(source)")
      #expect(pattern.isIncluded(in: pattern) == .yes, "\(source)")
    }
  }

  /// Those files of the official suite that a dialect has.
  private func files(_ names: [String], of dialect: String) -> [[UInt8]]? {
    let folder = "conformance/json-schema-test-suite/tests/\(dialect)"
    guard let paths = SharedData.paths(below: folder, ending: ".json") else { return nil }
    return names.map { "\(folder)/\($0).json" }.filter(paths.contains).compactMap(SharedData.bytes)
  }

  private func collectPatterns(of document: JSONDocument, into sources: inout Set<String>) {
    for index in document.nodes.indices {
      let value = JSONValue(document: document, index: index)
      guard value.kind == .object else { continue }
      if let source = value["pattern"]?.string { sources.insert(source) }
      if let properties = value["patternProperties"], properties.kind == .object {
        sources.formUnion(properties.members.compactMap(\.key.string))
      }
    }
  }

  private func tests(of group: JSONValue) -> [JSONValue] {
    group["tests"].map { Array($0.elements) } ?? []
  }

  private func isMatch(_ source: String, _ text: JSONValue) throws -> Bool {
    let bytes = Array(text.text)
    return try Pattern(source).matches(bytes.span) == .yes
  }
}
