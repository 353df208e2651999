import Findings
import Gating
import Plans
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

  @Test func `a field below an item is no part of it`() {
    let plan = readPlans("# P\n\n- [ ] works\n  and lasts\n**Files**: `src/main.py`\n")
    #expect(plan.first?.loose.checklist.map(\.text) == ["works\n  and lasts"])
  }

  @Test(arguments: [
    ("../rfcs/x.md", "'../rfcs/x.md' does not exist"),
    ("../../x.md", "the link leaves the repository"),
  ])
  func `a link counts from its own file`(_ path: String, _ message: String) {
    var facts = exampleFacts
    facts.paths = [path: .outside]
    let text = "# file: docs/plan.md\n# P\n\nSee [x](\(path)).\n"
    #expect(assess(text, facts: facts).findings.map(\.message.text) == [message])
  }

  @Test func `a name alone is enough to know an action by`() {
    let text =
      "# P\n\n- [x] Agree on `DATA_DIR`\n\n| Task | Owner |\n|---|---|\n| Agree on `DATA_DIR` | All |\n"
    #expect(assess(text).short == ["PL025@7"])
  }
}
