import Arguments
import Contracts
import Coordination
import Findings
import JSONText
import Realms
import Reports
import SourceText
import Workspace
import YAMLText

/// `schema realm join`: this repository becomes a part of a realm.
struct RealmJoin {
  static let spec = CommandSpec(
    "join", summary: "Become a part of a realm.",
    operands: [
      OperandSpec(
        "PATH", kind: .path, help: "The realm's clone, or the address it is fetched from.")
    ],
    options: [
      OptionSpec("repo", takes: .text("NAME"), help: "What this repository is called there."),
      OptionSpec("org", takes: .text("NAME"), help: "Whose it is, for links between issues."),
      OptionSpec(
        "maintainer", takes: .text("WHO"), repeatable: true,
        help: "Who is asked about it: @name, @organisation/team."),
      OptionSpec(
        "owns", takes: .text("PATTERN"), repeatable: true, help: "Files that it alone writes."),
      OptionSpec(
        "not-owns", takes: .text("PATTERN"), repeatable: true,
        help: "Files that it leaves to others."),
      OptionSpec(
        "depends-on", takes: .text("NAME"), repeatable: true,
        help: "A repository that it relies on."),
      OptionSpec(
        "alias", takes: .text("NAME"), repeatable: true, help: "What else it is called."),
      RealmChange.dryRun,
    ],
    sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema realm join ../realm --repo player", "Join the realm in the folder beside."),
      .init(
        "schema realm join git@host:org/realm.git --repo trainer",
        "Join one that nobody keeps here; a clone without work tree is made."),
    ])

  let context: RealmContext
  var surroundings: Surroundings { context.surroundings }

  init(_ context: RealmContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let repository = try repositoryName()
    let membership = try membership(as: repository)
    let realm = try context.open(membership)
    var change = RealmChange("join", realm, context)
    let said = try introduction(to: realm)
    if let obstacle = obstacle(for: repository, said, in: realm) {
      throw .setup(obstacle.words, advice: obstacle.advice)
    }
    let path = RealmPath.repository(repository).description
    try change.put(
      path, RealmEdit.repository(repository, said, over: try change.bytes(at: path)))
    try addSetting(realm, membership, &change)
    if realm.agreed.charter.governance.admission == .approval,
      realm.agreed.repository(repository) == nil
    {
      change.lines.append("an approver has to let '\(repository)' in after the sync")
    }
    return try change.finish()
  }

  private func repositoryName() throws(CommandError) -> RealmName {
    guard let word = context.arguments.value("repo") else {
      guard let name = context.fallbackName else {
        throw .usage(
          "this repository has no name", advice: ["'--repo NAME' says what it is called there"])
      }
      return name
    }
    return try context.name(word, "repository")
  }

  // MARK: What is said

  private func introduction(to realm: OpenRealm) throws(CommandError) -> RealmEdit.Introduction {
    let arguments = context.arguments
    var said = RealmEdit.Introduction()
    said.org = arguments.value("org")
    said.maintainers = context.words("maintainer")
    said.owns = context.words("owns")
    said.notOwns = context.words("not-owns")
    said.dependsOn = context.words("depends-on")
    said.aliases = context.words("alias")
    for pattern in said.owns + said.notOwns where leavesRoot(pattern) {
      throw .usage("'\(pattern)' leads out of this repository")
    }
    for person in said.maintainers where !isOwnerName(person) {
      throw .usage(
        "'\(person)' is no name of a maintainer",
        advice: ["'@name', '@organisation/team' or an address is taken"])
    }
    let git = context.repository.git(in: surroundings)
    if realm.membership.path != nil, !realm.clone.isBare {
      said.path = relativePath(
        to: context.repository.root, from: surroundings.absolute(realm.clone.root))
    }
    if let answer = try? git.run(["config", "--get", "remote.origin.url"]) {
      let address = String(decoding: answer.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      said.url = address.isEmpty ? nil : withoutSecret(address)
    }
    said.root = RealmClone.firstCommit(git)
    return said
  }

  /// Why the name cannot be had: somebody else has it.
  private func obstacle(
    for name: RealmName, _ said: RealmEdit.Introduction, in open: OpenRealm
  ) -> (words: String, advice: [String])? {
    let realm = open.realm
    if let known = realm.repository(name) {
      guard isSame(known, said) else {
        return (
          "'\(name)' is another repository in realm '\(open.name)': "
            + "\(known.path?.value ?? known.url?.value ?? known.root?.value ?? "it began elsewhere")",
          ["'--repo NAME' takes a name that is free", "two repositories cannot share one"]
        )
      }
      return nil
    }
    if let other = realm.repositories.first(where: { $0.name.folded == name.folded }) {
      return (
        "'\(name)' and '\(other.name)' are one name where capitals do not count",
        ["'--repo NAME' takes another name"]
      )
    }
    if let other = realm.repositories.first(where: { $0.isCalled(name.text) }) {
      return ("'\(name)' is another name of '\(other.name)'", ["'--repo NAME' takes another name"])
    }
    guard open.agreed.charter.governance.admission == .inviteOnly else { return nil }
    let approvers = open.agreed.charter.governance.approvers.map(\.value).joined(separator: ", ")
    return (
      "realm '\(open.name)' takes in who is invited: there is no 'repos/\(name).yaml'",
      ["ask \(approvers.isEmpty ? "who keeps the realm" : approvers) to add it"]
    )
  }

  /// Whether an entry can stand for this repository: where both say it, they began with the same
  /// commit; else they lie at one place.
  private func isSame(_ known: RealmRepository, _ said: RealmEdit.Introduction) -> Bool {
    if let one = known.root?.value, let other = said.root { return one == other }
    let pairs = [(known.url?.value, said.url), (known.path?.value, said.path)]
    let told = pairs.compactMap { one, other in one.flatMap { one in other.map { one == $0 } } }
    return told.isEmpty || told.contains(true)
  }

  // MARK: The setting

  private func addSetting(
    _ realm: OpenRealm, _ membership: RealmMembership, _ change: inout RealmChange
  ) throws(CommandError) {
    let path = context.repository.settingsPath ?? Settings.fileName
    let file = context.settings.file
    var members: [YAMLTree.Member] = [.init("name", .string(realm.name.text))]
    if let path = membership.path { members.append(.init("path", .string(path.value))) }
    if let url = membership.url { members.append(.init("url", .string(url.value))) }
    members.append(.init("repository", .string(realm.repository.text)))
    let entry = YAMLTree.mapping(members)
    let bytes: [UInt8]
    do throws(SettingFault) {
      bytes = try SettingEdit.adding(entry, named: realm.name, to: file?.bytes)
    } catch { throw .setup("'\(path)' was not written: \(error.words)") }
    try change.putLocal(path, bytes)
  }
}
