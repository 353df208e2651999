import Findings
import Plans
import SourceText

/// Evidence that points to what is archived or forgotten.
struct UntrustedSource: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 10), "untrusted-source", severity: .error,
    summary: "Evidence or a prerequisite cites an archived document or session notes.",
    rationale:
      "Archived documents are history, and session notes are gone tomorrow: neither proves anything.",
    bad: """
      # Plan

      | Document | Status | Purpose |
      |---|---|---|
      | `notes/session.md` | Session State | Context |

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Verification:** 1565 events captured, see `notes/session.md`

      """,
    good: """
      # Plan

      | Document | Status | Purpose |
      |---|---|---|
      | `notes/session.md` | Session State | Context |

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Verification:** 1565 events captured, see `captures/run.jsonl`

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    let classes = docket.documentClasses
    return docket.live.flatMap { phase in
      let plan = docket.plan(of: phase)
      let cited =
        phase.contents.evidence.flatMap(\.references)
        + plan.document.references.filter {
          $0.phase == phase.index && ($0.context == .evidence || $0.context == .prerequisite)
        }
      var seen: Set<Int> = []
      return cited.compactMap { reference -> Ruling? in
        guard let path = reference.path,
          let kind = classes.first(where: { globMatches($0.glob, path) })?.kind,
          seen.insert(reference.span.start).inserted
        else { return nil }
        return ruling(
          "'\(path)' is \(kind == .archived ? "archived" : "a session's notes"), which prove nothing",
          .clouds, on: phase, at: reference.span, in: docket)
      }
    }
  }
}

extension Docket {
  /// Documents that prove nothing, by path or pattern.
  var documentClasses: [(glob: String, kind: DocumentClass)] {
    let listed = plans.flatMap(\.document.documents).compactMap { entry in
      entry.documentClass.map { (glob: entry.path.value, kind: $0) }
    }
    let named = plans.compactMap { plan in
      plan.document.documentClass.map { (glob: plan.path, kind: $0) }
    }
    let set =
      policy.archived.map { (glob: $0, kind: DocumentClass.archived) }
      + policy.ephemeral.map { (glob: $0, kind: DocumentClass.session) }
    return (listed + named + set).filter { $0.kind != .canonical }
  }
}
