import Contracts
import Findings
import SourceText

/// A version that is none of Semantic Versioning.
struct VersionNotSemVer: ContractProblemRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 103), "version-not-semver", severity: .error,
    summary: "A version is not of the form 1.2.3.",
    rationale: """
      What a change deserves is said in majors, minors and patches. A version of another form \
      cannot be compared with the one before it.
      """,
    bad: """
      contract: tick
      version: 1.0
      owner: game-server
      schema: { type: object }

      """,
    good: """
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }

      """)

  func covers(_ kind: ContractProblem.Kind) -> Bool { kind.topic == .badVersion }

  func fix(for problem: ContractProblem, in file: LintedFile) -> Fix? {
    guard case .malformedVersion(let text) = problem.kind, problem.span.count == text.utf8.count,
      let mended = Self.mended(text)
    else { return nil }
    return Fix("Write \(mended)", .unsafe, [Edit(problem.span, mended)])
  }

  /// `v1.2` becomes `1.2.0`; nil when that is still no version.
  static func mended(_ text: String) -> String? {
    var bare = text
    if let first = bare.first, first == "v" || first == "V" { bare.removeFirst() }
    let dots = bare.utf8.count { $0 == UInt8(ascii: ".") }
    guard dots <= 2 else { return nil }
    let full = bare + String(repeating: ".0", count: 2 - dots)
    return full.utf8.elementsEqual(text.utf8) ? nil : Version(full)?.description
  }
}
