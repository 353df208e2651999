import Contracts
import Findings
import SourceText

/// A frozen version that is not what it was.
struct EditedPublishedFile: CatalogRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 305), "edited-published-file", severity: .error,
    summary: "A published version was edited after it was published.",
    rationale: """
      Stored events and consumers rely on a published version as it was. A change to it rewrites \
      what was promised; the next version is the place for it.
      """,
    bad: """
      # file: contracts/published/tick/1.0.0.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }
      # digest: contracts/published/tick/1.0.0.yaml sha256:9f2c sha256:1b7e

      """,
    good: """
      # file: contracts/published/tick/1.0.0.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object }
      # digest: contracts/published/tick/1.0.0.yaml sha256:9f2c sha256:9f2c

      """)

  func check(_ catalog: LintedCatalog) -> [Finding] {
    catalog.digests.compactMap { digest in
      guard digest.recorded != digest.actual else { return nil }
      let message: Finding.Message = "the published file was edited after it was published"
      let notes = "its digest is \(digest.actual), recorded is \(digest.recorded)"
      guard let file = catalog.file(at: digest.path) else {
        return Finding(
          Self.info, message, at: Place(path: digest.path, position: Position(line: 1, column: 1))
        )
        .noting(notes)
      }
      return finding(message, at: file.contract?.version.span ?? .beginning, in: file).noting(notes)
    }
  }
}
