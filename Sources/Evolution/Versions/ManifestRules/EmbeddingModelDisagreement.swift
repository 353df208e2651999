import Contracts
import Findings

/// A variable and the manifest that name two embedding models.
struct EmbeddingModelDisagreement: ManifestRule {
  static let info = RuleInfo(
    RuleID(.versionManifest, 4), "embedding-model-disagreement", severity: .error,
    summary: "The environment and the manifest name different embedding models.",
    rationale: """
      Vectors of two models cannot be compared. An index that is asked with another model than it \
      was built with answers, and answers wrongly.
      """,
    bad: """
      # env: SCHEMA_EMBEDDING_MODEL=all-mpnet-base-v2
      { "version": "1.0.0", "embedding_model": "all-MiniLM-L6-v2" }

      """,
    good: """
      # env: SCHEMA_EMBEDDING_MODEL=all-MiniLM-L6-v2
      { "version": "1.0.0", "embedding_model": "all-MiniLM-L6-v2" }

      """)

  func check(_ facts: ManifestFacts) -> [Finding] {
    guard let variable = facts.embeddingModel, let (manifest, file) = facts.manifest else {
      return []
    }
    guard let model = manifest.embeddingModel else {
      return [
        finding(
          "\(variable.name) says '\(variable.value)' and '\(facts.path)' names no model",
          at: manifest.version.span, in: file
        )
        .noting(["add \"embedding_model\": \"\(variable.value)\" to the manifest"])
      ]
    }
    guard !model.value.utf8.elementsEqual(variable.value.utf8) else { return [] }
    return [
      finding(
        "\(variable.name) says '\(variable.value)' and '\(facts.path)' says '\(model.value)'",
        at: model.span, in: file
      )
      .noting([
        "set \(variable.name)=\(model.value), or change the manifest and rebuild every vector index"
      ])
    ]
  }
}
