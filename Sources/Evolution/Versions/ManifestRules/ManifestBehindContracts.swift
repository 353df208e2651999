import Contracts
import Findings

/// A manifest that the contracts have left behind.
struct ManifestBehindContracts: ManifestRule {
  static let info = RuleInfo(
    RuleID(.versionManifest, 5), "manifest-behind-contracts", severity: .error,
    summary: "The manifest did not move as far as the contracts did since the last publication.",
    rationale: """
      The version of all contracts together moves by the largest step among them. One that stays \
      behind tells everyone who shares it that nothing happened. Before the new versions are \
      published it is a warning.
      """,
    bad: "# recorded: 1.0.0\n# moved: minor\n{ \"version\": \"1.0.1\" }\n",
    good: "# recorded: 1.0.0\n# moved: minor\n{ \"version\": \"1.1.0\" }\n")

  func check(_ facts: ManifestFacts) -> [Finding] {
    guard let (manifest, file) = facts.manifest, let least = facts.leastVersion,
      let recorded = facts.recorded, manifest.version.value < least
    else { return [] }
    let version = manifest.version.value
    let message: Finding.Message =
      version < recorded
      ? "'\(facts.path)' says '\(version)', and contracts were published with '\(recorded)'"
      : "'\(facts.path)' says '\(version)', and the contracts moved to '\(least)'"
    let reasons =
      version < recorded
      ? ["digests.json has the version of the last publication"]
      : ["the largest step among their new versions is \(facts.movement.rawValue)"]
    var finding = finding(message, at: manifest.version.span, in: file).noting(reasons)
      .noting(["'schema bump --write' or 'schema publish' moves it"])
    // What is not out yet breaks no agreement.
    if recorded <= version { finding.severity = .warning }
    return [finding]
  }
}
