import Arguments
import Coordination
import Findings
import Realms
import Reports
import Workspace

/// `schema realm init`: a new git repository with everything a realm needs.
struct RealmInit {
  static let spec = CommandSpec(
    "init", summary: "Make a realm: a new git repository with 'realm.yaml'.",
    operands: [OperandSpec("PATH", kind: .path, help: "The folder, which may not be there yet.")],
    options: [
      OptionSpec("name", takes: .text("NAME"), help: "What the realm is called."),
      OptionSpec(
        "admission", takes: .choice("WHO", RealmCharter.Admission.allCases.map(\.rawValue)),
        default: RealmCharter.Admission.open.rawValue, help: "Who may join without being asked."),
      OptionSpec(
        "approver", takes: .text("WHO"), repeatable: true,
        help: "Someone who lets others in and accepts breaks: @name, @organisation/team."),
      OptionSpec("signed", help: "Ask for signed commits."),
      OptionSpec("bare", help: "Without a work tree, as on a server."), RealmChange.dryRun,
    ],
    sharedOptions: ReportOptions.specs,
    examples: [.init("schema realm init ../realm --name rugs", "A realm beside this repository.")])

  private let arguments: ParsedArguments
  private let surroundings: Surroundings

  init(_ arguments: ParsedArguments, _ surroundings: Surroundings) {
    self.arguments = arguments
    self.surroundings = surroundings
  }

  private var path: String { surroundings.absolute(arguments.operand("PATH") ?? ".") }
  private var shown: String { arguments.operand("PATH") ?? "." }

  func run() throws(CommandError) -> Outcome {
    let name = try name()
    if let known = try standing() {
      guard known == name else {
        throw .setup(
          "'\(shown)' is a realm already, called '\(known.text)'",
          advice: ["'schema realm join \(shown) --repo NAME' joins it"])
      }
      return try tell(name, "is there already", isNew: false)
    }
    guard !arguments.flag("dry-run") else { return try tell(name, "would be made", isNew: true) }
    do throws(RealmFailure) {
      try RealmFounding(surroundings).make(
        path, name, files(name), isBare: arguments.flag("bare"), isSigned: arguments.flag("signed"))
    } catch { throw .realm(error) }
    return try tell(name, "made", isNew: true)
  }

  private func name() throws(CommandError) -> RealmName {
    let word = arguments.value("name") ?? path.split(separator: "/").last.map(String.init) ?? ""
    guard let name = RealmName(word) else { throw RealmContext.noName(word, "realm") }
    for approver in arguments.values("approver") where !isOwnerName(approver) {
      throw .usage(
        "'\(approver)' is no name of an approver",
        advice: ["'@name', '@organisation/team' or an address is taken"])
    }
    if arguments.value("admission") != RealmCharter.Admission.open.rawValue,
      arguments.values("approver").isEmpty
    {
      throw .usage(
        "somebody has to let others in", advice: ["'--approver @name' says who that is"])
    }
    return name
  }

  /// The name of the realm that is there; nil where there is none yet.
  private func standing() throws(CommandError) -> RealmName? {
    guard let status = try? FileStatus.following(path) else { return nil }
    guard status.kind == .folder else {
      throw .setup("'\(shown)' is \(status.kind.rawValue), not a folder")
    }
    let names = (try? FolderListing(path))?.names ?? []
    guard !names.isEmpty else { return nil }
    do throws(RealmFailure) {
      let clone = try RealmClone(path, environment: surroundings.environment)
      try clone.locked(explaining: RealmFailure.file) { () throws(RealmFailure) in
        try clone.recover()
      }
      guard let tip = clone.tip else {
        // What an interrupted run left: a repository without a commit.
        guard names.allSatisfy({ $0 == ".git" }) || clone.isBare else {
          throw RealmFailure.notARealm(path: shown, "it holds files of somebody else")
        }
        return nil
      }
      let realm = Realm(try clone.files(at: tip))
      guard realm.files["realm.yaml"] != nil, let name = realm.charter.name else {
        throw RealmFailure.notARealm(path: shown, "it is a repository with other files")
      }
      return name
    } catch {
      if case .notARealm = error {
        throw .setup(
          "'\(shown)' is not empty", advice: ["name a folder that is not there yet, or is empty"])
      }
      throw .realm(error)
    }
  }

  private func files(_ name: RealmName) -> [(path: String, bytes: [UInt8])] {
    let admission =
      arguments.choice("admission", as: RealmCharter.Admission.self) ?? .open
    let charter = RealmEdit.charter(
      name, admission: admission, approvers: arguments.values("approver"),
      isSigned: arguments.flag("signed"))
    let owners = Realm([RealmFile("realm.yaml", bytes: charter)]).codeOwners
    return [("CODEOWNERS", owners), ("realm.yaml", charter)]
  }

  private func tell(_ name: RealmName, _ words: String, isNew: Bool) throws(CommandError) -> Outcome
  {
    let options = try ReportOptions(arguments)
    var report = options.report(
      "realm", summary: [.init("changed", "changed", isNew ? 1 : 0)], findings: FindingSet([]))
    report.headline = "realm \(name) \(words)"
    report.details = [
      .init("action", .string("init")), .init("realm", .string(name.text)),
      .init("path", .string(shown)), .init("dryRun", .bool(arguments.flag("dry-run"))),
      .init("written", .bool(isNew && !arguments.flag("dry-run"))),
    ]
    report.next = ["schema realm join \(shown) --repo NAME     in each repository"]
    return try options.deliver(report, in: surroundings)
  }
}
