import Findings
import Plans

/// A query over captures whose answer is not what the gate asks.
struct UnmetQuery: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 209), "unmet-query", severity: .error,
    summary: "A gate's query over captures gives another answer than is required, or none.",
    rationale:
      "What a gate asks of the data is recomputed from the data; the plan's word for it does not count."
  )

  func rulings(on docket: Docket) -> [Ruling] {
    docket.exactGates.flatMap { plan, phase, gate in
      gate.checks.compactMap { check -> Ruling? in
        guard let query = check.query, let fact = docket.facts.queries[query.value] else {
          return nil
        }
        guard let (message, effect) = fault(fact, check) else { return nil }
        return Ruling(
          finding: finding(message, at: query.span, in: plan), effect: effect,
          phases: docket.numbers(phase))
      }
    }
  }

  private func fault(
    _ fact: QueryFact, _ check: ExactGate.Check
  ) -> (String, Ruling.Effect)? {
    switch fact {
    case .judged(let value, let holds, let note):
      let words = note.map { "; \($0)" } ?? ""
      switch holds {
      case true?: return nil
      case false?: return ("the captures give \(value)\(words)", .fails)
      case nil: return ("nobody can tell what the captures give\(words)", .clouds)
      }
    case .failed(let why):
      return ("the query could not be answered: \(why)", .clouds)
    case .value(let value):
      guard let requirement = check.requirement?.value.text else { return nil }
      guard RecomputedAssertion(value: value, requirement: requirement).computed == false else {
        return nil
      }
      return ("the query gives \(value), which is not \(requirement)", .fails)
    }
  }
}
