import Findings
import Plans
import SourceText

/// Work that is ahead of what it builds on.
struct FeatureAheadOfFoundation: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 103), "feature-ahead-of-foundation", severity: .error,
    summary: "A phase is further than its prerequisite, or features than their foundation.",
    rationale: """
      Foundation before features. What is built on an open foundation is verified against \
      something that will still change. Where that is a choice, a waiver says who made it.
      """,
    bad: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | **FOUNDATION** | | | |
      | Audit 1 | Data flow | ⏳ PENDING | None |
      | **FEATURES** | | | |
      | Pipeline A | Capture | ✅ VERIFIED (2026-01-10) | None |

      """,
    good: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | **FOUNDATION** | | | |
      | Audit 1 | Data flow | ⏳ PENDING | None |
      | **FEATURES** | | | |
      | Pipeline A | Capture | ⏳ PENDING | None |

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.compactMap { ahead($0, docket) }
      + docket.plans.indices.flatMap { groups(of: $0, docket) }
  }

  /// A phase against its own prerequisites.
  private func ahead(_ phase: JudgedPhase, _ docket: Docket) -> Ruling? {
    let broken = docket.graph.edges(from: docket.number(of: phase)).filter {
      $0.strength == .hard && isBroken($0, by: phase, docket)
    }
    guard let first = broken.first else { return nil }
    let target = docket.phases[first.to]
    let what =
      target.isDone
      ? "no gate result says that '\(target.label)' passed"
      : "'\(target.label)' is \(target.state.words)"
    var found = ruling(
      "'\(phase.label)' is \(phase.state.words), and \(what)",
      phase.isDone ? .fails : .none, on: phase,
      at: target.isDone ? first.span : nil, in: docket)
    if !phase.isDone { found = found.graded(.warning) }
    for edge in broken {
      let target = docket.phases[edge.to]
      found = found.relating(target.span, in: docket.plan(of: target), "the prerequisite")
    }
    return found
  }

  /// A phase that is done needs all that it waits for; one that is not, what it names as such.
  private func isBroken(
    _ edge: GateGraph.Edge, by phase: JudgedPhase, _ docket: Docket
  ) -> Bool {
    let target = docket.phases[edge.to]
    guard target.isClaimed, !target.opensGates else { return false }
    if target.state == .complete { return edge.asksForGate && phase.isDone }
    if phase.isDone { return true }
    switch edge.origin {
    case .prerequisite, .anchor: return phase.isUnderWay || phase.state == .ready
    case .blocker: return phase.state == .ready
    case .schedule, .groupOrder: return false
    }
  }

  /// Features that are done over an open foundation, once for each group.
  private func groups(of index: Int, _ docket: Docket) -> [Ruling] {
    let plan = docket.plans[index]
    let groups = plan.document.groups
    let open = groups.filter { isFoundation($0.name) }.flatMap(\.members)
      .map { plan.phases[$0] }.filter { !$0.isDone && $0.state != .waived }
    guard !open.isEmpty, !docket.isArchived(index) else { return [] }
    return groups.filter { isOfFeatures($0.name) }.compactMap { group in
      let done = group.members.map { plan.phases[$0] }.filter(\.isDone)
      guard let first = done.first else { return nil }
      let names = done.map { "'\($0.label)'" }.joined(separator: ", ")
      let missing = open.map { "'\($0.label)' (\($0.state.words))" }.joined(separator: ", ")
      var found = Ruling(
        finding: finding(
          "\(names) \(done.count == 1 ? "is" : "are") done over an open foundation: \(missing)",
          at: rowSpan(of: first), in: plan), effect: .fails, phases: done.map(docket.number(of:)))
      for phase in done.dropFirst() {
        found = found.relating(rowSpan(of: phase), in: plan, "'\(phase.label)' is done too")
      }
      return found.noting("where audits run beside features by choice, a waiver says so")
    }
  }

  private func rowSpan(of phase: JudgedPhase) -> SourceSpan {
    phase.phase.mentions.first { $0.kind == .row }?.span ?? phase.span
  }

  private func isFoundation(_ name: String) -> Bool {
    plainWords(name).contains { $0.hasPrefix("foundation") || $0 == "groundwork" }
  }

  private func isOfFeatures(_ name: String) -> Bool {
    plainWords(name).contains { $0 == "feature" || $0 == "features" }
  }
}
