import JSONText
package import SourceText

/// One thing in a realm's files that keeps them from being read as meant; the rest still counts.
package struct RealmProblem: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The text is no YAML or JSON, or holds what is refused there.
    case unreadable(String)
    case unknownKey(String, within: String?, hint: String?)
    case missingKey(String, within: String)
    case wrongType(String, expected: String)
    case unknownWord(String, key: String, allowed: [String], hint: String?)
    case malformedName(String, key: String)
    case malformedVersion(String)
    case malformedRange(String)
    case malformedPointer(String)
    case malformedDate(String)
    case malformedDigest(String)
    /// A path or pattern that leaves the root it counts from.
    case leavesRoot(String, key: String)
    /// The file says another name than its path does.
    case misplaced(name: String, path: String)
    /// A link, or another repository, where a file has to be.
    case notAFile(String)
    /// A path below the realm's own folders that nothing lies at, or one that must not be.
    case strayFile(String)
    /// Two names that some file systems hold for one.
    case namesFold(String, other: String)
    case listedTwice(String, key: String)
    /// There is no `realm.yaml`.
    case noCharter
  }

  /// Another place that belongs to the problem.
  package struct Related: Hashable, Sendable {
    package var path: String
    package var span: SourceSpan
    package var words: String

    package init(path: String, span: SourceSpan, words: String) {
      self.path = path
      self.span = span
      self.words = words
    }
  }

  package var kind: Kind
  package var path: String
  package var span: SourceSpan
  package var related: [Related]

  package init(
    _ kind: Kind, path: String, at span: SourceSpan = .beginning, related: [Related] = []
  ) {
    self.kind = kind
    self.path = path
    self.span = span
    self.related = related
  }
}

extension RealmProblem {
  package var message: String {
    switch kind {
    case .unreadable(let words): words
    case .unknownKey(let key, let within, _):
      "unknown key '\(key)'" + (within.map { " in '\($0)'" } ?? "")
    case .missingKey(let key, let within): "key '\(key)' is missing in '\(within)'"
    case .wrongType(let key, let expected): "'\(key)' must be \(expected)"
    case .unknownWord(let word, let key, let allowed, _):
      "'\(key)' is '\(word)', not one of \(allowed.joined(separator: ", "))"
    case .malformedName(let name, let key): "'\(key)' is '\(name)', which is no name"
    case .malformedVersion(let text): "'\(text)' is no version like 1.2.3"
    case .malformedRange(let text): "'\(text)' is no range of versions like '>=1.0.0 <2.0.0'"
    case .malformedPointer(let text): "'\(text)' is no JSON pointer like /tick"
    case .malformedDate(let text): "'\(text)' is no date like 2026-01-17"
    case .malformedDigest(let text): "'\(text)' is no digest like sha256: and 64 digits"
    case .leavesRoot(let path, let key): "'\(key)' leads out of its repository: '\(path)'"
    case .misplaced(let name, let path): "'\(name)' is written in the file of '\(path)'"
    case .notAFile(let what): "this is \(what), not a file"
    case .strayFile(let why): why
    case .namesFold(let name, let other):
      "'\(name)' and '\(other)' are one name where capitals do not count"
    case .listedTwice(let name, let key): "'\(name)' is listed twice in '\(key)'"
    case .noCharter: "there is no 'realm.yaml'"
    }
  }

  /// The word that was probably meant.
  package var hint: String? {
    switch kind {
    case .unknownKey(_, _, let hint), .unknownWord(_, _, _, let hint): hint
    default: nil
    }
  }
}
