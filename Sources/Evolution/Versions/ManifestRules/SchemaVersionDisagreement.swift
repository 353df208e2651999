import Contracts
import Findings

/// A variable and the manifest that say two versions.
struct SchemaVersionDisagreement: ManifestRule {
  static let info = RuleInfo(
    RuleID(.versionManifest, 3), "schema-version-disagreement", severity: .error,
    summary: "The environment and the manifest say different schema versions.",
    rationale: """
      The environment comes before the file, so one process works by another version than its \
      neighbours. Nothing settles silently which of them is right.
      """,
    bad: "# env: SCHEMA_SCHEMA_VERSION=1.1.0\n{ \"version\": \"1.0.0\" }\n",
    good: "# env: SCHEMA_SCHEMA_VERSION=1.0.0\n{ \"version\": \"1.0.0\" }\n")

  func check(_ facts: ManifestFacts) -> [Finding] {
    guard let variable = facts.schemaVersion else { return [] }
    guard let said = Version(variable.value) else {
      return [
        finding("\(variable.name) is '\(variable.value)', no version like 1.2.3", in: facts)
          .noting(["set it to the version of the manifest, or unset it"])
      ]
    }
    guard let (manifest, file) = facts.manifest, manifest.version.value != said else { return [] }
    let version = manifest.version.value
    return [
      finding(
        "\(variable.name) says '\(said)' and '\(facts.path)' says '\(version)'",
        at: manifest.version.span, in: file
      )
      .noting([
        said < version
          ? "set \(variable.name)=\(version), or unset it"
          : "publish the contracts it speaks of, set \(variable.name)=\(version), or unset it"
      ])
    ]
  }
}
