package import Contracts
import JSONText
package import SourceText
import YAMLText

/// `schema.lock`: what every import stands for right now, by version, commit and digest.
package struct RealmLock: Sendable {
  package static let fileName = "schema.lock"

  package struct Entry: Hashable, Comparable, Sendable {
    package var realm: RealmName
    package var domain: RealmName
    package var contract: ContractName
    package var range: SemVerRange
    package var version: Version
    /// The realm's commit it was found in; nil while the realm has none.
    package var commit: String?
    package var digest: String

    package init(
      realm: RealmName, domain: RealmName, contract: ContractName, range: SemVerRange,
      version: Version, commit: String?, digest: String
    ) {
      self.realm = realm
      self.domain = domain
      self.contract = contract
      self.range = range
      self.version = version
      self.commit = commit
      self.digest = digest
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.realm, lhs.domain, lhs.contract) < (rhs.realm, rhs.domain, rhs.contract)
    }
  }

  /// In the order of realms, domains and contracts.
  package var entries: [Entry]

  package init(_ entries: [Entry] = []) { self.entries = entries.sorted() }

  package func entry(
    realm: RealmName, domain: RealmName, contract: ContractName
  ) -> Entry? {
    entries.first { $0.realm == realm && $0.domain == domain && $0.contract == contract }
  }

  package mutating func set(_ entry: Entry) {
    remove(realm: entry.realm, domain: entry.domain, contract: entry.contract)
    entries.append(entry)
    entries.sort()
  }

  package mutating func remove(realm: RealmName, domain: RealmName, contract: ContractName) {
    entries.removeAll { $0.realm == realm && $0.domain == domain && $0.contract == contract }
  }

  /// The file, the same for the same entries.
  package var bytes: [UInt8] {
    let head = "# What each import stands for; 'schema realm' writes it.\n"
    let tree = YAMLTree.mapping([
      .init("lock", 1), .init("imports", .list(entries.map(Self.tree))),
    ])
    return Array(head.utf8) + YAMLWriter(width: 0).file(tree)
  }

  private static func tree(of entry: Entry) -> YAMLTree {
    var members: [YAMLTree.Member] = [
      .init("contract", .string(entry.contract.text)), .init("realm", .string(entry.realm.text)),
      .init("domain", .string(entry.domain.text)), .init("range", .string(entry.range.text)),
      .init("version", .string(entry.version.description)),
    ]
    if let commit = entry.commit { members.append(.init("commit", .string(commit))) }
    members.append(.init("digest", .string(entry.digest)))
    return .mapping(members)
  }

  private enum Key: String, CaseIterable { case lock, imports }
  private enum EntryKey: String, CaseIterable {
    case contract, realm, domain, range, version, commit, digest
  }

  /// Reads the file; a damaged one is told and never taken for an empty one.
  package static func read(_ file: SourceFile) -> (lock: RealmLock, problems: [RealmProblem]) {
    var reader = RealmReader(file.path)
    guard let root = reader.root(of: RealmFile(file.path, bytes: file.bytes)) else {
      return (RealmLock(), reader.problems)
    }
    guard root["lock"]?.int == 1 else {
      reader.report(
        .unreadable("the lock is of a form that this version of schema does not know"),
        at: root["lock"]?.span ?? root.span)
      return (RealmLock(), reader.problems)
    }
    var entries: [Entry] = []
    for (key, value) in reader.known(root, Key.self, within: file.path) where key == .imports {
      entries = reader.elements(value, key.rawValue).compactMap { reader.lockEntry($0) }
    }
    return (RealmLock(entries), reader.problems)
  }
}

extension RealmReader {
  fileprivate mutating func lockEntry(_ value: JSONValue) -> RealmLock.Entry? {
    let before = problems.count
    let names = (
      value["realm"].flatMap { name($0, "realm") }, value["domain"].flatMap { name($0, "domain") }
    )
    let subject = value["contract"].flatMap { contract($0, "contract") }
    let asked = value["range"].flatMap { range($0, "range") }
    let found = value["version"].flatMap { version($0, "version") }
    let seal = value["digest"].flatMap { digest($0, "digest") }
    guard let realm = names.0, let domain = names.1, let subject, let asked, let found, let seal
    else {
      if problems.count == before {
        let keys = "realm, domain, contract, range, version, digest"
        report(.missingKey(keys, within: "imports"), at: value.span)
      }
      return nil
    }
    return RealmLock.Entry(
      realm: realm.value, domain: domain.value, contract: subject.value, range: asked.value,
      version: found.value, commit: value["commit"].flatMap { scalar($0, "commit") }?.value,
      digest: seal.value)
  }
}
