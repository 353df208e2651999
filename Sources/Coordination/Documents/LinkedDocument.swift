package import Findings

/// A design document of one repository, as far as it hangs together with those of others.
package struct LinkedDocument: Sendable {
  /// A reference, and where it stands.
  package struct Link: Sendable {
    package var target: DocumentReference
    package var place: Place?

    package init(_ target: DocumentReference, at place: Place? = nil) {
      self.target = target
      self.place = place
    }
  }

  /// How far a document has come.
  package enum Stage: Int, Hashable, Comparable, Sendable {
    /// Nobody has agreed to it yet, or no longer.
    case open
    /// It may be built.
    case accepted
    /// It is being built, or is.
    case underway

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }

    /// What a status says, by its first word; nil for a word that is none.
    package init?(_ status: String) {
      let word = status.lowercased().split { !$0.isLetter && $0 != "-" }.first.map { String($0) }
      switch word {
      case "draft", "proposed", "open", "review", "in-review", "pending", "planned", "deferred",
        "rejected", "withdrawn", "superseded":
        self = .open
      case "accepted", "approved", "ready": self = .accepted
      case "in-progress", "active", "implementing", "implemented", "complete", "completed", "done",
        "verified":
        self = .underway
      case "in": self = .underway
      default: return nil
      }
    }
  }

  /// With its repository.
  package var reference: DocumentReference
  package var title: String?
  package var status: String?
  package var dependsOn: [Link] = []
  package var blocks: [Link] = []
  /// Contracts that its head says it is about.
  package var contracts: [String] = []
  /// What stands in these rows and is no reference.
  package var unreadable: [(text: String, place: Place?)] = []
  package var place: Place?

  package init(_ reference: DocumentReference) { self.reference = reference }

  /// Whether it is about a contract: its head says so, or its title names it.
  package func isAbout(_ contract: String) -> Bool {
    let wanted = contract.lowercased()
    return contracts.contains { $0.lowercased() == wanted }
      || title.map { holdsWord($0.lowercased(), wanted) } ?? false
  }

  package var stage: Stage? { status.flatMap { Stage($0) } }
}
