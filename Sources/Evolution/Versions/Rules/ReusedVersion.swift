import Contracts
package import Findings

/// Another build of a version that is out.
struct ReusedVersion: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 205), "reused-version", severity: .error,
    summary: "The declared version has the rank of one that is published, and is another.",
    rationale: """
      Two contents under one number are two promises; which of them somebody relies on, nobody \
      can tell. What follows a plus sign names a build and makes no new version.
      """,
    bad: VersionExample.pair("1.0.0", "required: [at]", "1.0.0+build.2", "required: [at]"),
    good: VersionExample.pair(
      "1.0.0", "required: [at]", "1.0.1", "required: [at]", history: "level: patch"))

  func check(_ subject: VersionCase) -> [Finding] {
    guard subject.step.verdict == .buildOnly, let newest = subject.step.newest else { return [] }
    return [
      finding(
        "version '\(subject.step.declared)' differs from the published '\(newest)' in its build alone",
        at: subject.contract.version.span, in: subject.contract, meaning: ["\(newest)"])
    ]
  }
}

extension VersionCase {
  /// A frozen file stands where this version would be frozen, and says something else.
  package func reuseFinding(standing path: String, isRecorded: Bool) -> Finding {
    var finding = ReusedVersion().finding(
      "version '\(contract.version.value)' stands in '\(path)' with other content",
      at: contract.version.span, in: contract, meaning: ["content"])
    finding.notes = [
      isRecorded
        ? "it is published; another branch may have published its own"
        : "digests.json does not record it; remove it where an interrupted publication left it"
    ]
    return finding
  }
}
