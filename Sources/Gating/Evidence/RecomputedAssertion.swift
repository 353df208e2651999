import Findings
import Plans

/// An assertion and what came out when it was computed again.
struct RecomputedAssertion: Sendable {
  enum Outcome: Sendable {
    case judged(Judgement)
    case unknownOperator(String)
    case unreadable(String)
  }

  let value: ClaimValue
  let outcome: Outcome
  /// What the plan's mark says.
  private(set) var claimed: Bool?
  /// The requirement; nil where it cannot be read.
  private let demand: Demand?

  init(_ assertion: Assertion) {
    self.init(value: assertion.value.text, requirement: assertion.requirement.text)
    claimed = assertion.claimed
  }

  init(value: String, requirement: String) {
    self.value = ClaimValue(value)
    do throws(DemandError) {
      let demand = try Demand(requirement)
      self.demand = demand
      outcome = .judged(demand.judge(self.value))
    } catch {
      demand = nil
      switch error {
      case .unknownOperator(let word): outcome = .unknownOperator(word)
      case .empty, .unreadable: outcome = .unreadable(error.words)
      }
    }
  }

  var computed: Bool? {
    if case .judged(let judgement) = outcome { judgement.computed } else { nil }
  }

  /// Whether another value meets the same requirement.
  func computed(for value: ClaimValue) -> Bool? { demand?.judge(value).computed }

  /// Why nobody can tell.
  var note: String? {
    switch outcome {
    case .judged(.undecided(let why)): why
    case .judged: nil
    case .unknownOperator(let word): "unknown operator '\(word)'"
    case .unreadable(let why): why
    }
  }
}
