package import Contracts
import Evolution
package import Realms

/// What is known of one consumer of a contract before anything is decided.
package struct ReleaseConsumer: Sendable {
  package var repository: RealmName
  /// What it says it relies on.
  package var relied: RealmImport
  /// The version it was written for, as far as anybody knows.
  package var version: Version?
  /// What the step from that version means for it; nil where there was nothing to compare.
  package var impact: Impact?
  /// Why there was nothing to compare.
  package var obstacle: String?
  /// What it runs where the version is to go; nil where no place was named.
  package var deployment: RealmDeployment?
  package var verification: RealmVerification?
  package var acknowledgement: RealmAcknowledgement?
  /// What the file holds that shows the trial; nil where it could not be looked at.
  package var evidence: Evidence?
  /// What keeps a yes of the schemas from being one.
  package var doubt: String?

  /// What became of the file that a trial names.
  package enum Evidence: Hashable, Sendable {
    case same, changed, gone
  }

  package init(_ repository: RealmName, _ relied: RealmImport) {
    self.repository = repository
    self.relied = relied
  }
}

extension RealmImport {
  /// What it reads, as questions about impact take it; nil for a word that is none.
  package var reading: Reading? {
    let paths = uses.map { UsedPath($0.value) }
    guard !paths.contains(where: { $0 == nil }) else { return nil }
    guard let word = profile?.value else { return Reading(uses: paths.compactMap { $0 }) }
    return ReaderProfile(rawValue: word).map { Reading(uses: paths.compactMap { $0 }, profile: $0) }
  }
}
