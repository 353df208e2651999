import Contracts
import Evolution
import Findings
import Linting
import Schemas
import SourceText
import Workspace

/// Every contract with what is out, compared: what `bump` and `publish` look at.
struct VersionStudy {
  let repository: Repository
  private(set) var cases: [VersionCase] = []
  /// The sources of the working contracts, by name.
  let published: PublishedFolder
  let manifest: VersionManifestFile
  private(set) var facts: ManifestFacts
  /// Files that could not be read, and contracts that cannot be compared.
  var failures: [CommandError] { unread + unusable.map(\.error) }
  private(set) var unread: [CommandError] = []
  private(set) var unusable: [(name: ContractName, error: CommandError)] = []
  /// Everything the rules say, before the settings are asked.
  private(set) var found: [Finding] = []
  /// Whether all contracts are looked at, and against what is published.
  var isWhole: Bool

  private let snapshot: ContractSnapshot
  private let today: Day?
  private var settings: RepositorySettings { repository.settings }

  /// What is looked at: the contracts of some names, and what they are held to.
  struct Scope {
    var names: Set<ContractName>?
    /// All contracts at a reference, in place of what is published.
    var other: ContractSnapshot?
    /// Whether the rules of lint are asked whether frozen files are still what they were.
    var lintsPublished = true
  }

  /// `snapshot` is what was read already.
  init(
    _ repository: Repository, _ scope: Scope, of snapshot: ContractSnapshot? = nil,
    in surroundings: Surroundings
  ) throws(CommandError) {
    self.repository = repository
    today = surroundings.today
    let snapshot = snapshot ?? repository.snapshot()
    self.snapshot = snapshot
    unread = snapshot.files.failures + repository.settings.failures
    published = try repository.publishedFolder(snapshot.catalog.published)
    isWhole = scope.names == nil && scope.other == nil
    manifest = VersionManifestFile(repository, surroundings.environment)
    facts = try manifest.facts(
      published, movement: Self.movement(snapshot.catalog.contracts, published))
    for contract in snapshot.catalog.contracts
    where scope.names?.contains(contract.name.value) ?? true {
      do throws(CommandError) { cases.append(try study(contract, scope)) } catch {
        unusable.append((contract.name.value, error))
      }
    }
    collect(scope)
  }

  /// The largest step among versions that are not out yet.
  ///
  /// Only numbers are looked at; what they should be is another question.
  static func movement(_ contracts: [Contract], _ published: PublishedFolder) -> Magnitude {
    contracts.map { contract in
      let versions = published.versions(of: contract.name.value).map(\.version.value)
      return VersionStep(
        newest: versions.last, release: versions.last { $0.prerelease.isEmpty },
        declared: contract.version.value, required: .none
      ).movement
    }.max() ?? .none
  }

  private func study(_ contract: Contract, _ scope: Scope) throws(CommandError) -> VersionCase {
    let source = try snapshot.source(of: contract)
    var older: [VersionCase.Published] = []
    for version in try versions(of: contract.name.value, scope) {
      guard let contract = version.contract else { continue }
      older.append(.init(contract, graph: version.graph))
    }
    let policy = ChangePolicy(
      repository: settings.values.policy, contract: contract.policy)
    var subject = VersionCase(
      contract, graph: source.graph, published: older, policy: policy, isWaived: isWaived)
    subject.today = today
    subject.rebuild = settings.values.rebuild
    return subject
  }

  private func versions(
    of name: ContractName, _ scope: Scope
  ) throws(CommandError) -> [ContractSource] {
    if let other = scope.other { return try other.source(name.text).map { [$0] } ?? [] }
    var sources: [ContractSource] = []
    for contract in published.versions(of: name) {
      sources.append(try snapshot.source(of: contract))
    }
    return sources
  }
}

