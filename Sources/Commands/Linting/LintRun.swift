import Contracts
import Evolution
import Findings
import Linting
import Reports
import SourceText
import Workspace

/// One run of lint over a repository, and the mending of what it finds.
struct LintRun {
  private let repository: Repository
  private let scope: LintScope
  private let today: Day?
  private let manifest: VersionManifestFile
  private var settings: RepositorySettings { repository.settings }
  private var contracts: ContractFiles
  private var findings: FindingSet
  private var mended = 0
  private(set) var failures: [CommandError]

  init(_ repository: Repository, _ scope: LintScope, in surroundings: Surroundings) {
    self.repository = repository
    self.scope = scope
    today = surroundings.today
    manifest = VersionManifestFile(repository, surroundings.environment)
    let contracts = repository.readContracts()
    self.contracts = contracts
    failures = contracts.failures + repository.settings.failures
    findings = FindingSet([])
    findings = check()
    if case .failure(let error) = versionFindings(Catalog([Contract]())) { failures.append(error) }
  }

  /// Whether there is nothing that could be checked.
  var isEmpty: Bool {
    contracts.working.isEmpty && contracts.published.isEmpty && scope.extra.isEmpty
      && settings.values.file == nil
  }

  private func check() -> FindingSet {
    let published = contracts.published.map { ContractFile($0, limit: repository.files.limit) }
    let catalog = LintedCatalog(
      contracts.working + scope.extra, published: published,
      digests: repository.digests(contracts),
      options: LintOptions(schemas: repository.schemaOptions(contracts, published: published)))
    let found = lint(catalog, rules: settings.rules)
    let versions = ((try? versionFindings(catalog.catalog).get()) ?? [])
      .compactMap(settings.rules.applied)
    var texts = catalog.files.map { CommentedText($0) }
    if let file = settings.values.file {
      texts.append(CommentedText(file, yaml: settings.values.document))
    }
    let told = suppressing(
      FindingSet(found.findings + versions + settings.findings), in: texts, known: allRules,
      rules: settings.rules)
    let waived = settings.waivers.applied(
      to: told, today: today, rules: settings.rules, asked: lintRuleInfos + Self.versionRules)
    return FindingSet(
      settings.borne(waived).findings.filter { scope.holds($0.place?.path ?? "") })
  }

  /// What the record of published versions and the version manifest are asked for.
  private func versionFindings(_ catalog: Catalog) -> Result<[Finding], CommandError> {
    do throws(CommandError) {
      let published = try repository.publishedFolder(catalog.published)
      let movement = VersionStudy.movement(catalog.contracts, published)
      let facts = try manifest.facts(published, movement: movement)
      return .success(published.findings() + facts.findings())
    } catch { return .failure(error) }
  }

  private static let versionRules = PublicationRules.all + manifestRules.map { $0.info }

  /// Applies safe fixes until none is left; fixes that touch each other take a pass each.
  mutating func mend() {
    let before = findings.findings.count
    for _ in 0..<8 {
      let changed = mendOnce()
      guard changed else { break }
      contracts = repository.readContracts()
      findings = check()
    }
    mended = max(0, before - findings.findings.count)
  }

  private mutating func mendOnce() -> Bool {
    var changed = false
    let mendable = findings.findings.filter(\.isMendable)
    for (path, group) in Dictionary(grouping: mendable, by: { $0.place?.path ?? "" })
      .sorted(by: { $0.key < $1.key })
    {
      // Published files are never edited, and extra files are only looked at.
      guard let file = contracts.working.first(where: { $0.path == path }) else { continue }
      let fixes = group.compactMap(\.fix)
      do throws(FileError) {
        let place = repository.absolute(path)
        // Someone else wrote in between: what was found there no longer holds.
        guard try FileReader().read(place) == file.source.bytes else { continue }
        let mended = applying(fixes, to: file.source.bytes)
        guard mended != file.source.bytes else { continue }
        try AtomicWriter().replace(place, with: mended, within: repository.root)
        changed = true
      } catch { failures.append(.file(error)) }
    }
    return changed
  }

  func report(_ options: ReportOptions) -> Report {
    var report = options.report(
      "lint",
      summary: [
        .init("contracts", "contracts", contracts.working.count { $0.contract != nil }),
        .init("errors", "errors", findings.count(.error)),
        .init("warnings", "warnings", findings.count(.warning)),
        .init("notes", "notes", findings.count(.info)),
        .init("fixed", "fixed", mended),
      ], findings: findings)
    let fixable = findings.findings.count {
      $0.isMendable && contracts.holds($0.place?.path)
    }
    if fixable > 0 { report.next = ["schema lint --fix     mends \(fixable) of them"] }
    return report
  }
}

extension Finding {
  /// Whether a safe fix may be applied: what somebody bears on purpose stays as it is, and what was
  /// there before the rules came is mended gladly.
  fileprivate var isMendable: Bool {
    fix?.applicability == .safe && (!waived || bearer == .baseline)
  }
}

extension ContractFiles {
  fileprivate func holds(_ path: String?) -> Bool { working.contains { $0.path == path } }
}
