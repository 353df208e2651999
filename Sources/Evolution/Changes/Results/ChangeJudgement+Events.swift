import JSONText
import Schemas

extension ChangeJudgement {
  /// The verdict on the demands of one side, about whole events of the other.
  mutating func verdict(_ candidate: Candidate, demandedBy side: Side) -> Containment {
    var doubt: String?
    for claim in candidate.claims(side) {
      switch claim.answer {
      case .proved: continue
      case .unknown(let reason): doubt = doubt ?? reason
      case .refuted(let value, let index):
        switch lifted(value, claim, index, demandedBy: side) {
        case .proved: continue
        case .refuted(let witness): return .refuted(witness: witness)
        case .unknown(let reason): doubt = doubt ?? reason
        }
      }
    }
    if choiceProves(candidate.location, side) { return .proved }
    return doubt.map { .unknown(reason: $0) } ?? .proved
  }

  /// Whether the choice that a place lies in proves the direction for all of its branches.
  private func choiceProves(_ number: Int, _ side: Side) -> Bool {
    var current: Int? = number
    while let location = current {
      if let record = search.choiceOfBranch[location] {
        let answer = side == .new ? search.choices[record].backward : search.choices[record].forward
        if answer.isProved { return true }
      }
      current = search.locations[location].parent
    }
    return false
  }

  /// A value that tells the sides apart at its place, carried to a whole event.
  private mutating func lifted(
    _ value: JSONValue, _ claim: Candidate.Claim, _ index: Int, demandedBy side: Side
  ) -> Verdict {
    let taker = side.other
    let ways = ways(to: claim.location, of: taker)
    for way in ways {
      if let event = search.judge.event(with: value, along: way, of: taker) {
        return .refuted(event)
      }
    }
    if choiceProves(claim.location, side) { return .proved }
    guard !search.locations[claim.location].isInBranch, claim.demands.indices.contains(index) else {
      return .unknown("no event was found that shows it")
    }
    var verdict = Verdict.proved
    for way in ways.prefix(4) {
      verdict = asked(claim.demands[index], behind: way.compactMap(\.step), of: taker)
      if case .proved = verdict { continue }
      return verdict
    }
    return verdict
  }

  /// Asks about whole events directly, which costs more.
  private mutating func asked(
    _ demand: Constraint, behind steps: [EventStep], of taker: Side
  ) -> Verdict {
    let cost = search.old.graph.nodes.count + search.new.graph.nodes.count
    guard search.judge.wholeNodes >= cost else {
      return .unknown("there are too many changes to show an event for each")
    }
    search.judge.wholeNodes -= cost
    let judge = search.judge
    let outer = demand.graph(in: judge.graph(taker.other), behind: steps)
    let question = ContainmentQuestion(
      isEvery: judge.graph(taker).graph, within: outer, budget: judge.budget)
    switch question.answer() {
    case .proved: return .proved
    case .unknown(let reason): return .unknown(reason)
    case .refuted(let witness):
      return search.judge.isTold(witness, of: taker)
        ? .refuted(witness) : .unknown("no event was found that shows it")
    }
  }

  /// The ways from the root to a location, the first one first; a shared part has several.
  private func ways(to number: Int, of side: Side) -> [[WayPoint]] {
    var starts = [way(to: number, of: side)]
    var current: Int? = number
    while let ancestor = current, starts.count < 6 {
      for alias in (search.aliases[ancestor] ?? []).prefix(3) {
        starts.append(way(to: alias, of: side) + way(to: number, from: ancestor, of: side))
      }
      current = search.locations[ancestor].parent
    }
    return starts
  }

  private func way(to number: Int, from start: Int? = nil, of side: Side) -> [WayPoint] {
    var way: [WayPoint] = []
    var current = number
    while current != start, let parent = search.locations[current].parent {
      way.append(
        WayPoint(
          schemas: search.locations[parent].schemas(side), step: search.locations[current].step))
      current = parent
    }
    return way.reversed()
  }
}
