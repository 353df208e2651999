import Findings
import Plans

/// A file that is longer or shorter than the plan says.
struct MisstatedLength: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 28), "misstated-length", severity: .info,
    summary: "A plan says how many lines a file has, and the file has another number.",
    rationale: """
      An inventory is quoted for what there is. Round numbers are taken for rounded ones, and `600+` \
      for as many or more.
      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan -> [Ruling] in
      guard docket.isAtHome(plan) else { return [] }
      return LengthClaim.all(of: plan.document).compactMap { claim in
        guard case .file(let lines?)? = docket.facts.paths[claim.path], !claim.holds(for: lines)
        else { return nil }
        return remark(
          "'\(claim.path)' has \(lines) \(lines == 1 ? "line" : "lines"), and \(claim.words) are claimed",
          at: claim.span, in: plan)
      }
    }
  }
}

extension LengthClaim {
  fileprivate var words: String { "\(phrase.figure)\(phrase.precision == .atLeast ? "+" : "")" }
}
