package import Contracts
package import SourceText

/// Everything that says what version all contracts have together, for the rules `VM`.
///
/// The manifest, the environment and the contracts say it each for themselves; the edge reads them.
package struct ManifestFacts: Sendable {
  package enum Reading: Sendable {
    case absent
    case broken(ManifestFault, SourceFile)
    case read(VersionManifest, SourceFile)
  }

  /// A variable of the environment that is set.
  package struct Variable: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The manifest as findings name it.
  package var path: String
  package var reading: Reading
  package var schemaVersion: Variable?
  package var embeddingModel: Variable?
  /// The folder of shared data by the environment, where the settings say another one.
  package var dataFolder: Variable?
  /// What was recorded at the last publication.
  package var recorded: Version?
  /// The largest step among versions that are not published yet.
  package var movement = Magnitude.none
  /// Whether anything was published.
  package var isPublished = false

  package init(path: String, reading: Reading) {
    self.path = path
    self.reading = reading
  }

  package var manifest: (value: VersionManifest, file: SourceFile)? {
    if case .read(let manifest, let file) = reading { (manifest, file) } else { nil }
  }

  /// The version that the manifest must have at least; nil where nothing is known of before.
  package var leastVersion: Version? {
    recorded.map { $0.moved(by: movement) }
  }
}

extension Version {
  /// The version that all contracts have together after a step among them.
  ///
  /// Before 1.0.0 a break moves the second number, as it does for a contract.
  package func moved(by movement: Magnitude) -> Version {
    bumped(by: major == 0 && prerelease.isEmpty ? min(movement, .minor) : movement)
  }
}
