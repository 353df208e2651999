import Findings

/// A variable and the settings that name two folders of shared data.
struct DataFolderDisagreement: ManifestRule {
  static let info = RuleInfo(
    RuleID(.versionManifest, 6), "data-folder-disagreement", severity: .warning,
    summary: "The environment and the settings name different folders of shared data.",
    rationale: """
      The environment comes first, so this manifest is read from another folder than the settings \
      tell others.
      """,
    bad: "# data: SCHEMA_DATA_DIR=/elsewhere\n{ \"version\": \"1.0.0\" }\n",
    good: "{ \"version\": \"1.0.0\" }\n")

  func check(_ facts: ManifestFacts) -> [Finding] {
    guard let variable = facts.dataFolder else { return [] }
    return [
      finding(
        "\(variable.name) names another folder than 'data_dir' in the settings: '\(variable.value)'",
        in: facts
      )
      .noting(["change one of them, or unset \(variable.name)"])
    ]
  }
}
