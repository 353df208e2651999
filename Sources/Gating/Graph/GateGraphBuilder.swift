import Plans
import SourceText

/// Gathers the edges of all plans.
struct GateGraphBuilder {
  let docket: Docket
  private(set) var edges: [GateGraph.Edge] = []
  private var seen: Set<GateGraph.Edge> = []

  init(_ docket: Docket) { self.docket = docket }

  mutating func build() {
    for phase in docket.phases {
      addPrerequisites(of: phase)
      addBlockers(of: phase)
      addSchedules(of: phase)
      addAnchor(of: phase)
      addExactGates(of: phase)
    }
  }

  /// The phase itself, or all members of a range: `Audit Phase 1-2` speaks for both.
  private func sources(_ phase: JudgedPhase) -> [Int] {
    let own = docket.number(plan: phase.plan, phase: phase.index)
    guard phase.phase.isRange, !phase.phase.members.isEmpty else { return [own] }
    return phase.phase.members.map { docket.number(plan: phase.plan, phase: $0) }
  }

  private mutating func add(
    from phase: JudgedPhase, to targets: [Int], _ strength: GateEdge.Strength,
    _ origin: GateGraph.Edge.Origin, span: SourceSpan, asksForGate: Bool = false
  ) {
    let sources = sources(phase)
    for source in sources {
      for target in spread(targets) where target != source && !sources.contains(target) {
        let edge = GateGraph.Edge(
          from: source, to: target, strength: strength, origin: origin, asksForGate: asksForGate,
          plan: phase.plan, span: span)
        if seen.insert(edge).inserted { edges.append(edge) }
      }
    }
  }

  /// A range as its members.
  private func spread(_ targets: [Int]) -> [Int] {
    targets.flatMap { target -> [Int] in
      let phase = docket.phases[target]
      guard phase.phase.isRange, !phase.phase.members.isEmpty else { return [target] }
      return phase.phase.members.map { docket.number(plan: phase.plan, phase: $0) }
    }
  }

  private mutating func addPrerequisites(of phase: JudgedPhase) {
    for prerequisite in phase.contents.prerequisites {
      for reference in prerequisite.references {
        add(
          from: phase, to: docket.targets(of: reference, in: phase.plan), .hard, .prerequisite,
          span: prerequisite.span,
          asksForGate: prerequisite.namesGate || prerequisite.state == .verified)
      }
    }
  }

  private mutating func addBlockers(of phase: JudgedPhase) {
    for blocker in phase.contents.blockers where blocker.kind == .phases {
      for reference in blocker.references {
        add(
          from: phase, to: docket.targets(of: reference, in: phase.plan), .hard, .blocker,
          span: blocker.span)
      }
    }
  }

  private mutating func addSchedules(of phase: JudgedPhase) {
    for schedule in phase.contents.schedules {
      for reference in schedule.references {
        let targets = docket.targets(of: reference, in: phase.plan)
        switch schedule.kind {
        case .after: add(from: phase, to: targets, .hard, .schedule, span: schedule.span)
        case .parallel: add(from: phase, to: targets, .soft, .schedule, span: schedule.span)
        case .before:
          for target in targets {
            add(
              from: docket.phases[target],
              to: [docket.number(plan: phase.plan, phase: phase.index)], .hard, .schedule,
              span: schedule.span)
          }
        case .now, .words: continue
        }
      }
    }
  }

  private mutating func addAnchor(of phase: JudgedPhase) {
    guard let anchor = phase.phase.anchor else { return }
    for name in anchor.after {
      guard let target = docket.target(ofName: name.value) else { continue }
      add(from: phase, to: [target], .hard, .anchor, span: name.span)
    }
    for name in anchor.informedBy {
      guard let target = docket.target(ofName: name.value) else { continue }
      add(from: phase, to: [target], .soft, .anchor, span: name.span)
    }
  }

  private mutating func addExactGates(of phase: JudgedPhase) {
    for gate in phase.contents.exactGates {
      for need in gate.needs {
        add(
          from: phase, to: docket.targets(of: need.reference, in: phase.plan), .hard,
          .prerequisite, span: need.reference.span, asksForGate: need.state == .verified)
      }
    }
  }
}
