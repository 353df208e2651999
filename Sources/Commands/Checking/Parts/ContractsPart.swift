import Contracts
import Findings
import Linting
import SourceText
import Workspace

/// Contracts and the schemas they share, by the rules of lint.
struct ContractsPart: CheckPart {
  static let name = "contracts"
  static let summary = "contracts and the schemas they share"

  func concerns(_ scene: CheckScene) -> Bool {
    scene.changes == nil || scene.mayTouch(scene.settings.contracts)
  }

  func run(_ scene: CheckScene) throws(CommandError) -> CheckPartResult {
    guard let reach = scene.contractReach, let changes = scene.changes else { return whole(scene) }
    return restricted(reach, changes, scene)
  }

  private func whole(_ scene: CheckScene) -> CheckPartResult {
    let contracts = scene.contractFiles
    let repository = scene.repository
    let options = repository.schemaOptions(contracts, published: scene.publishedFiles)
    let catalog = LintedCatalog(
      contracts.working, published: scene.publishedFiles,
      digests: repository.digests(contracts), options: LintOptions(schemas: options))
    var result = CheckPartResult(
      lint(catalog, rules: repository.settings.rules).findings,
      tallies: tally(contracts.working), asked: lintRuleInfos + suppressionRuleInfos)
    result.failures = contracts.failures
    result.texts = catalog.files.map { CommentedText($0) }
    return result
  }

  /// What the change itself is told of, and what it breaks elsewhere; what was wrong elsewhere
  /// before is not its fault.
  private func restricted(
    _ reach: ContractReach, _ changes: ChangedFiles, _ scene: CheckScene
  ) -> CheckPartResult {
    let rules = scene.repository.settings.rules
    let catalog = LintedCatalog(
      reach.files, published: reach.published, digests: reach.digests,
      options: LintOptions(schemas: reach.schemaOptions))
    let found = lint(catalog, rules: rules).findings
    let own = found.filter { changes.holds($0.place?.path ?? "") }
    let elsewhere = found.filter { !changes.holds($0.place?.path ?? "") }
    var result = CheckPartResult(
      own + news(elsewhere, reach, rules),
      tallies: tally(reach.changed),
      asked: singleFileRuleInfos + suppressionRuleInfos)
    result.failures = reach.failures
    result.texts = catalog.files.filter { changes.holds($0.path) }.map { CommentedText($0) }
    return result
  }

  /// Those findings in unchanged files that were not there before the change.
  private func news(
    _ findings: [Finding], _ reach: ContractReach, _ rules: RuleSelection
  ) -> [Finding] {
    guard !findings.isEmpty else { return [] }
    let catalog = LintedCatalog(
      reach.filesBefore, published: reach.published,
      options: LintOptions(schemas: reach.schemaOptionsBefore))
    let known = Set(lint(catalog, rules: rules).findings.map(\.fingerprint))
    return findings.filter { !known.contains($0.fingerprint) }
  }

  private func tally(_ files: [ContractFile]) -> [Report.Tally] {
    [.init("contracts", "contracts", files.count { $0.contract != nil })]
  }
}
