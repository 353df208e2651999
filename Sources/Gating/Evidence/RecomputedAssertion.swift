import Findings
import Plans

/// An assertion and what came out when it was computed again.
struct RecomputedAssertion: Sendable {
  enum Outcome: Sendable {
    case judged(Judgement)
    case unknownOperator(String)
    case unreadable(String)
  }

  var outcome: Outcome
  /// What the plan's mark says.
  var claimed: Bool?

  init(_ assertion: Assertion) {
    self.init(value: assertion.value.text, requirement: assertion.requirement.text)
    claimed = assertion.claimed
  }

  init(value: String, requirement: String) {
    do throws(DemandError) {
      outcome = .judged(try Demand(requirement).judge(ClaimValue(value)))
    } catch {
      switch error {
      case .unknownOperator(let word): outcome = .unknownOperator(word)
      case .empty, .unreadable: outcome = .unreadable(error.words)
      }
    }
  }

  var computed: Bool? {
    if case .judged(let judgement) = outcome { judgement.computed } else { nil }
  }

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
