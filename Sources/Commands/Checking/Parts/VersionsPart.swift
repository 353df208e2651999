import Evolution
import Findings
import Linting
import Workspace

/// Declared versions against what is published, the record of that, and the version manifest.
struct VersionsPart: CheckPart {
  static let name = "versions"
  static let summary = "versions against what is published, and the version manifest"

  func concerns(_ scene: CheckScene) -> Bool {
    scene.changes == nil || scene.mayTouch(scene.settings.contracts, "manifests")
  }

  func run(_ scene: CheckScene) throws(CommandError) -> CheckPartResult {
    let snapshot = scene.repository.snapshot(
      of: scene.contractFiles, published: scene.publishedFiles)
    let study = try VersionStudy(
      scene.repository, VersionStudy.Scope(), of: snapshot, in: scene.surroundings)
    var result = CheckPartResult(
      study.found, asked: versionRuleInfos + allRules.filter { $0.id.family == .contractChange })
    result.failures = study.failures
    return result
  }
}
