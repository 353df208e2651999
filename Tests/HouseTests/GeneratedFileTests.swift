import Commands
import Findings
import Foundation
import Reports
import Testing

/// Holds files that are made from declarations to those declarations.
struct GeneratedFileTests {
  @Test func `docs/rules.md is fresh`() throws {
    try expectFresh("docs/rules.md", rulesDocument(allRules))
  }

  @Test func `every rule has an ID and a slug of its own`() {
    let rules = allRules
    #expect(Set(rules.map(\.id)).count == rules.count)
    #expect(Set(rules.map(\.slug)).count == rules.count)
  }

  private func expectFresh(_ path: String, _ text: String) throws {
    let url = House.root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    #expect(House.text(path) == text, "\(path) is stale; run the tests with UPDATE_GOLDEN=1")
  }
}
