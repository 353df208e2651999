import Plans

/// A block of evidence, the phase it is offered for, and its assertions computed again once.
struct OfferedEvidence: Sendable {
  let phase: JudgedPhase?
  let block: EvidenceBlock
  let recomputed: [RecomputedAssertion]

  init(_ block: EvidenceBlock) {
    phase = nil
    self.block = block
    recomputed = block.recomputed
  }

  /// A block of a phase, by its place among the phase's.
  init(_ phase: JudgedPhase, _ index: Int) {
    self.phase = phase
    block = phase.contents.evidence[index]
    recomputed = phase.recomputed[index]
  }
}

extension EvidenceBlock {
  /// Its assertions, each computed again.
  var recomputed: [RecomputedAssertion] { assertions.map { RecomputedAssertion($0) } }
}

/// A gate in its exact form, and the phase it stands under.
struct OfferedGate: Sendable {
  let phase: JudgedPhase?
  let gate: ExactGate
}

/// An assertion where it stands, with what came out when it was computed again.
struct OfferedAssertion {
  let plan: JudgedPlan
  let phase: JudgedPhase?
  let assertion: Assertion
  let recomputed: RecomputedAssertion
}

extension Docket {
  /// Every assertion of every plan.
  var assertions: [OfferedAssertion] {
    plans.flatMap { plan in
      plan.evidence.flatMap { offered in
        zip(offered.block.assertions, offered.recomputed).map {
          OfferedAssertion(plan: plan, phase: offered.phase, assertion: $0, recomputed: $1)
        }
      }
    }
  }
}
