import Contracts
import Findings
import Plans

extension GateResult {
  /// The gates of all plans, in the order in which they stand there.
  static func all(of docket: Docket, under rulings: [Ruling]) -> [GateResult] {
    var byPhase = Array(repeating: [Int](), count: docket.phases.count)
    for index in rulings.indices {
      for phase in rulings[index].phases where byPhase.indices.contains(phase) {
        byPhase[phase].append(index)
      }
    }
    let phases = docket.live.filter { $0.isClaimed }.map { phase in
      GateResult(phase, docket, under: byPhase[docket.number(of: phase)].map { rulings[$0] })
    }
    return groups(of: docket, over: phases) + qualityGates(of: docket, under: rulings)
  }

  init(_ phase: JudgedPhase, _ docket: Docket, under rulings: [Ruling]) {
    let plan = docket.plan(of: phase)
    self.init(
      id: phase.id, title: phase.title, state: phase.state, verdict: .open, date: phase.date,
      place: plan.place(phase.span))
    evidence = phase.evidenceLines(in: plan, facts: docket.facts)
    if !rulings.isEmpty { rules = Set(rulings.map(\.finding.rule)).sorted() }
    prerequisites = docket.edges(of: phase)
    if !docket.policy.waivers.isEmpty {
      waiver = rulings.lazy.compactMap { docket.waiver(for: $0) }.first
    }
    decide(phase, rulings)
  }

  private mutating func decide(_ phase: JudgedPhase, _ rulings: [Ruling]) {
    let counting = rulings.filter { $0.effect != .none }
    let standing = counting.filter { !$0.finding.waived }
    if phase.state == .waived {
      (verdict, reason) = (.waived, "the plan waives it")
    } else if phase.state == .failed {
      (verdict, reason) = (.fail, "the plan says that it failed")
    } else if !phase.isDone {
      (verdict, reason) = (.open, "nothing is claimed yet: \(phase.state.words)")
    } else if let ruling = standing.first(where: { $0.effect == .fails }) {
      (verdict, reason) = (.fail, ruling.finding.message.text)
    } else if let ruling = standing.first {
      (verdict, reason) = (.unknown, ruling.finding.message.text)
    } else if let ruling = counting.first {
      (verdict, reason) = (.waived, ruling.finding.message.text)
    } else {
      verdict = .pass
      reason =
        evidence.contains { $0.computed != nil }
        ? "every claim was computed again and holds"
        : "the evidence was measured, and nothing speaks against it"
    }
  }
}

extension JudgedPhase {
  /// Every claim of the evidence, computed again.
  func evidenceLines(in plan: JudgedPlan, facts: GateFacts) -> [EvidenceLine] {
    guard !contents.evidence.isEmpty || !contents.exactGates.isEmpty else { return [] }
    return zip(contents.evidence, recomputed).flatMap { block, recomputed in
      zip(block.assertions, recomputed).map { EvidenceLine($0, $1, in: plan) }
        + block.ratios.map { EvidenceLine($0, in: plan) }
        + block.counts.map { EvidenceLine($0, in: plan) }
    } + contents.exactGates.flatMap { $0.checks.map { EvidenceLine($0, in: plan, facts) } }
  }
}

extension EvidenceLine {
  init(_ assertion: Assertion, _ recomputed: RecomputedAssertion, in plan: JudgedPlan) {
    self.init(
      field: assertion.name.value, value: assertion.value.text,
      requirement: assertion.requirement.text, claimed: recomputed.claimed,
      computed: recomputed.computed, note: recomputed.note, place: plan.place(assertion.span))
  }

  init(_ ratio: Ratio, in plan: JudgedPlan) {
    self.init(
      field: ratio.subject ?? ratio.text, value: "\(ratio.part)/\(ratio.whole)",
      note: ratio.explanation, place: plan.place(ratio.span))
  }

  init(_ count: LabelledCount, in plan: JudgedPlan) {
    self.init(
      field: count.label.value, value: "\(count.value)", note: count.unit,
      place: plan.place(count.span))
  }

  init(_ check: ExactGate.Check, in plan: JudgedPlan, _ facts: GateFacts) {
    let requirement = check.requirement?.value.text
    var value = check.value?.value.text
    var note: String?
    var judged: Bool?
    if let query = check.query?.value {
      switch facts.queries[query] {
      case .value(let answer): value = answer
      case .judged(let answer, let holds, let words): (value, judged, note) = (answer, holds, words)
      case .failed(let why): note = why
      case nil: note = "the captures were not asked"
      }
    }
    let recomputed = value.flatMap { value in
      requirement.map { RecomputedAssertion(value: value, requirement: $0) }
    }
    self.init(
      field: check.field?.value ?? check.query?.value ?? "check", value: value ?? "",
      requirement: requirement, computed: judged ?? recomputed?.computed,
      note: note ?? recomputed?.note,
      place: plan.place(check.span))
  }
}

extension Docket {
  /// What a phase waits for, as the report shows it.
  func edges(of phase: JudgedPhase) -> [GateEdge] {
    var found: [GateEdge] = []
    let edges = graph.edges(from: number(of: phase))
    guard !edges.isEmpty else { return [] }
    var seen: Set<Int> = []
    for edge in edges where seen.insert(edge.to).inserted {
      let target = phases[edge.to]
      found.append(
        GateEdge(
          id: target.id, strength: edge.strength,
          isSatisfied: target.opensGates || target.state == .complete && !edge.asksForGate))
    }
    return found
  }

  /// What is still to be done or decided, in the order of the plans.
  var openItems: [OpenItem] {
    plans.flatMap { plan -> [OpenItem] in
      var found = plan.openItems(of: plan.document.loose, gate: nil)
      for phase in plan.phases { found += plan.openItems(of: phase.contents, gate: phase.id) }
      return found
    }.sorted { $0.place < $1.place }
  }
}

extension JudgedPlan {
  fileprivate func openItems(of contents: PhaseContents, gate: String?) -> [OpenItem] {
    var found: [OpenItem] = []
    for item in contents.checklist where !item.isDone {
      found.append(OpenItem(kind: .task, text: item.text, gate: gate, place: place(item.span)))
    }
    for line in contents.decisions where line.isQuestion && line.records.isEmpty {
      found.append(
        OpenItem(kind: .decision, text: line.text.value, gate: gate, place: place(line.span)))
    }
    for blocker in contents.blockers where blocker.kind == .words {
      found.append(
        OpenItem(kind: .blocker, text: blocker.text, gate: gate, place: place(blocker.span)))
    }
    return found
  }
}
