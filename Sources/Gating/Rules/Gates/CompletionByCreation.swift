import Findings
import Plans
import SourceText

/// Work that is called done because it was written.
struct CompletionByCreation: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 102), "completion-by-creation", severity: .error,
    summary: "A phase is called complete because files were written; nothing was observed.",
    rationale: """
      Verify before claiming complete. That code exists says nothing of what it does: only a run \
      and its output do.
      """,
    bad: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Verification:** All files created, committed to main branch

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Verification:** 1565 events captured to Parquet

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.filter { $0.isDone && docket.strength(of: $0) == .words }.map { phase in
      ruling(
        "'\(phase.label)' is verified by its making alone; a run and its output are needed",
        .fails, on: phase, at: Self.place(of: phase), in: docket
      )
      .noting("say what was run and what came out: a count, a value, a number of tests")
    }
  }

  /// The line that is offered.
  private static func place(of phase: JudgedPhase) -> SourceSpan {
    phase.contents.evidence.first { $0.strength == .words }?.keySpan
      ?? phase.contents.gates.first { $0.isPassed && $0.text.map { isOfMaking($0.value) } == true }?
      .span ?? phase.span
  }
}

/// Whether words say that something was made: `code written`, `files created`.
func isOfMaking(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  return wordRanges(of: bytes).contains { range in
    makings.contains { equalsFolded(bytes, range, $0) }
  }
}

private let makings = [
  "created", "written", "committed", "merged", "pushed", "coded", "implemented", "added", "wrote",
  "uploaded", "checked-in", "drafted", "generated",
]
