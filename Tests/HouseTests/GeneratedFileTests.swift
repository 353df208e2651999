import Commands
import Findings
import Reports
import TestSupport
import Testing

/// Holds files that are made from declarations to those declarations.
struct GeneratedFileTests {
  @Test func `docs/rules.md is fresh`() {
    expectFresh(rulesDocument(allRules), "docs/rules.md")
  }

  @Test func `every rule has an ID and a slug of its own`() {
    let rules = allRules
    #expect(Set(rules.map(\.id)).count == rules.count)
    #expect(Set(rules.map(\.slug)).count == rules.count)
  }
}
