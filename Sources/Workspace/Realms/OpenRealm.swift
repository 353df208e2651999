package import Contracts
package import Realms
import SourceText

/// A realm as one repository sees it: what is agreed, and over it what waits to be synced.
package struct OpenRealm: Sendable {
  package let membership: RealmMembership
  /// What the realm is called.
  package let name: RealmName
  /// What the repository is called there.
  package let repository: RealmName
  /// The repository's root, as a whole path.
  package let root: String
  package let clone: RealmClone
  /// The commit that was read; nil before the first.
  package let commit: String?
  /// What is agreed.
  package let agreed: Realm
  /// The same with what waits here.
  package private(set) var realm: Realm
  package private(set) var outbox: RealmOutbox

  package init(
    _ membership: RealmMembership, called fallback: RealmName?, root: String,
    environment: Environment
  ) throws(RealmFailure) {
    self.membership = membership
    self.root = root
    let place = Self.place(of: membership, in: root)
    clone = try RealmClone(place, branch: membership.branch?.value, environment: environment)
    commit = clone.tip
    var files: [RealmFile] = []
    if let commit = clone.tip { files = try clone.files(at: commit) }
    agreed = Realm(files)
    guard agreed.files["realm.yaml"] != nil else {
      throw .notARealm(
        path: place, commit == nil ? "it has no commits" : "it holds no file 'realm.yaml'")
    }
    guard let name = membership.name?.value ?? agreed.charter.name else {
      throw .notARealm(path: place, "its 'realm.yaml' has no name")
    }
    guard let repository = membership.repository?.value ?? fallback else {
      throw .notARealm(path: place, "nothing says what this repository is called in it")
    }
    self.name = name
    self.repository = repository
    outbox = try RealmOutbox(name, in: root)
    realm = agreed
    overlay()
  }

  /// Where a realm's clone lies: beside the repository, or in the folder that it keeps itself when
  /// only an address is known.
  package static func place(of membership: RealmMembership, in root: String) -> String {
    if let path = membership.path?.value {
      return path.hasPrefix("/") ? path : joined(root, path)
    }
    let name = membership.name?.value.text ?? "realm"
    return joined(root, RealmOutbox.folder + "/realms/" + name + "/clone.git")
  }

  private mutating func overlay() {
    guard !outbox.isEmpty else { return realm = agreed }
    realm = Realm(Self.overlaid(agreed.files, with: outbox.entries))
  }

  /// Files with what waits in their place.
  package static func overlaid(
    _ files: [String: RealmFile], with entries: [RealmOutbox.Entry]
  ) -> [RealmFile] {
    var files = files
    for entry in entries {
      files[entry.path] = entry.bytes.map { RealmFile(entry.path, bytes: $0, isPending: true) }
    }
    return Array(files.values)
  }

  /// What a file says with all that waits; nil where there is none.
  package func bytes(at path: String) throws(RealmFailure) -> [UInt8]? {
    guard let file = realm.files[path], file.kind == .file else { return nil }
    if let bytes = file.bytes { return bytes }
    guard let object = file.object else { return nil }
    return try clone.contents([object]).first ?? nil
  }

  /// What a file says in what is agreed; nil where there is none.
  package func agreedBytes(at path: String) throws(RealmFailure) -> [UInt8]? {
    guard let file = agreed.files[path], file.kind == .file else { return nil }
    if let bytes = file.bytes { return bytes }
    guard let object = file.object else { return nil }
    return try clone.contents([object]).first ?? nil
  }

  /// Puts files into what waits; nil takes a file away.
  package mutating func stage(
    _ changes: [(path: String, bytes: [UInt8]?)]
  ) throws(RealmFailure) {
    var entries: [RealmOutbox.Entry] = []
    for change in changes {
      entries.append(
        .init(path: change.path, base: try agreedBytes(at: change.path), bytes: change.bytes))
    }
    try outbox.stage(entries)
    overlay()
  }

  /// Shows what a change would lead to without writing it.
  package mutating func pretend(_ changes: [(path: String, bytes: [UInt8]?)]) {
    let entries = changes.map { RealmOutbox.Entry(path: $0.path, base: nil, bytes: $0.bytes) }
    realm = Realm(Self.overlaid(realm.files, with: entries))
  }
}

extension OpenRealm {
  /// The texts of several files, read by one process; nil for what is not there.
  package func texts(_ paths: [String]) throws(RealmFailure) -> [[UInt8]?] {
    let listed = paths.map { realm.files[$0] }
    let objects = listed.map { $0?.bytes == nil ? $0?.object : nil }
    var read = try clone.contents(objects.compactMap { $0 }).makeIterator()
    return zip(listed, objects).map { file, object in
      object == nil ? file?.bytes : read.next() ?? nil
    }
  }

  /// A version of a contract as it lies in the realm; nil where its text is gone.
  package func contract(_ contract: RealmContract) throws(RealmFailure) -> ContractFile? {
    try contracts([contract]).first ?? nil
  }

  /// Several at once, read by one process.
  package func contracts(_ contracts: [RealmContract]) throws(RealmFailure) -> [ContractFile?] {
    zip(contracts, try texts(contracts.map(\.path))).map { contract, bytes in
      bytes.map { ContractFile(SourceFile(path: contract.path, bytes: $0)) }
    }
  }
}
