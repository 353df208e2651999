import Contracts
import Coordination
import Evolution
import Realms
import Workspace

// Drafts about the version that all repositories share.
extension IssueDrafting {
  /// The schema version has moved, for everybody who uses the shared constant.
  func versionDrafts() throws(CommandError) -> [IssueDraft] {
    let realms = try context.realms()
    let wanted = Set(try wantedNames(realms))
    let new = try schemaVersion()
    var drafts: [IssueDraft] = []
    for realm in realms {
      let constant = realm.realm.charter.shared.first { Agreement.isVersion($0.name.value) }
      let old = constant.flatMap { Version($0.value.value) } ?? realm.realm.charter.version
      guard old != new || !wanted.isEmpty else {
        tell("realm '\(realm.name)' says \(new) already")
        continue
      }
      let scene = try scene(realm)
      let movements = movements(in: realm)
      for repository in realm.realm.repositories
      where repository.name != realm.repository
        && (wanted.isEmpty ? uses(constant, repository) : wanted.contains(repository.name))
      {
        drafts.append(
          scene.versionBump(
            from: old == new ? nil : old, to: new, constant: constant?.name.value,
            movements, for: repository.name))
      }
    }
    return drafts
  }

  private func schemaVersion() throws(CommandError) -> Version {
    let file = VersionManifestFile(context.repository, context.surroundings.environment)
    let bytes: [UInt8]?
    do throws(FileError) { bytes = try FileReader(limit: 4 << 20).readIfPresent(file.path) } catch {
      throw .file(error)
    }
    guard let manifest = bytes.flatMap({ try? VersionManifest.read($0) }) else {
      throw .setup(
        "nothing says what the schema version is: '\(file.shown)' is missing or cannot be read",
        advice: [
          "'schema publish' writes it",
          "'schema issue version-bump CONTRACT' is about one contract",
        ])
    }
    return manifest.version.value
  }

  /// What of this repository's offers is newer here than in the realm.
  private func movements(in realm: OpenRealm) -> [IssueScene.Movement] {
    let catalog = ContractFinder(context.repository, in: context.surroundings).contracts.catalog
    var found: [IssueScene.Movement] = []
    for domain in realm.realm.domains {
      for export in domain.binding(of: realm.repository)?.exports ?? [] {
        let name = export.contract.value
        guard let here = catalog.contract(named: name)?.version.value else { continue }
        let there = domain.versions(of: name).last { !$0.isPending }?.version
        if there.map({ $0 < here }) ?? true {
          found.append(.init(name, from: there, to: here))
        }
      }
    }
    return found
  }
}
