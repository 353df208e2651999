import Contracts
import Findings

/// A version below one that is out.
struct VersionGoesBack: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 203), "version-goes-back", severity: .error,
    summary: "The declared version is lower than one that is published.",
    rationale: """
      A version that is out cannot be taken back. The contract comes from an old branch, or its \
      version was edited by hand; what it says may be old as well.
      """,
    bad: VersionExample.pair("1.1.0", "required: [at]", "1.0.0", "required: [at]"),
    good: VersionExample.pair(
      "1.1.0", "required: [at]", "1.1.1", "required: [at]", history: "level: patch"))

  func check(_ subject: VersionCase) -> [Finding] {
    guard subject.step.verdict == .goesBack, let newest = subject.step.newest else { return [] }
    return [
      finding(
        "version '\(subject.step.declared)' goes back behind the published '\(newest)'",
        at: subject.contract.version.span, in: subject.contract, meaning: ["\(newest)"]
      )
      .noting(["take the contract from the newest branch, or restore it from '\(newest)'"])
    ]
  }
}
