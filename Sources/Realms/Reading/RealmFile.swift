package import SourceText

/// One file of a realm as it was listed: its path below the root, and its text where somebody needs
/// it.
///
/// Contracts are many and listed alone: their paths say their versions, and who wants one reads it.
package struct RealmFile: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file
    case link
    /// A repository within.
    case submodule
  }

  package var path: String
  package var kind: Kind
  /// Nil where the file is only listed.
  package var bytes: [UInt8]?
  /// What git calls the content: the same content has the same name.
  package var object: String?
  /// Written here and not yet part of the realm's own history.
  package var isPending = false

  package init(
    _ path: String, bytes: [UInt8]? = nil, object: String? = nil, kind: Kind = .file,
    isPending: Bool = false
  ) {
    self.path = path
    self.kind = kind
    self.bytes = bytes
    self.object = object
    self.isPending = isPending
  }

  package init(_ path: String, text: String) { self.init(path, bytes: Array(text.utf8)) }

  package var source: SourceFile { SourceFile(path: path, bytes: bytes ?? []) }

  /// Whether reading a realm needs the text.
  package var isRead: Bool {
    switch RealmPath(path) {
    case .contract, .codeOwners, .other: false
    case .charter, .repository, .domain, .binding, .verification, .acknowledgement, .deployment:
      true
    }
  }
}
