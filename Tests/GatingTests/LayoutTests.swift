import Findings
import Gating
import Plans
import SourceText
import Testing

struct LayoutTests {
  private func names(_ path: String, _ form: String) -> [String] {
    var policy = GatePolicy()
    policy.names = [NameRule("docs/plans/*", form: form)]
    return assess("# file: \(path)\n# Plan\n\nText.\n", policy: policy).short
  }

  @Test(arguments: [
    ("2026-01-17-store.md", true), ("2026-01-17-store-of-2-parts.md", true),
    ("2026-13-17-store.md", false), ("2026-01-17.md", false), ("2026-01-17-.md", false),
    ("2026-01-17-Store.md", false), ("store.md", false), ("2026-1-17-store.md", false),
    ("2026-01-17-store.md.md", false), ("2026-01-17-\u{E9}.md", false),
  ])
  func `files are called as their place asks`(_ name: String, _ fits: Bool) {
    #expect(names("docs/plans/\(name)", "YYYY-MM-DD-slug.md") == (fits ? [] : ["PL042@1"]))
  }

  @Test func `other places ask nothing`() {
    #expect(names("docs/store.md", "YYYY-MM-DD-slug.md") == [])
    #expect(names("docs/plans/ADR-007-store.md", "ADR-NNN-slug.md").contains("PL042@1") == false)
  }

  @Test func `what is required has to be there`() {
    var policy = GatePolicy()
    policy.required = ["tasks/", "decisions/ADR-TEMPLATE.md", "README.md", "metrics/"]
    var facts = exampleFacts
    facts.paths = [
      "tasks": .folder, "decisions/ADR-TEMPLATE.md": .missing, "README.md": .file(lines: nil),
      "metrics": .file(lines: nil),
    ]
    let messages = assess("# Plan\n", facts: facts, policy: policy).findings.map(\.message.text)
    #expect(
      messages == [
        "'decisions/ADR-TEMPLATE.md' has to be there and is not", "'metrics/' has to be a folder",
      ])
  }

  private let list = """
    # file: docs/plan.md
    # Plan

    **Status:** CANONICAL - Master Plan

    | Document | Status | Purpose |
    |---|---|---|
    | `old/*` | Archived | History |
    | `notes.md` | Session State | Context |


    """

  @Test(arguments: [
    ("docs/old/a.md", "Archived", []), ("docs/old/a.md", "CANONICAL", ["PL001", "PL041"]),
    ("docs/notes.md", "Session State", []), ("docs/notes.md", "Archived", ["PL041"]),
    ("docs/else.md", "Archived", ["PL041"]), ("docs/else.md", "In progress", []),
  ])
  func `a document is what those who list it call it`(
    _ path: String, _ status: String, _ rules: [String]
  ) {
    let text = list + "# file: \(path)\n# Other\n\n**Status:** \(status)\n"
    #expect(assess(text).findings.map(\.rule.description).sorted() == rules)
  }

  @Test(arguments: [
    ("1,500+ lines across 2 comprehensive documents", "1,200", "1,000+", "PL027"),
    ("2,500+ lines across 2 comprehensive documents", "1,200", "1,000+", ""),
    ("2,000+ lines across 2 documents", "1,200", "1,000+", ""),
    ("900 lines in 2 documents", "400", "600", "PL027"),
    ("1,000 lines in 2 documents", "400", "600", ""),
    ("1,000 lines in 3 documents", "400", "700", ""),
    ("2,500+ lines across 2 documents", "400", "600", "PL027"),
    ("about 900 lines in 2 documents", "400", "600", ""),
    ("900 words in 2 documents", "400", "600", ""),
  ])
  func `a total is held to the headings of its parts`(
    _ claim: String, _ one: String, _ other: String, _ rule: String
  ) {
    let text = """
      # Plan

      **Total Documentation**: \(claim)

      ### READING.md (\(one) lines)

      Text.

      ### WRITING.md (\(other) lines)

      Text.

      """
    #expect(assess(text).findings.map(\.rule.description).joined() == rule)
  }
}
