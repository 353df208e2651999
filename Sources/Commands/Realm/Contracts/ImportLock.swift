import Contracts
import Coordination
import Findings
import Realms
import SourceText
import Workspace

/// `schema.lock` of a repository, as it is read and written.
struct ImportLock {
  private(set) var value = RealmLock()
  private let text: [UInt8]?

  /// A lock that cannot be read is never written over.
  init(_ repository: Repository) throws(CommandError) {
    let path = repository.absolute(RealmLock.fileName)
    do throws(FileError) { text = try FileReader().readIfPresent(path) } catch {
      throw .file(error)
    }
    guard let text else { return }
    let (lock, problems) = RealmLock.read(SourceFile(path: RealmLock.fileName, bytes: text))
    if let problem = problems.first {
      throw .setup(
        "'\(RealmLock.fileName)' cannot be used: \(problem.message)",
        advice: ["mend it, or take it back from git; 'schema realm import' writes it anew"])
    }
    value = lock
  }

  var bytes: [UInt8] {
    // What somebody wrote by hand and means the same stays as it is.
    if let text,
      RealmLock.read(SourceFile(path: RealmLock.fileName, bytes: text)).lock.entries
        == value.entries
    {
      return text
    }
    return value.bytes
  }

  /// Locks an import to a version; the commit it was first found in stays.
  mutating func set(
    _ used: RealmContract, _ range: SemVerRange, _ realm: OpenRealm, _ agreed: OpenRealm
  ) throws(CommandError) {
    let bytes: [UInt8]?
    do throws(RealmFailure) { bytes = try realm.bytes(at: used.path) } catch { throw .realm(error) }
    guard let bytes else { return }
    let digest = "sha256:" + Digest.sha256Text(bytes)
    let old = value.entry(realm: realm.name, domain: used.domain, contract: used.name)
    let isSame = old?.version == used.version && old?.digest == digest
    value.set(
      .init(
        realm: realm.name, domain: used.domain, contract: used.name, range: range,
        version: used.version,
        commit: isSame && old?.commit != nil ? old?.commit : used.isPending ? nil : agreed.commit,
        digest: digest))
  }

  mutating func remove(_ realm: RealmName) {
    for entry in value.entries where entry.realm == realm {
      value.remove(realm: realm, domain: entry.domain, contract: entry.contract)
    }
  }
}
