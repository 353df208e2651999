import Testing

struct ForeignFormTests {
  @Test func `records of other tools are held to context and decision`() {
    let madr = """
      # file: adr/0001-store.md
      ---
      status: accepted
      ---
      # Use the ledger

      ## Context and Problem Statement

      We need a store.

      ## Considered Options

      * one

      ## Decision Outcome

      Chosen: one, see [the next](0002-next.md).

      # file: adr/0002-next.md
      # Next

      ## Context

      x

      ## Decision

      See ADR-0001.

      """
    #expect(assess(madr).short == [])
    #expect(assess("# file: adr/0001-a.md\n# A\n\n## Context\n\nx\n").short == ["AD010@1"])
  }

  @Test(arguments: [
    ("0", "0", "✅", []), ("0", "3", "✅", ["GE201@5"]), ("100% pass", "12 / 12", "✅", []),
    (">= 80%", "83.4%", "✅", []), ("⊃ 5", "6", "✅", ["GE203@5"]),
    ("signed off", "yes", "✅", []),
  ])
  func `a column of requirements may hold words`(
    _ requirement: String, _ actual: String, _ mark: String, _ told: [String]
  ) {
    let table = """
      # Plan

      | Gate | Requirement | Actual | Result |
      |---|---|---|---|
      | Checks | \(requirement) | \(actual) | \(mark) |

      """
    #expect(assess(table).short.filter { $0 != "GE205@3" } == told)
  }
}
