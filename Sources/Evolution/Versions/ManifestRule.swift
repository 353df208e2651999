package import Findings
import SourceText

/// A rule about the version manifest and what has to agree with it.
package protocol ManifestRule: Sendable {
  static var info: RuleInfo { get }
  init()
  func check(_ facts: ManifestFacts) -> [Finding]
}

/// Every rule about the manifest, one line each, in the order of their numbers.
package let manifestRules: [any ManifestRule.Type] = [
  MissingVersionManifest.self,
  UnusableVersionManifest.self,
  SchemaVersionDisagreement.self,
  EmbeddingModelDisagreement.self,
  ManifestBehindContracts.self,
  DataFolderDisagreement.self,
]

extension ManifestFacts {
  package func findings() -> [Finding] { manifestRules.flatMap { $0.init().check(self) } }
}

extension ManifestRule {
  /// A finding in the manifest; the same fault is the same whatever the two values are.
  func finding(
    _ message: Finding.Message, at span: SourceSpan, in file: SourceFile, meaning: [String] = []
  ) -> Finding {
    var finding = Finding(Self.info, message, at: span, in: file)
    finding.identity = meaning.isEmpty ? [Self.info.slug] : meaning
    return finding
  }

  /// A finding about a manifest that has no text to point into.
  func finding(_ message: Finding.Message, in facts: ManifestFacts) -> Finding {
    var finding = Finding(
      Self.info, message, at: Place(path: facts.path, position: Position(line: 1, column: 1)))
    finding.identity = [Self.info.slug]
    return finding
  }
}
