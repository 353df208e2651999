import Arguments
import Contracts
import Coordination
import Evolution
import Findings
import JSONText
import Realms
import Reports
import Schemas
import SourceText
import Workspace

/// `schema realm import`: this repository relies on a contract of another.
struct RealmImportCommand {
  static let spec = CommandSpec(
    "import", summary: "Rely on a contract, and say what of it is read.",
    discussion: """
      The newest version in the range is taken and locked in 'schema.lock'. A lock holds until the \
      range leaves it, or '--update' asks for the newest again.
      """,
    operands: [OperandSpec("CONTRACT", help: "The contract by name.")],
    options: [
      OptionSpec("domain", takes: .text("DOMAIN"), help: "The domain. Default: the only one."),
      OptionSpec(
        "range", takes: .text("RANGE"),
        help: "Which versions: '>=1.0.0 <2.0.0', '^1.2', '~1.2.0'. Default: what is there, else "
          + "patches of the newest."),
      OptionSpec(
        "uses", takes: .text("POINTER"), repeatable: true,
        help: "A field that is read, as a JSON pointer. Default: all of them."),
      OptionSpec(
        "profile", takes: .choice("READER", ReaderProfile.allCases.map(\.rawValue)),
        help: "What the reader gets along with."),
      OptionSpec(
        "binding", takes: .text("PATTERN"), repeatable: true, help: "Files here that read it."),
      OptionSpec("update", help: "Take the newest version of the range, whatever is locked."),
      RealmChange.dryRun,
    ],
    sharedOptions: ReportOptions.specs,
    examples: [
      .init(
        "schema realm import ping --domain game --range '>=1.0.0 <2.0.0' --uses /tick",
        "Rely on one field of a contract."),
      .init("schema realm import ping --update", "Move to the newest version of the range."),
    ])

  private let context: RealmContext

  init(_ context: RealmContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let open = try context.realm()
    try open.requireMembership()
    let word = context.arguments.operand("CONTRACT") ?? ""
    guard let name = ContractName(word) else { throw RealmContext.noName(word, "contract") }
    let domain = try domain(with: name, in: open)
    let known = domain.binding(of: open.repository)?.imports.first { $0.contract.value == name }
    let range = try range(known, name, in: domain)
    var lock = try ImportLock(context.repository)
    let entry = lock.value.entry(realm: open.name, domain: domain.name, contract: name)
    let locked = context.arguments.flag("update") ? nil : entry?.version
    let resolution = ImportResolution(name, range, in: domain, locked: locked)
    var change = RealmChange("import", open, context)
    guard let used = resolution.used else {
      change.findings = [nothing(name, range, resolution, domain, open)]
      return try change.finish()
    }
    try put(name, range, used, resolution, in: domain, &change)
    if resolution.status == .stale, let wanted = resolution.wanted {
      change.lines.append("\(wanted.reference) is there; '--update' moves to it")
    }
    try lock.set(used, range, change.realm, open)
    try change.putLocal(RealmLock.fileName, lock.bytes)
    change.details = [
      .init("contract", .string(name.text)), .init("version", .string(used.version.description)),
      .init("range", .string(range.text)), .init("status", .string(resolution.status.rawValue)),
    ]
    return try change.finish()
  }

  private func domain(
    with name: ContractName, in open: OpenRealm
  ) throws(CommandError) -> RealmDomain {
    if let word = context.arguments.value("domain") { return try open.domain(word) }
    let having = open.realm.domains(with: name)
    if having.count == 1 { return having[0] }
    return try open.domain(nil)
  }

  private func range(
    _ known: RealmImport?, _ name: ContractName, in domain: RealmDomain
  ) throws(CommandError) -> SemVerRange {
    if let word = context.arguments.value("range") {
      guard let range = SemVerRange(word) else {
        throw .usage(
          "'\(word)' is no range of versions",
          advice: ["'>=1.0.0 <2.0.0', '^1.2', '~1.2.0' and '1.x' are ranges"])
      }
      return range
    }
    if let known { return known.range.value }
    let newest = domain.versions(of: name).last { $0.version.prerelease.isEmpty }
    let version = newest?.version ?? Version(0, 0, 0)
    return SemVerRange("~\(version.major).\(version.minor).\(version.patch)")
      ?? SemVerRange(version)
  }

