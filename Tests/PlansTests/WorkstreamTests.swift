import Findings
import Plans
import SourceText
import Testing

private func plan(_ text: String) -> PlanDocument {
  PlanDocument.read(SourceFile(path: "plan.md", text: "# Plan\n\n" + text))
}

/// Each phase with its name and its state: `Phase 1|Ingest|complete`.
private func phases(_ text: String) -> [String] {
  plan(text).phases.map { phase in
    let states = phase.contents.statuses.map { $0.state?.rawValue ?? "?" }.joined(separator: ",")
    return "\(phase.label.text)|\(phase.name ?? "")|\(states)"
  }
}

struct WorkstreamTests {
  @Test(arguments: [
    (
      "- **Phase 1: Ingest** - done (2026-01-03), 1565 events\n- **Phase 2: Index** - in progress\n",
      ["Phase 1|Ingest|complete", "Phase 2|Index|in_progress"]
    ),
    (
      "* Stage A (done)\n* Stage B (in progress)\n* Stage C\n",
      ["Stage A||complete", "Stage B||in_progress", "Stage C||"]
    ),
    (
      "1. ✅ Phase 1: Ingest\n2. Phase 2: Index — ⏳ PENDING\n",
      ["Phase 1|Ingest|complete", "Phase 2|Index|pending"]
    ),
    (
      "- **Milestone 1:** done\n- **Milestone 2:** blocked\n",
      ["Milestone 1||complete", "Milestone 2||blocked"]
    ),
  ])
  func `items side by side with labels and statuses are phases`(_ list: String, _ told: [String]) {
    #expect(phases(list) == told)
  }

  @Test(arguments: [
    "- Phase 3 is in progress because the index is slow.\n- Phase 4 is done soon.\n",
    "- Step 1: Review\n- Step 2: Testing\n- Step 3: open the door\n",
    "- **Step 1**: Review\n- **Step 2**: Testing\n",
    "- [x] Phase 1: Ingest - done\n- [ ] Phase 2: Index - in progress\n",
    "- Phase 1: done\n- We talked, and went home.\n- The rest is silence.\n",
    "- Phase 1 - done\n",
    "> - Phase 1 - done\n> - Phase 2 - done\n",
    "## Session log\n\n- Phase 1 - done\n- Phase 2 - done\n",
  ])
  func `a list that speaks of phases or of steps makes none`(_ list: String) {
    #expect(phases(list) == [])
  }

  @Test func `a list about phases that are told elsewhere tells nothing again`() {
    let text = "## Phase 1: Ingest ⏳ PENDING\n\nx\n\n## Now\n\n- Phase 1 - done\n- Phase 2 - done\n"
    #expect(phases(text) == ["Phase 1|Ingest|pending"])
  }

  @Test func `what stands below an item belongs to it`() {
    let text =
      "- **Phase 1: Ingest** - done\n  - 1565 events captured\n  - [ ] tidy up\n"
      + "- **Phase 2: Index** - in progress\n"
    let phase = plan(text).phases.first
    #expect(phase?.contents.evidence.flatMap { $0.lines.map(\.value) } == ["1565 events captured"])
    #expect(phase?.contents.checklist.map(\.text) == ["tidy up"])
  }
}

struct StruckWordTests {
  @Test(arguments: [
    ("| Phase A | ~~Old~~ New | ⏳ PENDING |", "Phase A|New|pending"),
    ("| Phase A | Work | ~~⏳ PENDING~~ ✅ COMPLETE (2026-01-10) |", "Phase A|Work|complete"),
    ("| ~~Phase A~~ | ~~Work~~ | ~~PENDING~~ |", "Phase A|Work|waived"),
    ("| ~~Phase A~~ | ~~Work~~ | ✅ COMPLETE |", "Phase A|Work|complete"),
    ("| Phase A | Work | ~~PENDING~~ |", "Phase A|Work|"),
  ])
  func `struck words of a row do not count`(_ row: String, _ told: String) {
    #expect(phases("| Phase | Name | Status |\n|---|---|---|\n\(row)\n") == [told])
  }

