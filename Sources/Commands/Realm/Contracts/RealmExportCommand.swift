import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import SourceText
import Workspace

/// `schema realm export`: this repository offers a contract.
struct RealmExportCommand {
  static let spec = CommandSpec(
    "export", summary: "Offer a contract to a domain.",
    discussion: """
      What is offered is published first, as 'schema publish' does: a promise to others does not \
      change any more. Every published version of the contract goes along.
      """,
    operands: [OperandSpec("CONTRACT", .atLeastOne, help: "Contracts by name.")],
    options: [
      OptionSpec("domain", takes: .text("DOMAIN"), help: "The domain. Default: the only one."),
      OptionSpec(
        "source", takes: .text("PATTERN"), repeatable: true,
        help: "Code that moves with the contract. Default: its own 'sources'."),
      RealmChange.dryRun,
    ],
    sharedOptions: ReportOptions.specs,
    examples: [.init("schema realm export ping --domain game", "Offer one contract.")])

  private let context: RealmContext
  private var repository: Repository { context.repository }

  init(_ context: RealmContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let open = try context.realm()
    try open.requireMembership()
    let domain = try open.domain(context.arguments.value("domain"))
    var change = RealmChange("export", open, context)
    let words = context.arguments.operands("CONTRACT")
    for word in words {
      guard let name = ContractName(word) else { throw RealmContext.noName(word, "contract") }
      change.findings += obstacles(for: name, in: domain, open)
    }
    guard change.findings.isEmpty else { return try change.finish() }
    let published = try publish(words)
    change.findings += published.findings
    change.lines += published.lines
    guard !FindingSet(published.findings).fails(at: .error) else { return try change.finish() }
    for name in words.compactMap({ ContractName($0) }) {
      try put(name, published.versions[name] ?? [], in: domain.name, &change)
    }
    return try change.finish()
  }

  /// What speaks against it: another owner, or a name that is reserved.
  private func obstacles(
    for name: ContractName, in domain: RealmDomain, _ open: OpenRealm
  ) -> [Finding] {
    var findings: [Finding] = []
    for other in open.realm.domains(with: name) {
      for (binding, export) in other.exporters(of: name) where binding.repository != open.repository
      {
        var finding = Finding(
          TwoContractOwners.info,
          "contract '\(name)' is owned by '\(binding.repository)' in domain '\(other.name)'",
          at: open.place(export.contract.span, in: binding.file))
        finding.notes = ["only its owner changes a contract; ask for what you need"]
        findings.append(finding)
      }
    }
    for reserved in domain.reserved where reserved.value.utf8.elementsEqual(name.text.utf8) {
      findings.append(
        Finding(
          ReservedContractName.info, "contract name '\(name)' is reserved in '\(domain.name)'",
          at: open.place(reserved.span, in: domain.file)))
    }
    return findings
  }

  private func put(
    _ name: ContractName, _ versions: [PublishedVersion], in domain: RealmName,
    _ change: inout RealmChange
  ) throws(CommandError) {
    guard let newest = versions.map(\.version).max() else { return }
    for version in versions {
      let path = RealmPath.contract(domain: domain, name, version.version).description
      if let there = try change.bytes(at: path), there != version.bytes {
        change.findings.append(changed(name, version.version, path))
        continue
      }
      try change.put(path, version.bytes)
    }
    let path = RealmPath.binding(domain: domain, change.realm.repository).description
    var sources = context.words("source")
    if sources.isEmpty { sources = versions.last { $0.version == newest }?.sources ?? [] }
    for pattern in sources where leavesRoot(pattern) {
      throw .usage("'\(pattern)' leads out of this repository")
    }
    let text = RealmEdit.binding(
      of: change.realm.repository, exporting: name, version: newest,
      digests: Dictionary(versions.map { ($0.version, $0.digest) }) { first, _ in first },
      sources: sources, location: versions.last { $0.version == newest }?.location,
      over: try change.bytes(at: path))
    try change.put(path, text)
  }

  private func changed(_ name: ContractName, _ version: Version, _ path: String) -> Finding {
    var finding = Finding(
      ChangedPublishedContract.info,
      "'\(name)@\(version)' lies in the realm with another text",
      at: Place(path: path, position: Position(line: 1, column: 1)))
    finding.notes = ["a change is a new version: 'schema bump \(name) --write'"]
    return finding
  }

