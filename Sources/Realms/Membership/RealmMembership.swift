package import Contracts
package import SourceText

/// What `schema.yaml` says of one realm that the repository belongs to: an entry of `realm:`.
package struct RealmMembership: Hashable, Sendable {
  package var span: SourceSpan
  /// What the realm is called; nil where only its place is known.
  package var name: Placed<RealmName>?
  /// Where its clone lies, counted from the repository's root.
  package var path: Placed<String>?
  /// Where it is fetched from, when nobody keeps a clone beside the repository.
  package var url: Placed<String>?
  /// What this repository is called there.
  package var repository: Placed<RealmName>?
  /// The branch that holds what is agreed.
  package var branch: Placed<String>?

  package init(
    span: SourceSpan = .beginning, name: Placed<RealmName>? = nil, path: Placed<String>? = nil,
    url: Placed<String>? = nil, repository: Placed<RealmName>? = nil, branch: Placed<String>? = nil
  ) {
    self.span = span
    self.name = name
    self.path = path
    self.url = url
    self.repository = repository
    self.branch = branch
  }
}