  private func nothing(
    _ name: ContractName, _ range: SemVerRange, _ resolution: ImportResolution,
    _ domain: RealmDomain, _ open: OpenRealm
  ) -> Finding {
    let newest = resolution.newest
    var finding = Finding(
      BrokenImport.info,
      newest.map { "no version of '\(name)' is in '\(range)'; the newest is \($0.version)" }
        ?? "contract '\(name)' is not in domain '\(domain.name)'",
      at: Place(
        path: newest?.path ?? domain.file, position: Position(line: 1, column: 1)))
    let near = nearMiss(of: name.text, among: domain.contractNames.map(\.text))
    finding.notes =
      newest != nil
      ? [] : [near.map { "did you mean '\($0)'?" } ?? "'schema realm sync' gets what others offer"]
    return finding
  }

  private func put(
    _ name: ContractName, _ range: SemVerRange, _ used: RealmContract,
    _ resolution: ImportResolution, in domain: RealmDomain, _ change: inout RealmChange
  ) throws(CommandError) {
    let open = change.realm
    var said = RealmEdit.Reliance(range: range, status: resolution.status)
    said.uses = try pointers()
    said.profile = context.arguments.value("profile")
    said.files = context.words("binding")
    for pattern in said.files where leavesRoot(pattern) {
      throw .usage("'\(pattern)' leads out of this repository")
    }
    said.resolved = used.version
    said.commit = used.isPending ? nil : open.commit
    change.findings += try strangers(said.uses, used, open)
    try join(domain, &change)
    let path = RealmPath.binding(domain: domain.name, open.repository).description
    try change.put(
      path,
      RealmEdit.binding(
        of: open.repository, importing: name, said, over: try change.bytes(at: path)))
    change.findings += warnings(name, domain.name, change.realm)
  }

  /// A member of an open realm may come into a domain by itself.
  private func join(_ domain: RealmDomain, _ change: inout RealmChange) throws(CommandError) {
    let open = change.realm
    guard !domain.members.contains(where: { $0.value == open.repository }) else { return }
    guard open.realm.charter.governance.admission == .open,
      let text = try change.bytes(at: domain.file)
    else {
      throw .setup(
        "'\(open.repository)' is no member of domain '\(domain.name)'",
        advice: [
          "ask '\(domain.owner?.value.text ?? "its members")' for "
            + "'schema realm domain \(domain.name) --members \(open.repository)'"
        ])
    }
    let owner = domain.owner?.value ?? open.repository
    try change.put(
      domain.file,
      RealmEdit.domain(domain.name, members: [open.repository], owner: owner, over: text))
  }

  private func pointers() throws(CommandError) -> [String] {
    var pointers: [String] = []
    for word in context.words("uses") {
      guard UsedPath(word) != nil else {
        throw .usage(
          "'\(word)' names no field", advice: ["'/tick' and 'leaderboard[].score' do"])
      }
      if !pointers.contains(word) { pointers.append(word) }
    }
    return pointers
  }

  /// Fields that the contract does not declare: mostly slips of the pen.
  private func strangers(
    _ uses: [String], _ used: RealmContract, _ open: OpenRealm
  ) throws(CommandError) -> [Finding] {
    let file: ContractFile?
    do throws(RealmFailure) { file = try open.contract(used) } catch { throw .realm(error) }
    guard let contract = file?.contract, !uses.isEmpty else { return [] }
    let options = context.repository.schemaOptions(ContractFiles())
    let declared = DeclaredPaths(context.repository.reading(of: contract, options).graph)
    let names = contract.schema["properties"].map { $0.members.map { "/" + $0.nameText } } ?? []
    return uses.filter { UsedPath($0).map { !declared.contains($0) } ?? false }.map { text in
      var finding = Finding(
        UndeclaredUse.info, "'\(used.reference)' declares no '\(text)'",
        at: Place(path: used.path, position: Position(line: 1, column: 1)))
      finding.identity = [used.name.text, text]
      finding.notes = nearMiss(of: text, among: names).map { ["did you mean '\($0)'?"] } ?? []
      return finding
    }
  }

  /// What the rules say of this import alone.
  private func warnings(
    _ name: ContractName, _ domain: RealmName, _ open: OpenRealm
  ) -> [Finding] {
    let meaning = [domain.text, open.repository.text, name.text]
    return RangeSpansMinor().check(RealmFacts(open.realm)).filter { $0.identity == meaning }
  }
}
