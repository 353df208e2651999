import Contracts
import Findings

/// A version that leaves numbers out.
struct SkippedVersion: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 202), "skipped-version", severity: .error,
    summary: "The declared version is not the next one of its kind.",
    rationale: """
      Whoever sees 1.2.0 after 1.0.0 looks for 1.1.0. A gap is a version that somebody has and \
      others do not, or a slip.
      """,
    bad: VersionExample.pair("1.0.0", "required: [at]", "1.0.2", "required: [at]"),
    good: VersionExample.pair(
      "1.0.0", "required: [at]", "1.0.1", "required: [at]", history: "level: patch"))

  func check(_ subject: VersionCase) -> [Finding] {
    let step = subject.step
    guard step.verdict == .skips, let release = step.release else { return [] }
    let followers = [Magnitude.patch, .minor, .major].map { release.bumped(by: $0) }
      .map { "'\($0)'" }.joined(separator: ", ")
    return [
      finding(
        "version '\(step.declared)' skips versions after '\(release)'",
        at: subject.contract.version.span, in: subject.contract, meaning: ["\(step.declared)"]
      )
      .noting(["after '\(release)' comes one of \(followers); the changes ask for '\(step.next)'"])
    ]
  }
}
