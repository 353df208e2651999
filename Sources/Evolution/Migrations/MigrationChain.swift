package import Contracts
package import JSONText
package import Schemas
import SourceText

/// The migrations from one version of a contract to another, one behind the other.
package struct MigrationChain: Sendable {
  /// One version's steps, with the version they lead to.
  package struct Link: Sendable {
    package var version: Version
    package var migration: Migration
  }

  package var links: [Link]

  package init(_ links: [Link]) { self.links = links }

  /// Why events cannot be migrated by what the history says.
  package enum Fault: Error, Hashable, Sendable {
    /// The migration of a version is words for people, or none.
    case wordsOnly(Version)
    case malformed(Version, MigrationFault)

    package var message: String {
      switch self {
      case .wordsOnly(let version):
        "the migration to \(version) is words, and no steps that can be run"
      case .malformed(let version, let fault): "the migration to \(version): \(fault.message)"
      }
    }
  }

  /// What the history of a contract says about the versions after an older one, up to its own.
  ///
  /// Entries that ask for nothing (`none`, or no migration) are passed over.
  package init(
    of contract: Contract, from older: Version, graph: SchemaGraph
  ) throws(Fault) {
    var links: [Link] = []
    for entry in contract.history {
      guard let version = entry.version?.value, older < version,
        !(contract.version.value < version)
      else { continue }
      if let words = entry.migration?.value, words != "none" { throw .wordsOnly(version) }
      guard let steps = entry.migrationSteps else { continue }
      do throws(MigrationFault) {
        links.append(Link(version: version, migration: try .read(steps).resolved(by: graph)))
      } catch { throw .malformed(version, error) }
    }
    self.links = links.sorted { $0.version < $1.version }
  }

  package var isEmpty: Bool { links.isEmpty }

  /// The event as the newest version wants it.
  package func applied(to event: JSONValue) throws(MigrationFailure) -> JSONValue {
    var value = event
    for link in links { value = try link.migration.applied(to: value).root }
    return value
  }
}
