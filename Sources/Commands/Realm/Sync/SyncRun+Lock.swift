import Contracts
import Coordination
import Realms
import Workspace

// The lock of this repository.
extension SyncRun {
  /// Holds the lock to what the realm says: entries of imports that are gone go, new ones come.
  mutating func relock(_ open: OpenRealm) throws(CommandError) {
    var lock = try ImportLock(context.repository)
    let before = lock.bytes
    for domain in open.realm.domains {
      guard let binding = domain.binding(of: open.repository) else { continue }
      for taken in binding.imports {
        let entry = lock.value.entry(
          realm: open.name, domain: domain.name, contract: taken.contract.value)
        let resolution = open.realm.resolution(
          of: taken, in: domain.name, locked: entry?.version ?? taken.resolved?.version)
        guard let used = resolution.used, resolution.status != .broken else { continue }
        // What is locked with another digest is told by a rule, not written over.
        if let entry, entry.version == used.version, entry.commit != nil { continue }
        try lock.set(used, taken.range.value, open, open)
      }
    }
    let bytes = lock.bytes
    guard bytes != before || !lock.value.entries.isEmpty else { return }
    let path = context.repository.absolute(RealmLock.fileName)
    do throws(FileError) {
      guard try FileReader().readIfPresent(path) != bytes else { return }
      try AtomicWriter().replace(path, with: bytes, within: context.repository.root)
    } catch { throw .file(error) }
    lines.append("\(RealmLock.fileName)  written")
  }
}
