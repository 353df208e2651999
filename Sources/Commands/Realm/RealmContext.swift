package import Arguments
package import Realms
package import Workspace

/// What every command about realms has at hand: the repository, and the realms it belongs to.
package struct RealmContext: Sendable {
  package let arguments: ParsedArguments
  package let options: ReportOptions
  package let repository: Repository
  package let settings: Settings
  package let surroundings: Surroundings

  /// `--realm NAME`, where a repository belongs to several.
  package static let option = OptionSpec(
    "realm", takes: .text("NAME"),
    help: "The realm, where schema.yaml names several. Default: the only one.")

  package init(
    _ arguments: ParsedArguments, in surroundings: Surroundings
  ) throws(CommandError) {
    self.arguments = arguments
    self.surroundings = surroundings
    repository = try Repository(arguments, in: surroundings)
    settings = try repository.settings.checked()
    options = try ReportOptions(arguments).following(settings)
  }

  /// For a command whose result is no report.
  init(graph arguments: ParsedArguments, in surroundings: Surroundings) throws(CommandError) {
    self.arguments = arguments
    self.surroundings = surroundings
    repository = try Repository(arguments, in: surroundings)
    settings = try repository.settings.checked()
    options = ReportOptions()
  }

  /// What this repository is called where nobody says so: by its settings, else by its folder.
  package var fallbackName: RealmName? {
    settings.repository.flatMap { RealmName($0) }
      ?? repository.root.split(separator: "/").last.flatMap { RealmName(String($0)) }
  }

  /// Every realm of this repository, in the order of the settings; `--realm` leaves one.
  package func realms() throws(CommandError) -> [OpenRealm] {
    guard !settings.realms.isEmpty else {
      throw .setup(
        "this repository belongs to no realm",
        advice: ["'schema realm join PATH --repo NAME' joins one"])
    }
    var found: [OpenRealm] = []
    for membership in settings.realms { found.append(try open(membership)) }
    guard let wanted = arguments.value("realm") else { return found }
    let chosen = found.filter { $0.name.text.utf8.elementsEqual(wanted.utf8) }
    guard chosen.isEmpty else { return chosen }
    throw .usage(
      "this repository belongs to no realm '\(wanted)'",
      advice: ["it belongs to \(found.map { "'\($0.name)'" }.joined(separator: ", "))"])
  }

  /// The one realm that a command is about.
  package func realm() throws(CommandError) -> OpenRealm {
    let found = try realms()
    guard let only = found.first, found.count == 1 else {
      throw .usage(
        "this repository belongs to several realms",
        advice: found.map { "'--realm \($0.name)'" })
    }
    return only
  }

  package func open(_ membership: RealmMembership) throws(CommandError) -> OpenRealm {
    do throws(RealmFailure) {
      return try OpenRealm(
        membership, called: fallbackName, root: repository.root,
        environment: surroundings.environment)
    } catch { throw .realm(error) }
  }
}

extension CommandError {
  /// Why a realm could not be opened, read or written to.
  package static func realm(_ failure: RealmFailure) -> CommandError {
    switch failure {
    case .file(let error): .file(error)
    case .git(let failure): .git(failure)
    default: .setup(failure.description, advice: failure.advice)
    }
  }

  private static func git(_ failure: Git.Failure) -> CommandError {
    let words = failure.description
    let advice =
      words.contains("dubious ownership")
      ? ["'git config --global --add safe.directory FOLDER' trusts the clone"]
      : words.contains("index.lock")
        ? ["another git works there, or one was killed: then remove the file that git names"] : []
    return .setup(words, advice: advice)
  }
}
