import Contracts
import Evolution
import Findings
import JSONText
import Linting
import SourceText
import Workspace

extension Repository {
  /// The folder of frozen versions, below the root.
  var publishedPath: String { settings.values.contracts + "/published" }

  /// What is published here: the frozen files and the record of them.
  ///
  /// `frozen` were read already.
  func publishedFolder(_ frozen: [Contract]) throws(CommandError) -> PublishedFolder {
    do throws(FileError) {
      return PublishedFolder(
        path: digestsPath, record: try FileReader().readIfPresent(absolute(digestsPath)),
        frozen: frozen, leftovers: PublicationJournal(self).leftovers)
    } catch { throw .file(error) }
  }

  /// What the rules of lint say of frozen files: a promise that was edited is nothing to compare
  /// with.
  func publishedFindings(_ contracts: ContractFiles) -> [Finding] {
    guard !contracts.published.isEmpty else { return [] }
    let frozen = contracts.published.map { ContractFile($0, limit: files.limit) }
    let catalog = LintedCatalog([], published: frozen, digests: digests(contracts))
    let asked = ["edited-published-file", "misplaced-published-file"]
    return lint(catalog, rules: settings.rules).findings.filter { asked.contains($0.slug) }
  }

  /// What the rules of lint say of contracts that cannot be used: above all, no version.
  func unusableFindings(_ contracts: ContractFiles) -> [Finding] {
    let broken = contracts.working.filter {
      $0.contract == nil && !$0.isBareSchema && $0.root?.bool == nil
    }
    guard !broken.isEmpty else { return [] }
    return lint(LintedCatalog(broken), rules: settings.rules).findings
      .filter { $0.severity == .error }
  }
}
