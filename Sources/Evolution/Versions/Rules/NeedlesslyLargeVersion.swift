import Contracts
import Findings

/// A version that moved more than anything asks for.
struct NeedlesslyLargeVersion: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 204), "needlessly-large-version", severity: .info,
    summary: "The declared version moves more than the changes ask for.",
    rationale: """
      A larger step than needed makes consumers look for a break that is not there, and in time \
      they stop looking.
      """,
    bad: VersionExample.pair(
      "1.0.0", "required: [at]", "2.0.0", "required: [at]", history: "level: none, rebuild: {}"),
    good: VersionExample.pair(
      "1.0.0", "required: [at]", "1.0.1", "required: [at]", history: "level: none"))

  func check(_ subject: VersionCase) -> [Finding] {
    let step = subject.step
    guard step.verdict == .tooLarge, let release = step.release else { return [] }
    let enough = release.bumped(
      by: max(release.major == 0 ? min(step.required, .minor) : step.required, .patch))
    return [
      finding(
        "version '\(step.declared)' is larger than the changes since '\(release)' ask for",
        at: subject.contract.version.span, in: subject.contract,
        meaning: [step.required.rawValue, "\(step.declared)"]
      )
      .noting(["they are \(step.required.rawValue), for which '\(enough)' is enough"])
    ]
  }
}
