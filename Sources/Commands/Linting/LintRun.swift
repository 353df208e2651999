import Contracts
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
  private var settings: RepositorySettings { repository.settings }
  private var contracts: ContractFiles
  private var findings: FindingSet
  private var mended = 0
  private(set) var failures: [CommandError]

  init(_ repository: Repository, _ scope: LintScope, today: Day?) {
    self.repository = repository
    self.scope = scope
    self.today = today
    let contracts = repository.readContracts()
    self.contracts = contracts
    failures = contracts.failures + repository.settings.failures
    findings = FindingSet([])
    findings = check()
  }

  /// Whether there is nothing that could be checked.
  var isEmpty: Bool {
    contracts.working.isEmpty && contracts.published.isEmpty && scope.extra.isEmpty
      && settings.values.file == nil
  }

  private func check() -> FindingSet {
    let working = contracts.working + scope.extra
    let catalog = LintedCatalog(
      working, published: contracts.published, digests: repository.digests(contracts),
      options: LintOptions(schemas: repository.schemaOptions(contracts)))
    let found = lint(catalog, rules: settings.rules)
    let files = working + (settings.values.file.map { [$0] } ?? [])
    let told = suppressing(
      FindingSet(found.findings + settings.findings), in: files, known: allRules,
      rules: settings.rules)
    let waived = settings.waivers.applied(
      to: told, today: today, rules: settings.rules, asked: lintRuleInfos)
    return FindingSet(waived.findings.filter { scope.holds($0.place?.path ?? "") })
  }

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
    let mendable = findings.findings.filter { !$0.waived && $0.fix?.applicability == .safe }
    for (path, group) in Dictionary(grouping: mendable, by: { $0.place?.path ?? "" })
      .sorted(by: { $0.key < $1.key })
    {
      // Published files are never edited, and extra files are only looked at.
      guard let file = contracts.working.first(where: { $0.path == path }) else { continue }
      let fixes = group.compactMap(\.fix)
      do throws(FileError) {
        let place = repository.absolute(path)
        // Someone else wrote in between: what was found there no longer holds.
        guard try FileReader().read(place) == file.bytes else { continue }
        let mended = applying(fixes, to: file.bytes)
        guard mended != file.bytes else { continue }
        try AtomicWriter().replace(place, with: mended, within: repository.root)
        changed = true
      } catch { failures.append(.file(error)) }
    }
    return changed
  }

  func report(_ options: ReportOptions) -> Report {
    let catalog = contracts.catalog
    var report = options.report(
      "lint",
      summary: [
        .init("contracts", "contracts", catalog.contracts.count),
        .init("errors", "errors", findings.count(.error)),
        .init("warnings", "warnings", findings.count(.warning)),
        .init("notes", "notes", findings.count(.info)),
        .init("fixed", "fixed", mended),
      ], findings: findings)
    let fixable = findings.findings.count {
      $0.fix?.applicability == .safe && !$0.waived && contracts.holds($0.place?.path)
    }
    if fixable > 0 { report.next = ["schema lint --fix     mends \(fixable) of them"] }
    return report
  }
}

extension ContractFiles {
  fileprivate func holds(_ path: String?) -> Bool { working.contains { $0.path == path } }
}
