import Findings

/// A manifest that nobody can read.
struct UnusableVersionManifest: ManifestRule {
  static let info = RuleInfo(
    RuleID(.versionManifest, 2), "unusable-version-manifest", severity: .error,
    summary: "The version manifest cannot be read, or does not say a version.",
    rationale: """
      It is refused as it stands and never written anew: what it said would be lost to everyone \
      who shares it.
      """,
    bad: "{ \"version\": \"1.0\", \"last_updated\": \"2026-01-17T00:00:00Z\" }\n",
    good: "{ \"version\": \"1.0.0\", \"last_updated\": \"2026-01-17T00:00:00Z\" }\n")

  func check(_ facts: ManifestFacts) -> [Finding] {
    guard case .broken(let fault, let file) = facts.reading else { return [] }
    return [
      finding(Finding.Message(fault.message), at: fault.span, in: file).noting([fault.advice])
    ]
  }
}
