package import Contracts
package import SourceText

/// `repos/NAME.yaml`: a repository that belongs to the realm.
package struct RealmRepository: Sendable {
  package var name: RealmName
  /// Where it is written, for findings.
  package var file: String
  package var span = SourceSpan.beginning
  package var summary: Placed<String>?
  package var org: Placed<String>?
  /// Where its clone lies, counted from the realm's root.
  package var path: Placed<String>?
  package var url: Placed<String>?
  /// The commit it began with, which no other repository shares.
  package var root: Placed<String>?
  package var maintainers: [Placed<String>] = []
  /// Patterns of what it alone writes.
  package var owns: [Placed<String>] = []
  /// Patterns of what it must leave to others.
  package var notOwns: [Placed<String>] = []
  package var dependsOn: [Placed<RealmName>] = []
  /// Who depends on it; the other end says the same.
  package var dependedBy: [Placed<RealmName>] = []
  package var aliases: [Placed<String>] = []
  /// How it builds anew what it made from events; printed, never run.
  package var rebuild: Placed<String>?
  /// Open points of coordination, and whether they are done.
  package var coordination: [RealmCharter.ActionItem] = []

  /// What it says of shared constants, as it last synced; for those who have no clone of it.
  package var says: [(name: String, value: String)] = []

  package init(_ name: RealmName, file: String) {
    self.name = name
    self.file = file
  }

  /// Whether a word means this repository: its name, or one of its aliases.
  package func isCalled(_ word: String) -> Bool {
    name.text.utf8.elementsEqual(word.utf8)
      || aliases.contains { $0.value.utf8.elementsEqual(word.utf8) }
  }

  /// `organisation/name`, for links between issues; the name alone where no organisation is known.
  package var slug: String { (org.map { "\($0.value)/" } ?? "") + name.text }
}
