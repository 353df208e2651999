import Arguments
import Contracts
import Coordination
import Realms
import Workspace

/// `schema realm domain`: an area in which some repositories agree.
struct RealmDomainCommand {
  static let spec = CommandSpec(
    "domain", summary: "Found a domain, or add members to it.",
    operands: [OperandSpec("DOMAIN", help: "What the domain is called.")],
    options: [
      OptionSpec(
        "members", takes: .text("NAMES"), repeatable: true,
        help: "Repositories, with commas between; they may join the realm later."),
      OptionSpec("summary", takes: .text("TEXT"), help: "What the domain is about."),
      RealmChange.dryRun,
    ],
    sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema realm domain game --members player,indexer,trainer", "A domain of three.")
    ])

  private let context: RealmContext

  init(_ context: RealmContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let open = try context.realm()
    let name = try context.name(context.arguments.operand("DOMAIN") ?? "", "domain")
    var members: [RealmName] = []
    for word in context.words("members") {
      // An alias means the repository that has it.
      if let known = open.realm.repository(called: word) {
        members.append(known.name)
      } else {
        members.append(try context.name(word, "repository"))
      }
    }
    try open.requireMembership()
    let path = RealmPath.domain(name).description
    if let other = open.realm.domains.first(where: { $0.name.folded == name.folded }),
      other.name != name
    {
      throw .setup("'\(name)' and '\(other.name)' are one name where capitals do not count")
    }
    if let obstacle = open.realm.obstacle(
      for: open.repository, writing: path, open.realm.contractOwners)
    {
      throw .setup(
        "'\(path)' was not changed: \(obstacle)",
        advice: ["ask '\(open.realm.domain(name)?.owner?.value.text ?? "its members")' to do it"])
    }
    var change = RealmChange("domain", open, context)
    let isNew = try change.bytes(at: path) == nil
    let text = RealmEdit.domain(
      name, members: isNew && members.isEmpty ? [open.repository] : members,
      owner: open.repository, summary: context.arguments.value("summary"),
      over: try change.bytes(at: path))
    try change.put(path, text)
    return try change.finish()
  }
}

extension OpenRealm {
  /// Only who has joined may speak.
  func requireMembership() throws(CommandError) {
    guard realm.repository(repository) == nil else { return }
    throw .setup(
      "'\(repository)' has not joined realm '\(name)'",
      advice: ["'schema realm join \(membership.path?.value ?? "PATH") --repo \(repository)'"])
  }
}
