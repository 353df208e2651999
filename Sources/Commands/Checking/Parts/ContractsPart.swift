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
    let contracts = scene.contractFiles
    let reach = ContractReach(scene)
    let published = scene.publishedFiles.filter { reach.holdsPublished($0.path) }
    let repository = scene.repository
    let catalog = LintedCatalog(
      contracts.working.filter { reach.reads($0.path) }, published: published,
      digests: repository.digests(contracts).filter { reach.holdsPublished($0.path) },
      options: LintOptions(schemas: repository.schemaOptions(contracts, published: published)))
    let found = lint(catalog, rules: repository.settings.rules).findings.filter(reach.tells)
    var result = CheckPartResult(
      found, tallies: [.init("contracts", "contracts", reach.count(contracts))],
      asked: lintRuleInfos + suppressionRuleInfos)
    result.failures = contracts.failures
    result.texts = catalog.files.filter { reach.tells($0.path) }.map { CommentedText($0) }
    return result
  }
}