extension VersionStudy {
  private mutating func collect(_ scope: Scope) {
    // How far the manifest has to move is not known while a version is not.
    if cases.contains(where: { !$0.isOK }) { facts.movement = .none }
    found = cases.flatMap { $0.findings() } + cases.flatMap(changeFindings)
    found += repository.unusableFindings(snapshot.files)
    guard scope.other == nil else { return }
    found += published.findings() + facts.findings() + goneFindings(scope)
    if scope.lintsPublished { found += repository.publishedFindings(snapshot.files) }
  }

  /// What the rules about changes say; a version bears them all, so only waivers make them count.
  private func changeFindings(_ subject: VersionCase) -> [Finding] {
    subject.comparison.map { $0.findings(locate: locate) } ?? []
  }

  private func isWaived(_ comparison: Comparison, _ change: Change) -> Bool {
    guard !settings.waivers.entries.isEmpty else { return false }
    var one = comparison
    one.changes = [change]
    let told = one.findings(locate: locate).filter { !$0.slug.isEmpty }
    guard !told.isEmpty else { return false }
    return settings.applied(to: FindingSet(told), today: today).findings
      .allSatisfy { $0.waived || $0.rule.family == .suppression }
  }

  private func locate(_ path: String, _ span: SourceSpan) -> Place? {
    let files = snapshot.files.working.map(\.source) + snapshot.files.published
    guard let file = files.first(where: { $0.path == path }) else { return nil }
    return Place(span, in: file, lines: LineTable(file.bytes))
  }

  /// Contracts of which only published versions are left.
  private func goneFindings(_ scope: Scope) -> [Finding] {
    let here = Set(snapshot.catalog.contracts.map(\.name.value))
    // One that cannot be read is not gone.
    guard snapshot.files.working.allSatisfy({ $0.contract != nil || $0.isBareSchema }) else {
      return []
    }
    return published.names.filter { !here.contains($0) && scope.names?.contains($0) ?? true }
      .compactMap { name in
        published.versions(of: name).last.flatMap { goneFinding($0, on: today) }
      }
  }

  /// What is told: the findings as the settings and comments beside them want it.
  func told() -> FindingSet {
    let spoken = FindingSet(found.compactMap(settings.rules.applied))
    let texts = snapshot.files.working.compactMap { file in
      file.contract.map { CommentedText($0.file, yaml: $0.yaml) }
    }
    let suppressed = suppressing(spoken, in: texts, known: allRules, rules: settings.rules)
    let borne = suppressed.findings.filter { $0.rule.family != .suppression }
    let waived = settings.waivers.applied(
      to: FindingSet(borne), today: today, rules: settings.rules,
      asked: isWhole ? allRules.filter { $0.id.family == .contractChange } + versionRuleInfos : [])
    return settings.borne(
      FindingSet(waived.findings.filter { !Self.isChange($0) || $0.waived }))
  }

  /// Whether a version that would not do is accepted for now.
  func bears(_ subject: VersionCase) -> Bool {
    let reference = subject.contract.reference
    let slugs = ["version-too-small", "skipped-version", "unproved-level"]
    let told = told().findings.filter { $0.contract == reference && slugs.contains($0.slug) }
    return !told.isEmpty && told.allSatisfy(\.waived)
  }

  static func isChange(_ finding: Finding) -> Bool {
    finding.rule.family == .contractChange && finding.rule.number < 200
  }

  /// Takes in what a command finds besides.
  mutating func add(_ findings: [Finding]) { found += findings }

  /// The contract files as they were read.
  var files: ContractFiles { snapshot.files }

  /// The contracts that names on the command line mean.
  static func names(
    _ words: [String], _ repository: Repository
  ) throws(CommandError) -> Set<ContractName>? {
    guard !words.isEmpty else { return nil }
    let known = repository.readContracts().catalog.contracts.map(\.name.value.text)
    var names: Set<ContractName> = []
    for word in words {
      guard let name = ContractName(word), known.contains(word) else {
        let near = nearMiss(of: word, among: known)
        throw .usage(
          "there is no contract '\(word)'",
          advice: near.map { ["did you mean '\($0)'?"] }
            ?? ["contracts are named as 'contract:' in their files says"])
      }
      names.insert(name)
    }
    return names
  }
}
