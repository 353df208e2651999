/// What a repository is to a domain.
package enum RealmRole: String, Hashable, Sendable, CaseIterable {
  case provider
  case consumer
  case both
}
