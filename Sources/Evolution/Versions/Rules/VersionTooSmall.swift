package import Contracts
import Findings

/// A version that moved less than the change asks for.
struct VersionTooSmall: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 201), "version-too-small", severity: .error,
    summary: "The declared version moves less than the changes since the last one ask for.",
    rationale: """
      Consumers decide by the version whether they must act. A patch promises that nobody has to, \
      a minor version that a migration is enough.
      """,
    bad: VersionExample.pair("1.0.0", "required: [at]", "1.0.1", "required: [at, by]"),
    good: VersionExample.pair(
      "1.0.0", "required: [at]", "1.1.0", "required: [at, by]",
      history: "level: minor, migration: [{ set: /by, const: nobody }]"))

  func check(_ subject: VersionCase) -> [Finding] {
    let step = subject.step
    guard step.verdict == .tooSmall, !subject.isUndecided, let newest = step.newest else {
      return []
    }
    let contract = subject.contract
    let asked = max(step.required, step.pending)
    let message: Finding.Message =
      step.declared.hasRank(of: newest)
      ? "version '\(step.declared)' is published already, and the changes since ask for '\(step.next)'"
      : "version '\(step.declared)' is too small: the changes since '\(step.release ?? newest)' are \(asked.rawValue) and ask for '\(step.next)'"
    let reasons = subject.changes.filter { $0.level == asked }
    return [
      finding(
        message, at: contract.version.span, in: contract,
        meaning: [asked.rawValue] + reasons.map(\.id.description).sorted()
      )
      .noting(subject.reasons(of: asked))
      .noting(["'schema bump \(contract.name.value) --write' sets it"])
    ]
  }
}

extension VersionCase {
  /// Why the level is what it is, in words; the first few of many.
  package func reasons(of level: Magnitude, limit: Int = 5) -> [String] {
    let reasons = changes.filter { $0.level == level }.map { "\(level.rawValue): \($0.message)" }
    guard reasons.count > limit else { return reasons }
    return reasons.prefix(limit) + ["and \(reasons.count - limit) more"]
  }
}
