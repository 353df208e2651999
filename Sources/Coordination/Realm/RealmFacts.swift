package import Contracts
package import Findings
package import Realms
import SourceText

/// One commit of a realm, as far as rules ask for it.
package struct RealmCommit: Hashable, Sendable {
  package enum Signature: Hashable, Sendable {
    case good
    case none
    case bad
    /// The key is not here, or the program is not.
    case uncheckable
  }

  package var hash: String
  /// The repository that a sync wrote it for; nil for commits of people.
  package var repository: RealmName?
  package var author: String
  /// Nil where nobody asked.
  package var signature: Signature?
  package var paths: [String]

  package init(
    hash: String, repository: RealmName?, author: String, signature: Signature?, paths: [String]
  ) {
    self.hash = hash
    self.repository = repository
    self.author = author
    self.signature = signature
    self.paths = paths
  }
}

/// All that rules about a realm look at.
package struct RealmFacts: Sendable {
  /// What only the repository knows that asks.
  package struct Own: Sendable {
    package var repository: RealmName
    package var lock: RealmLock
    /// The versions it has published, with their digests.
    package var published: [ContractName: [Version: String]]

    package init(
      repository: RealmName, lock: RealmLock, published: [ContractName: [Version: String]] = [:]
    ) {
      self.repository = repository
      self.lock = lock
      self.published = published
    }
  }

  package var realm: Realm
  /// The digest of each contract's text, by its path; what is missing was not looked at.
  package var digests: [String: String] = [:]
  package var commits: [RealmCommit] = []
  package var own: Own?

  package init(_ realm: Realm) { self.realm = realm }
}

/// A rule about a realm.
package protocol RealmRule: Sendable {
  static var info: RuleInfo { get }
  init()
  func check(_ facts: RealmFacts) -> [Finding]
}

extension RealmRule {
  /// A finding at a place in a file of the realm; `meaning` tells it from its like.
  func finding(
    _ message: Finding.Message, at span: SourceSpan, in path: String, _ facts: RealmFacts,
    meaning: [String]
  ) -> Finding {
    realmFinding(Self.info, message, at: span, in: path, facts.realm, meaning: meaning)
  }
}

/// A finding with the line it stands in, where the file was read.
func realmFinding(
  _ rule: RuleInfo, _ message: Finding.Message, at span: SourceSpan, in path: String,
  _ realm: Realm, meaning: [String]
) -> Finding {
  var finding = Finding(rule, message, at: realmPlace(span, in: path, realm))
  if let file = realm.files[path], let bytes = file.bytes, !bytes.isEmpty {
    finding.excerpt = Excerpt(firstLine(of: span, in: bytes), in: file.source, lines: .init(bytes))
  }
  finding.identity = meaning
  return finding
}

func realmPlace(_ span: SourceSpan, in path: String, _ realm: Realm) -> Place {
  guard let file = realm.files[path], let bytes = file.bytes, !bytes.isEmpty else {
    return Place(path: path, position: Position(line: 1, column: 1))
  }
  return Place(firstLine(of: span, in: bytes), in: file.source, lines: LineTable(bytes))
}

/// Of a span over many lines the first is meant.
private func firstLine(of span: SourceSpan, in bytes: [UInt8]) -> SourceSpan {
  let lines = LineTable(bytes)
  let start = min(max(span.start, 0), bytes.count)
  let line = lines.span(ofLine: lines.line(at: start), in: bytes)
  return SourceSpan(start, max(start, min(span.end, line.end)))
}
