package import Arguments
import Findings
import Workspace

/// git's hooks: put in place, looked after, and answered.
package struct HookCommand: Command {
  package static let spec = CommandSpec(
    "hook", summary: "Let git ask 'schema' before a commit and a push.",
    discussion: """
      Hooks of others keep working: where the pre-commit framework, lefthook or husky look after \
      them, their files are told of 'schema'; where scripts stand in git's folder, each gets a \
      block of a few lines; else the hooks are files in '.githooks', which are committed with the \
      rest, and core.hooksPath leads there.

      SCHEMA_SKIP=all in the environment lets one commit or push pass, SCHEMA_SKIP=commit-msg one \
      part; reports say what was skipped.
      """,
    sharedOptions: [],
    subcommands: [installSpec, uninstallSpec, statusSpec, messageSpec, pushSpec],
    examples: [
      .init("schema hook install", "Put the hooks in place, or bring them up to date."),
      .init("schema hook status", "See whether git calls them."),
    ])

  private static let managerOption = OptionSpec(
    "manager", takes: .choice("NAME", HookPlace.Manager.allCases.map(\.rawValue)),
    help: "Who looks after the hooks. Default: whoever does so here.")
  private static let dryOption = OptionSpec(
    "dry-run", short: "n", help: "Tell what would be done, and do nothing.")

  private static let installSpec = CommandSpec(
    "install", summary: "Put the hooks in place, or bring them up to date.",
    options: [managerOption, dryOption], sharedOptions: ReportOptions.specs,
    examples: [.init("schema hook install --dry-run", "See what would be written.")])
  private static let uninstallSpec = CommandSpec(
    "uninstall", summary: "Take the hooks away again, and nothing else.",
    options: [managerOption, dryOption], sharedOptions: ReportOptions.specs,
    examples: [.init("schema hook uninstall", "Leave git as it was.")])
  private static let statusSpec = CommandSpec(
    "status", summary: "Say which hooks are missing, stale, or not called.",
    options: [managerOption], sharedOptions: ReportOptions.specs,
    examples: [.init("schema hook status --format json", "Let a program look.")])
  private static let messageSpec = CommandSpec(
    "commit-msg", summary: "Check the message of a commit; git's commit-msg hook calls this.",
    operands: [OperandSpec("FILE", kind: .path, help: "The message, as git hands it over.")],
    sharedOptions: ReportOptions.specs,
    examples: [.init("schema hook commit-msg .git/COMMIT_EDITMSG", "Check a message again.")])
  private static let pushSpec = CommandSpec(
    "pre-push", summary: "Check what is about to be pushed; git's pre-push hook calls this.",
    discussion: "What is pushed is read from standard input, as git tells it.",
    operands: [
      OperandSpec("REMOTE", .optional, help: "The remote's name."),
      OperandSpec("URL", .optional, help: "The remote's address."),
    ],
    sharedOptions: ReportOptions.specs,
    examples: [.init("schema hook pre-push origin", "Check as before a push.")])

  private let arguments: ParsedArguments
  private let options: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    options = try ReportOptions(arguments)
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    switch arguments.command.last {
    case "commit-msg":
      return try MessageHook(arguments.operand("FILE") ?? "", options).run(in: surroundings)
    case "pre-push":
      return try PushHook(remote: arguments.operand("REMOTE"), options).run(in: surroundings)
    case "install", "uninstall": return try change(in: surroundings)
    default: return try status(in: surroundings)
    }
  }

  private func place(in surroundings: Surroundings) throws(CommandError) -> HookPlace {
    try HookPlace(
      surroundings.absolute("."), asked: arguments.choice("manager"), in: surroundings)
  }

  private func change(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let isDry = arguments.flag("dry-run")
    var installer = HookInstaller(try place(in: surroundings), isDry: isDry, in: surroundings)
    let isInstall = arguments.command.last == "install"
    if isInstall { try installer.install() } else { try installer.uninstall() }
    var report = HookReport(installer.place, options)
      .changes(installer.steps, isDry: isDry, name: isInstall ? "install" : "uninstall")
    if isInstall, !isDry {
      report.next = installer.place.stepsLeft + ["schema hook status"]
    }
    return try options.deliver(report, failures: installer.failures, in: surroundings)
  }

  private func status(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let place = try place(in: surroundings)
    return try options.deliver(
      HookReport(place, options).status(try place.readings()), in: surroundings)
  }
}
