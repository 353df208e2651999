package import Realms

/// A repository that a change in another one concerns, and why.
package struct AffectedRepository: Sendable {
  /// One thing that changed and concerns it.
  package struct Cause: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      case contract
      /// Code that must move with a contract.
      case source
      /// A value that several repositories share.
      case constant
    }

    package var kind: Kind
    /// The contract or constant.
    package var name: String
    /// The file that changed.
    package var path: String
    package var verdict: ReleaseVerdict
    package var reason: String

    package init(
      _ kind: Kind, _ name: String, path: String, verdict: ReleaseVerdict, reason: String
    ) {
      self.kind = kind
      self.name = name
      self.path = path
      self.verdict = verdict
      self.reason = reason
    }
  }

  package var name: RealmName
  package var causes: [Cause] = []
  /// Its own files that may need updates.
  package var resources: [String] = []
  /// What to run next, here.
  package var command: String?

  package init(_ name: RealmName) { self.name = name }

  /// The notice, as people are told it, a line each.
  package var notice: [String] {
    var lines = ["\u{26A0}\u{FE0F} This change affects dependent repo: \(name)"]
    lines += resources.prefix(20).map { "- \($0) may need updates" }
    if resources.isEmpty {
      lines += causes.prefix(20).map { "- \($0.name): \($0.reason)" }
    }
    if resources.count > 20 { lines.append("- and \(resources.count - 20) more") }
    if let command { lines.append("Run: \(command)") }
    return lines
  }

  package mutating func add(_ cause: Cause, resources more: [String] = []) {
    if !causes.contains(cause) { causes.append(cause) }
    for resource in more where !resources.contains(resource) { resources.append(resource) }
  }
}
