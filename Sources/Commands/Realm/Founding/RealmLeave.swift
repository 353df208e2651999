import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import SourceText
import Workspace

/// `schema realm leave`: this repository is no part of a realm any more.
struct RealmLeave {
  static let spec = CommandSpec(
    "leave", summary: "Leave a realm, once nobody relies on this repository.",
    options: [RealmChange.dryRun], sharedOptions: ReportOptions.specs,
    examples: [.init("schema realm leave", "Take back what this repository said.")])

  private let context: RealmContext

  init(_ context: RealmContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let open = try context.realm()
    let own = RealmPath.repository(open.repository).description
    var change = RealmChange("leave", open, context)
    // Who never was there has only what waits to take back.
    guard open.agreed.files[own] != nil else { return try forgetAll(open, change) }
    change.findings = reliances(open)
    for path in Self.files(of: open) { try change.put(path, nil) }
    for domain in open.realm.domains
    where domain.members.contains(where: { $0.value == open.repository }) {
      guard let text = try change.bytes(at: domain.file) else { continue }
      try change.put(domain.file, RealmEdit.domain(without: open.repository, over: text))
    }
    return try change.finish()
  }

  /// Everything that is this repository's alone.
  private static func files(of open: OpenRealm) -> [String] {
    let owned = open.realm.domains.flatMap { domain -> [String] in
      let names = Set(
        (domain.binding(of: open.repository)?.exports ?? []).map(\.contract.value))
      return domain.contracts.filter { names.contains($0.name) }.map(\.path)
    }
    let named = open.realm.files.keys.filter { RealmPath($0).repository == open.repository }
    return (owned + named).sorted()
  }

  /// Consumers of what this repository offers.
  private func reliances(_ open: OpenRealm) -> [Finding] {
    open.realm.domains.flatMap { domain -> [Finding] in
      (domain.binding(of: open.repository)?.exports ?? []).flatMap { export in
        domain.importers(of: export.contract.value).filter {
          $0.binding.repository != open.repository
        }.map { binding, taken in
          var finding = Finding(
            SyncRules.stillNeeded,
            "'\(binding.repository)' relies on '\(export.contract.value)'",
            at: open.place(taken.contract.span, in: binding.file))
          finding.identity = [binding.repository.text, export.contract.value.text]
          return finding
        }
      }
    }
  }

  private func forgetAll(
    _ open: OpenRealm, _ change: RealmChange
  ) throws(CommandError) -> Outcome {
    var change = change
    change.lines = open.outbox.entries.map { "\($0.path)  is not said any more" }
    if !change.isDry {
      var outbox = open.outbox
      do throws(RealmFailure) { try outbox.clear() } catch { throw .realm(error) }
      try Self.forget(open, context)
    }
    change.lines.append("'\(open.repository)' was not part of realm '\(open.name)'")
    return try change.finish()
  }

  /// Takes the realm out of this repository's settings and lock.
  static func forget(_ open: OpenRealm, _ context: RealmContext) throws(CommandError) {
    let path = context.repository.settingsPath ?? Settings.fileName
    let bytes: [UInt8]
    do throws(SettingFault) {
      bytes = try SettingEdit.removing(
        open.name, path: open.membership.path?.value, from: context.settings.file?.bytes)
    } catch { throw .setup("'\(path)' was not written: \(error.words)") }
    var lock = try ImportLock(context.repository)
    lock.remove(open.name)
    let root = context.repository.root
    do throws(FileError) {
      try AtomicWriter().replace(context.repository.absolute(path), with: bytes, within: root)
      let lockPath = context.repository.absolute(RealmLock.fileName)
      if try FileReader().readIfPresent(lockPath) != nil {
        try AtomicWriter().replace(lockPath, with: lock.bytes, within: root)
      }
    } catch { throw .file(error) }
  }
}
