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
    PublishedFolder(
      path: digestsPath, record: try readIfPresent(digestsPath), frozen: frozen,
      leftovers: view.moment == .workTree ? PublicationJournal(self).leftovers : [])
  }

  /// A file of ours at the moment that is looked at; nil where there is none.
  func readIfPresent(_ path: String) throws(CommandError) -> [UInt8]? {
    guard view.moment != .workTree else {
      // Who writes may have written a moment ago: what was read before does not count.
      do throws(FileError) { return try FileReader().readIfPresent(absolute(path)) } catch {
        throw .file(error)
      }
    }
    switch view.answer(path, limit: FileReader().limit) {
    case .found(let bytes): return bytes
    case .missing: return nil
    case .refused(let reason): throw .setup("'\(path)' was not read: \(reason)")
    case .unreadable(let reason): throw .setup(reason)
    }
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
