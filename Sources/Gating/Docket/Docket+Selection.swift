import Plans
import SourceText

extension Docket {
  func isArchived(_ plan: Int) -> Bool {
    policy.archived.contains { globMatches($0, plans[plan].path) }
  }

  func number(of phase: JudgedPhase) -> Int { number(plan: phase.plan, phase: phase.index) }

  /// The phases whose sections stand inside this one's.
  func children(of phase: JudgedPhase) -> [JudgedPhase] {
    let plan = plans[phase.plan]
    return plan.children[phase.index].map { plan.phases[$0] }
  }

  /// Every evidence block with the phase it belongs to.
  var evidence: [(phase: JudgedPhase, block: EvidenceBlock)] {
    live.flatMap { phase in phase.contents.evidence.map { (phase, $0) } }
  }

  /// Every evidence block of every plan, also of those that belong to no phase.
  var allEvidence: [(plan: JudgedPlan, phase: JudgedPhase?, block: EvidenceBlock)] {
    plans.flatMap { plan in plan.evidence.map { (plan, $0.phase, $0.block) } }
  }

  var exactGates: [(plan: JudgedPlan, phase: JudgedPhase?, gate: ExactGate)] {
    plans.flatMap { plan in plan.exactGates.map { (plan, $0.phase, $0.gate) } }
  }
}

/// Whether a path matches a pattern: `*` stays in a folder, `**` does not, `?` is one byte.
func globMatches(_ pattern: String, _ path: String) -> Bool {
  let (glob, text) = (Array(pattern.utf8), Array(path.utf8))
  // The places in the pattern that are reached, as a set: linear for each byte of the path.
  var reached: Set<Int> = closure([0], glob)
  for byte in text {
    var next: Set<Int> = []
    for place in reached where place < glob.count {
      let sign = glob[place]
      if sign == UInt8(ascii: "*") {
        let isDeep = isDeepStar(glob, place)
        if byte != UInt8(ascii: "/") || isDeep { next.insert(place) }
      } else if sign == byte || sign == UInt8(ascii: "?") && byte != UInt8(ascii: "/") {
        next.insert(place + 1)
      }
    }
    reached = closure(next, glob)
    if reached.isEmpty { return false }
  }
  return reached.contains(glob.count)
}

private func isDeepStar(_ glob: [UInt8], _ place: Int) -> Bool {
  place + 1 < glob.count && glob[place + 1] == UInt8(ascii: "*")
    || place > 0 && glob[place - 1] == UInt8(ascii: "*")
}

/// A star may stand for nothing, and `**/` for no folder at all.
private func closure(_ places: Set<Int>, _ glob: [UInt8]) -> Set<Int> {
  var (all, open) = (places, Array(places))
  while let place = open.popLast() {
    guard place < glob.count, glob[place] == UInt8(ascii: "*") else { continue }
    var steps = [place + 1]
    if isDeepStar(glob, place), place + 2 < glob.count, glob[place + 2] == UInt8(ascii: "/") {
      steps.append(place + 3)
    }
    for step in steps where all.insert(step).inserted { open.append(step) }
  }
  return all
}
