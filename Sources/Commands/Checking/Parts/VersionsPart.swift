import Contracts
import Evolution
import Findings
import Linting
import Workspace

/// Declared versions against what is published, the record of that, and the version manifest.
struct VersionsPart: CheckPart {
  static let name = "versions"
  static let summary = "versions against what is published, and the version manifest"

  func concerns(_ scene: CheckScene) -> Bool {
    guard let changes = scene.changes else { return true }
    return scene.mayTouch(scene.settings.contracts)
      || manifest(of: scene).map(changes.holds) ?? false
  }

  /// The version manifest, where it lies in the repository.
  private func manifest(of scene: CheckScene) -> String? {
    let file = VersionManifestFile(scene.repository, scene.surroundings.environment)
    return scene.repository.relative(file.path)
  }

  func run(_ scene: CheckScene) throws(CommandError) -> CheckPartResult {
    let (scope, snapshot) = subject(scene)
    let study = try VersionStudy(
      scene.repository, scope, of: snapshot, in: scene.surroundings)
    var result = CheckPartResult(
      study.found.filter { !VersionStudy.isChange($0) },
      asked: versionRuleInfos + allRules.filter { $0.id.family == .contractChange })
    result.ifBorne = study.found.filter(VersionStudy.isChange)
    result.failures = study.unread
    // What was wrong before the change is not its fault.
    let own = scene.contractReach?.ownNames
    result.blocked = study.unusable.filter { own?.contains($0.name) ?? true }.map(\.error)
    return result
  }

  private func subject(_ scene: CheckScene) -> (VersionStudy.Scope, ContractSnapshot) {
    let repository = scene.repository
    var scope = VersionStudy.Scope()
    // The part for contracts does.
    scope.lintsPublished = false
    let isRecordTouched = scene.changes?.holds(repository.digestsPath) ?? true
    let isManifestTouched = manifest(of: scene).flatMap { scene.changes?.holds($0) } ?? true
    let reach = scene.contractReach
    if let reach, !isRecordTouched { scope.names = reach.names }
    guard let reach, !isRecordTouched, !isManifestTouched else {
      // The largest step among all contracts is asked for.
      return (
        scope, repository.snapshot(of: scene.contractFiles, published: scene.publishedFiles)
      )
    }
    var files = ContractFiles()
    files.working = reach.files
    files.published = reach.published.map(\.source)
    files.failures = reach.failures
    return (scope, repository.snapshot(of: files, published: reach.published))
  }
}