  @Test(arguments: [
    ("Phase A: ~~Old~~ New ✅ COMPLETE", "Phase A|New|complete"),
    ("Phase A: Work ~~⏳ PENDING~~ ✅ COMPLETE", "Phase A|Work|complete"),
    ("~~Phase A: Work~~", "Phase A|Work|waived"),
    ("~~Phase A: Work~~ ✅ COMPLETE", "Phase A|Work|complete"),
    ("~~Phase A: Work ✅ COMPLETE~~", "Phase A|Work|complete"),
    ("~~Phase A: Work ⏳ PENDING~~", "Phase A|Work|waived"),
  ])
  func `struck words of a heading do not count`(_ heading: String, _ told: String) {
    #expect(phases("## \(heading)\n\ntext\n") == [told])
  }

  @Test func `what is struck out need not be done and blocks nothing`() {
    let text =
      "## Phase A: x ⏳ PENDING\n\n- [ ] ~~old task~~\n- [ ] ~~old~~ new task\n\n"
      + "**Blocker:** ~~Phase 9~~\n"
    let contents = plan(text).phases.first?.contents
    #expect(contents?.checklist.map(\.text) == ["new task"])
    #expect(contents?.blockers.map(\.kind) == [.none])
  }
}

struct ForeignStatusTests {
  @Test(arguments: [
    ("✅ Abgeschlossen (2026-01-10)", PlanState.complete), ("🔄 In Arbeit", .inProgress),
    ("GEPRÜFT", .verified), ("Échoué", .failed), ("en cours", .inProgress), ("Pendiente", .pending),
    ("não iniciado", .pending), ("Concluída", .complete), ("完了", .complete), ("进行中", .inProgress),
    ("Готово", .complete), ("заблокировано", .blocked), ("완료", .complete), ("Annullato", .waived),
  ])
  func `usual words of other languages are known`(_ status: String, _ state: PlanState) {
    let text = "| Phase | Name | Status |\n|---|---|---|\n| Phase 1 | x | \(status) |\n"
    #expect(plan(text).phases.first?.contents.statuses.map(\.state) == [state])
  }

  @Test(arguments: ["listo", "pronto", "klaar", "bestanden", "marinating"])
  func `a word of two meanings stays unknown`(_ status: String) {
    let text = "| Phase | Name | Status |\n|---|---|---|\n| Phase 1 | x | \(status) |\n"
    #expect(plan(text).phases.first?.contents.statuses.map(\.state) == [nil])
  }
}

struct LinkTargetTests {
  @Test(arguments: [
    ("[x](<a b.md>)", "a b.md"), ("[x](<a (c).md> \"t\")", "a (c).md"),
    ("[x](a.md \"t (u)\")", "a.md"),
    ("[x](a.md 'it)')", "a.md"), ("[x](a.md (t))", "a.md"), ("![x]( <a.png> )", "a.png"),
    ("[x](a_(b).md)", "a_(b).md"), ("[x](<a b.md#part>)", "a b.md"),
  ])
  func `a link means its target and nothing besides`(_ link: String, _ path: String) {
    #expect(plan("See \(link) there.\n").references.map(\.target) == [.path(path)])
  }
}

struct BrokenTableTests {
  @Test func `a byte that is no UTF-8 ends no table`() {
    let head = "# P\n\n| Phase | Name | Status |\n|---|---|---|\n| Phase A | caf"
    let bytes =
      Array(head.utf8) + [0xE9] + Array(" | PENDING |\n| Phase B | x | COMPLETE |\n".utf8)
    let document = PlanDocument.read(SourceFile(path: "plan.md", bytes: bytes))
    #expect(document.phases.map(\.label.text) == ["Phase A", "Phase B"])
    #expect(document.textFindings().map(\.rule.description) == ["TX004"])
  }
}
