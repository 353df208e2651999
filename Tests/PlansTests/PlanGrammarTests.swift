import Contracts
import JSONText
import Plans
import SourceText
import Testing

private func plan(_ text: String) -> PlanDocument {
  PlanDocument.read(SourceFile(path: "plan.md", text: text))
}

struct HeadingCase: Sendable, CustomTestStringConvertible {
  var testDescription: String { heading }
  var heading: String
  var label: String?
  var state: PlanState?
  var date: String?

  init(_ heading: String, _ label: String?, _ state: PlanState? = nil, _ date: String? = nil) {
    (self.heading, self.label, self.state, self.date) = (heading, label, state, date)
  }

  static let all = [
    HeadingCase("Phase B: Events ✅ VERIFIED", "Phase B", .verified),
    HeadingCase("Phase C: Play ✅ COMPLETE (2025-12-28)", "Phase C", .complete, "2025-12-28"),
    HeadingCase("Window Move (2025-12-28) ✅ COMPLETE", "Window Move", .complete, "2025-12-28"),
    HeadingCase("Pipeline Phase A (Complete)", "Pipeline Phase A", .complete),
    HeadingCase("Phase D: Training ⏳ READY TO START", "Phase D", .ready),
    HeadingCase(
      "Milestone 3 — Cut-over — **DONE** (Jan 5, 2026)", "Milestone 3", .complete, "2026-01-05"),
    HeadingCase("Sprint 12 [DONE]", "Sprint 12", .complete),
    HeadingCase("✅ Step 2: Import", "Step 2", .complete),
    HeadingCase("[WIP] Stage II: Load", "Stage II", .inProgress),
    HeadingCase("2. Stage 4 - Load: BLOCKED", "Stage 4", .blocked),
    HeadingCase("phase 7: small letters 🚧 in progress", "phase 7", .inProgress),
    HeadingCase("Audit Phase 1-2: Flow", "Audit Phase 1-2"),
    HeadingCase("Current: Pipeline D - Data", "Pipeline D"),
    HeadingCase("⚠️ AUTHORITATIVE DOCUMENT NOTICE", nil),
    HeadingCase("Phase Status Overview", nil),
    HeadingCase("Rule 1: Gate on any source", nil),
    HeadingCase("Upcoming Phases", nil),
  ]
}

struct PlanGrammarTests {
  @Test(arguments: HeadingCase.all)
  func `a heading names a phase and its state`(_ example: HeadingCase) {
    for marks in ["##", "####"] {
      let document = plan("# Plan\n\n\(marks) \(example.heading)\n\ntext\n")
      let phase = document.phases.first
      #expect(phase?.label.text == example.label)
      #expect(phase?.contents.statuses.first?.state == example.state)
      #expect(phase?.contents.statuses.first?.date?.day?.description == example.date)
    }
  }

  @Test(arguments: [
    ("2026-01-17", "2026-01-17"), ("December 18, 2025", "2025-12-18"),
    ("18 Dec 2025", "2025-12-18"),
    ("2025-12-18T00:00:00Z", "2025-12-18"), ("2026-01-24 05:01:08 -05:00", "2026-01-24"),
    ("17.01.2026", "2026-01-17"), ("2026/1/7", "2026-01-07"), ("Jan 3rd, 2026", "2026-01-03"),
  ])
  func `dates come in several forms`(_ text: String, _ day: String) {
    let document = plan("# Plan\n\nIt was \(text) then.\n")
    #expect(document.dates.map { $0.day?.description } == [day])
  }

  @Test func `a day that the calendar lacks is told`() {
    let document = plan("# Plan\n\n**Date:** 2026-02-30\n")
    #expect(document.problems.map(\.kind) == [.impossibleDate("2026-02-30")])
  }

  @Test(arguments: [
    ("> 0", Requirement.Operator.more, ["0"]), (">= 1,440", .atLeast, ["1,440"]),
    ("!= \"unknown\"", .unequal, ["\"unknown\""]), ("between 1 and 5", .between, ["1", "5"]),
    ("in [a, b]", .among, ["a", "b"]), ("matches ^[0-9]+$", .matches, ["^[0-9]+$"]),
    ("exists", .exists, []), ("≤ 250 ms", .atMost, ["250 ms"]), ("at least 3", .atLeast, ["3"]),
  ])
  func `requirements are read`(_ text: String, _ op: Requirement.Operator, _ operands: [String]) {
    let requirement = Requirement(reading: text)
    #expect(requirement.op == op)
    #expect(requirement.operands.map(\.text) == operands)
    #expect(requirement.isComplete)
  }

