import Plans
import SourceText
import Testing

private func record(_ path: String, _ text: String) -> DecisionRecord? {
  PlanDocument.read(SourceFile(path: path, text: text)).decisionRecord
}

struct DecisionFormTests {
  @Test func `a record of another tool is known by its number and its front matter`() {
    let text = "---\nstatus: \"superseded by [0005](0005-b.md)\"\n---\n# A\n\n## Context\n\nx\n"
    let found = record("adr/0002-a.md", text)
    #expect(found?.form == .numbered)
    #expect(found?.number == 2 && found?.numberText == "0002" && found?.slug == "a")
    #expect(found?.status == .superseded)
  }

  @Test(arguments: [
    ("decisions/ADR-003-a.md", "# A\n", true), ("adr/0003-a.md", "# A\n", true),
    ("adr/log.md", "# Log\n\n| ID | Decision |\n|---|---|\n| 1 | x |\n", false),
    ("adr/a.md", "# A\n\n## Context\n\nx\n\n## Decision\n\ny\n", true),
    ("docs/0003-a.md", "# A\n", false),
  ])
  func `papers beside records are none`(_ path: String, _ text: String, _ isRecord: Bool) {
    #expect((record(path, text) != nil) == isRecord)
  }
}
