import Plans
import SourceText
import Testing

struct RecordTests {
  private func read(_ path: String, _ text: String) -> PlanDocument {
    PlanDocument.read(SourceFile(path: path, text: text))
  }

  @Test func `a decision record has its parts`() {
    let record = read(
      "docs/decisions/ADR-003-store.md",
      """
      # ADR-003: Store

      ## Status

      Superseded by [ADR-007](ADR-007-lake.md)

      ## Context

      ## Decision

      Files.
      """
    ).decisionRecord
    #expect(record?.number == 3)
    #expect(record?.numberText == "003")
    #expect(record?.slug == "store")
    #expect(record?.titleNumber?.value == 3)
    #expect(record?.status == .superseded)
    #expect(record?.sections.map(\.part) == [.status, .context, .decision])
    #expect(record?.sections.map(\.isEmpty) == [false, true, false])
    #expect(record?.links.contains { $0.kind == .supersededBy && $0.number == 7 } == true)
  }

  @Test func `a weekly file has its tasks`() {
    let file = read(
      "tasks/WEEK_2_TASKS.md",
      """
      # Week 2 Tasks

      **Dates:** 2026-01-05 to 2026-01-11
      **Milestone:** Milestone 1

      ### Task 1: Load gauges
      **Owner:** Backend Agent
      **Status:** 🟡 In Progress

      **Acceptance Criteria:**
      - [x] Reads a file
      - [ ] Reads a folder

      **Files:** `src/load.py`
      """
    ).taskFile
    #expect(file?.week == 2)
    #expect(file?.titleWeek?.value == 2)
    #expect(file?.dates.count == 2)
    #expect(file?.tasks.count == 1)
    #expect(file?.tasks.first?.owner?.value == "Backend Agent")
    #expect(file?.tasks.first?.status?.state == .inProgress)
    #expect(file?.tasks.first?.criteria.map(\.isDone) == [true, false])
    #expect(file?.tasks.first?.files.count == 1)
  }

  @Test(arguments: [
    "# Spike: Tides\n\n| | |\n|---|---|\n| **Status** | Complete |\n| **Depends On** | shore:rfc-0060-tides |\n",
    "# Spike: Tides\n| **Status** | Complete |\n| **Depends On** | shore:rfc-0060-tides |\n",
    "# Spike: Tides\n\n**Status:** Complete\n**Depends On:** shore:rfc-0060-tides\n",
  ])
  func `headers of RFCs come in three forms`(_ text: String) {
    let header = read("docs/spikes/tides.md", text).rfcHeader
    #expect(header?.status?.value == "Complete")
    #expect(header?.dependsOn.first?.repository == "shore")
    #expect(header?.dependsOn.first?.number == 60)
    #expect(header?.dependsOn.first?.slug == "tides")
  }
}