  /// A frozen version, as it is offered.
  private struct PublishedVersion {
    var version: Version
    var bytes: [UInt8]
    var sources: [String]
    var location: String?

    var digest: String { "sha256:" + Digest.sha256Text(bytes) }
  }

  private struct Published {
    var versions: [ContractName: [PublishedVersion]] = [:]
    var findings: [Finding] = []
    var lines: [String] = []
  }

  /// Publishes what is not out yet, and gives every version that is, or is about to be.
  private func publish(_ words: [String]) throws(CommandError) -> Published {
    var scope = VersionStudy.Scope()
    scope.names = try VersionStudy.names(words, repository)
    var study = try VersionStudy(repository, scope, in: context.surroundings)
    try study.refuseNothing(repository)
    var run = PublishRun(study, takesDrafts: true, context.surroundings)
    study.add(run.findings)
    run.prepare(study)
    var published = Published()
    published.findings = run.isRefused ? study.told().findings : []
    if let failure = study.failures.first { throw failure }
    guard !run.isRefused else {
      if !FindingSet(published.findings).fails(at: .error) {
        throw .setup(
          "nothing was exported: the contracts cannot be published",
          advice: ["'schema publish' says why"])
      }
      return published
    }
    published.lines = run.lines
    var files: [(name: ContractName, version: Version, file: SourceFile)] = []
    if context.arguments.flag("dry-run") {
      files += run.plannedFiles
    } else {
      try run.publish()
    }
    files += repository.readContracts().published.compactMap { file in
      ContractFile(file, limit: repository.files.limit).contract.map {
        ($0.name.value, $0.version.value, file)
      }
    }
    for name in words.compactMap({ ContractName($0) }) {
      published.versions[name] = versions(of: name, files)
    }
    if let draft = words.first(where: { published.versions[ContractName($0) ?? .unnamed] == nil }) {
      throw .setup(
        "'\(draft)' has no published version to offer",
        advice: ["'schema publish \(draft)' says why"])
    }
    return published
  }

  private func versions(
    of name: ContractName, _ files: [(name: ContractName, version: Version, file: SourceFile)]
  ) -> [PublishedVersion]? {
    var seen: Set<Version> = []
    let found = files.filter { $0.name == name && seen.insert($0.version).inserted }.map {
      (_, version, file) in
      let contract = ContractFile(file, limit: repository.files.limit).contract
      return PublishedVersion(
        version: version, bytes: file.bytes, sources: contract?.sources.map(\.value) ?? [],
        location: contract?.location?.value)
    }
    return found.isEmpty ? nil : found.sorted { $0.version < $1.version }
  }
}

extension OpenRealm {
  /// The domain of a name; the only one where none is named.
  func domain(_ word: String?) throws(CommandError) -> RealmDomain {
    let names = realm.domains.map(\.name.text)
    guard let word else {
      guard let only = realm.domains.first, names.count == 1 else {
        throw .usage(
          names.isEmpty ? "the realm has no domain yet" : "the realm has several domains",
          advice: names.isEmpty
            ? ["'schema realm domain NAME --members A,B' founds one"]
            : ["'--domain NAME' names one: \(names.joined(separator: ", "))"])
      }
      return only
    }
    if let found = realm.domains.first(where: { $0.name.text.utf8.elementsEqual(word.utf8) }) {
      return found
    }
    let near = nearMiss(of: word, among: names)
    throw .setup(
      "realm '\(name)' has no domain '\(word)'",
      advice: near.map { ["did you mean '\($0)'?"] } ?? [
        "'schema realm domain \(word) --members A,B' founds it",
        "'schema realm sync' gets what others founded",
      ])
  }

  /// A place in a file of the realm, as findings tell it.
  func place(_ span: SourceSpan, in path: String) -> Place {
    guard let file = realm.files[path], let bytes = file.bytes else {
      return Place(path: path, position: Position(line: 1, column: 1))
    }
    return Place(span, in: file.source, lines: LineTable(bytes))
  }
}
