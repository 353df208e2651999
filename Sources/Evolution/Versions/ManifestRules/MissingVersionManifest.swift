import Findings

/// No manifest where one is relied on.
struct MissingVersionManifest: ManifestRule {
  static let info = RuleInfo(
    RuleID(.versionManifest, 1), "missing-version-manifest", severity: .warning,
    summary: "Contracts are published, and no manifest says the version they have together.",
    rationale: """
      Repositories that share the contracts agree on one version, and the manifest is where they \
      read it.
      """,
    bad: "# published\n# no manifest\n",
    good: "# published\n{ \"version\": \"1.0.0\" }\n")

  func check(_ facts: ManifestFacts) -> [Finding] {
    guard case .absent = facts.reading, facts.isPublished || facts.schemaVersion != nil else {
      return []
    }
    let reason =
      facts.schemaVersion.map { "\($0.name) says '\($0.value)', and" }
      ?? "contracts are published, and"
    return [
      finding("\(reason) there is no manifest '\(facts.path)'", in: facts)
        .noting(["'schema publish' writes it"])
    ]
  }
}