  @Test func `an unknown operator is kept as it stands`() {
    let requirement = Requirement(reading: "=~ x")
    #expect(requirement.op == nil)
    #expect(requirement.opText == "=~")
  }

  @Test(arguments: [
    ("712", "712", nil), ("31,744 events", "31744", "events"), ("93%", "93", "%"),
    ("180ms", "180", "ms"), ("-0.50", "-0.5", nil), ("0012", "12", nil),
  ])
  func `numbers carry separators and units`(_ text: String, _ number: String, _ unit: String?) {
    let value = PlanValue(reading: text)
    #expect(value.number?.description == number)
    #expect(value.unit == unit)
  }

  @Test(arguments: ["20251227-cc7643caf6624686", "v2", "1.2.3"])
  func `identifiers are no numbers`(_ text: String) {
    #expect(PlanValue(reading: text).number == nil)
  }

  @Test func `a legend gives its own words`() {
    let document = plan(
      """
      # Plan

      | Phase | Status |
      |---|---|
      | Phase 1 | 🚀 Launched |

      **Legend:** 🚀 Launched: verified in production · 🪨 Aground
      """)
    #expect(document.phases.first?.contents.statuses.first?.isFromLegend == true)
    #expect(document.phases.first?.contents.statuses.first?.state == .verified)
    #expect(document.legends.first?.entries.last?.state == nil)
  }

  @Test func `examples and criteria are no results`() {
    let document = plan(
      """
      # Plan

      ## Phase 1: Load

      - ❌ BAD: "done"
      - ✅ GOOD: "ran it"

      **Gate:** Complete set of fixtures exists
      """)
    #expect(document.phases.first?.contents.statuses.isEmpty == true)
    #expect(document.phases.first?.contents.gates.first?.criterion != nil)
  }

  @Test func `two phases of one name stay two`() {
    let document = plan("# Plan\n\n## Phase 1: Load ✅ DONE\n\n## Phase 1: Paint ⏳ PENDING\n")
    #expect(document.phases.count == 2)
  }

  @Test func `a reference to nowhere stays open`() {
    let document = plan("# Plan\n\n## Phase 1: Load\n\n**Prerequisite:** Phase 9 gate passed ✅\n")
    let reference = document.phases.first?.contents.prerequisites.first?.references.first
    #expect(reference?.label.text == "Phase 9")
    #expect(reference?.isResolved == false)
  }

  @Test func `anchors and comments are read`() {
    let document = plan(
      """
      # Plan

      ## Load it
      <!-- schema:phase id=load after=read,clean state=verified -->
      <!-- schema-disable GE001 -- being moved -->
      text
      <!-- schema-enable -->
      """)
    #expect(document.phases.first?.anchor?.id?.value == "load")
    #expect(document.phases.first?.anchor?.after.map(\.value) == ["read", "clean"])
    #expect(document.phases.first?.contents.statuses.first?.state == .verified)
    #expect(document.suppressions.first?.covers(line: 6) == true)
    #expect(document.suppressions.first?.reason == "being moved")
  }
}

struct RequirementTableTests {
  private func assertions(required cells: [String]) -> Int {
    let rows = cells.map { "| tick | 712 | \($0) |\n" }.joined()
    let document = plan(
      """
      # Plan

      ### Phase A: Events ✅ VERIFIED (2026-01-10)

      **Gate Verification Evidence (2026-01-10):**

      | Field | Value | Required |
      |---|---|---|
      \(rows)
      """)
    return document.phases.flatMap(\.contents.evidence).flatMap(\.assertions).count
  }

  @Test func `a column that says only that a field is required demands nothing`() {
    #expect(assertions(required: ["yes", "No", "optional"]) == 0)
    #expect(assertions(required: ["> 0", "!= 1"]) == 2)
  }
}
