import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import SourceText
import Workspace

/// `schema realm check`: all that is wrong with the realms of this repository.
struct RealmCheck {
  static let spec = CommandSpec(
    "check", summary: "Say all that is wrong with the realm.",
    discussion: """
      Files, owners, digests of contracts, imports, circles, and who changed what. Nothing is \
      fetched: what is checked is what the last sync brought, with what waits here.
      """,
    options: [
      OptionSpec(
        "agree", help: "Only ask whether all members say the same version and constants."),
      OptionSpec(
        "layout", help: "Also look whether the folders that members own or reserve are sound."),
      OptionSpec(
        "document", takes: .path("FILE"),
        help: "Also hold the realm to a coordination document in prose."),
    ],
    sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema realm check", "Check every realm of this repository."),
      .init("schema realm check --agree", "Do all members agree? One row for each."),
      .init("schema realm check --document PLAN.md", "Does the plan still say the same?"),
    ])

  private let context: RealmContext

  init(_ context: RealmContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    if context.arguments.flag("agree") { return try RealmAgreement(context).run() }
    let realms = try context.realms()
    var findings: [Finding] = []
    for open in realms {
      findings += try Self.findings(open, context.repository)
      if context.arguments.flag("layout") {
        let environment = context.surroundings.environment
        findings += RealmLayout(open, context.repository, environment).findings()
      }
    }
    findings += try documentFindings()
    let set = context.repository.settings.applied(
      to: FindingSet(findings), today: context.surroundings.today)
    var report = context.options.report("realm", summary: Self.tallies(realms), findings: set)
    report.headline = realms.map { "realm \($0.name)" }.joined(separator: ", ")
    report.details = [
      .init("action", .string("check")),
      .init("realms", .array(realms.map { .string($0.name.text) })),
    ]
    report.remarks = realms.filter(\.clone.isShallow).map {
      "the clone of realm '\($0.name)' is shallow, so who wrote what before is not known; "
        + "'git -C \($0.membership.path?.value ?? $0.clone.root) fetch --unshallow' gets it"
    }
    return try context.options.deliver(report, in: context.surroundings)
  }

  /// What a document says otherwise than the realm.
  private func documentFindings() throws(CommandError) -> [Finding] {
    guard let path = context.arguments.value("document") else { return [] }
    let open = try context.realm()
    let said = try RealmImportDocument.read(path, current: open.repository, context.surroundings)
    return said.differences(from: open.realm).map { words in
      var finding = Finding(
        LayoutRules.documentDisagrees, Finding.Message(words),
        at: Place(path: path, position: Position(line: 1, column: 1)))
      finding.identity = [words]
      return finding
    }
  }

  static func tallies(_ realms: [OpenRealm]) -> [Report.Tally] {
    let all = realms.map(\.realm)
    return [
      .init("repositories", "repositories", all.reduce(0) { $0 + $1.repositories.count }),
      .init("domains", "domains", all.reduce(0) { $0 + $1.domains.count }),
      .init(
        "contracts", "contract versions",
        all.reduce(0) { $0 + $1.domains.reduce(0) { $0 + $1.contracts.count } }),
    ]
  }

  /// What the rules say of one realm.
  static func findings(
    _ open: OpenRealm, _ repository: Repository
  ) throws(CommandError) -> [Finding] {
    var facts = RealmFacts(open.realm)
    do throws(RealmFailure) {
      facts.realm = try withOwnersFile(open)
      facts.digests = try digests(open)
      facts.commits = try commits(open)
    } catch { throw .realm(error) }
    let lock = try ImportLock(repository)
    facts.own = .init(
      repository: open.repository, lock: lock.value, published: published(repository))
    return facts.findings() + RealmDocuments.documents(open, repository).findings
  }

  /// The file is only listed when a realm is read, and here it is compared.
  private static func withOwnersFile(_ open: OpenRealm) throws(RealmFailure) -> Realm {
    var files = open.realm.files
    guard let bytes = try open.bytes(at: "CODEOWNERS") else { return open.realm }
    files["CODEOWNERS"]?.bytes = bytes
    return Realm(Array(files.values))
  }

  private static func digests(_ open: OpenRealm) throws(RealmFailure) -> [String: String] {
    var digests: [String: String] = [:]
    let contracts = open.realm.domains.flatMap(\.contracts)
    // Many at once and not all: a realm may hold more than memory does.
    for start in stride(from: 0, to: contracts.count, by: 500) {
      let part = contracts[start..<min(start + 500, contracts.count)]
      for (contract, bytes) in zip(part, try open.texts(part.map(\.path))) {
        if let bytes { digests[contract.path] = "sha256:" + Digest.sha256Text(bytes) }
      }
    }
    return digests
  }

  private static func commits(_ open: OpenRealm) throws(RealmFailure) -> [RealmCommit] {
    let signatures = try signatures(open)
    return try open.clone.history().map { entry in
      RealmCommit(
        hash: entry.hash, repository: entry.repository, author: entry.author,
        signature: signatures[entry.hash].map(signature), paths: entry.paths)
    }
  }

  /// Signatures count from the commit on that asks for them.
  private static func signatures(_ open: OpenRealm) throws(RealmFailure) -> [String: String] {
    guard open.agreed.charter.signedCommits == .required else { return [:] }
    var first: String?
    for commit in try open.clone.changes(of: "realm.yaml") {
      let bytes = try open.clone.file("realm.yaml", at: commit) ?? []
      let charter = Realm([RealmFile("realm.yaml", bytes: bytes)]).charter
      guard charter.signedCommits == .required else { break }
      first = commit
    }
    var found = try open.clone.signatures(since: first)
    if let first { found.merge(try open.clone.signatures(of: first)) { old, _ in old } }
    return found
  }

  private static func signature(_ letter: String) -> RealmCommit.Signature {
    switch letter {
    case "G", "U": .good
    case "N": .none
    case "E": .uncheckable
    default: .bad
    }
  }

  /// What this repository has published, by the digests it recorded.
  private static func published(_ repository: Repository) -> [ContractName: [Version: String]] {
    var published: [ContractName: [Version: String]] = [:]
    for file in repository.readContracts().published {
      guard let contract = ContractFile(file).contract else { continue }
      published[contract.name.value, default: [:]][contract.version.value] =
        "sha256:" + Digest.sha256Text(file.bytes)
    }
    return published
  }
}
