/// A command as it is declared: parsing, help, completions and the manual all follow from it.
package struct CommandSpec: Hashable, Sendable {
  /// One way to call the command, and what that does.
  package struct Example: Hashable, Sendable {
    package var line: String
    package var explanation: String

    package init(_ line: String, _ explanation: String) {
      self.line = line
      self.explanation = explanation
    }
  }

  /// What the shell is told, and what that means.
  package struct ExitCode: Hashable, Sendable {
    package var code: Int32
    package var meaning: String

    package init(_ code: Int32, _ meaning: String) {
      self.code = code
      self.meaning = meaning
    }
  }

  package var name: String
  /// What the command does, in one sentence.
  package var summary: String
  /// What else a reader should know; paragraphs are separated by blank lines.
  package var discussion: String
  package var operands: [OperandSpec]
  package var options: [OptionSpec]
  /// Options of this command that every command under it takes too.
  package var sharedOptions: [OptionSpec]
  package var subcommands: [CommandSpec]
  /// Whether the command does something without a subcommand.
  package var runsAlone: Bool
  package var examples: [Example]
  /// Left empty, those of the command above hold.
  package var exitCodes: [ExitCode]

  package init(
    _ name: String, summary: String, discussion: String = "", operands: [OperandSpec] = [],
    options: [OptionSpec] = [], sharedOptions: [OptionSpec] = [], subcommands: [CommandSpec] = [],
    runsAlone: Bool? = nil, examples: [Example] = [], exitCodes: [ExitCode] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.operands = operands
    self.options = options
    self.sharedOptions = sharedOptions
    self.subcommands = subcommands
    self.runsAlone = runsAlone ?? subcommands.isEmpty
    self.examples = examples
    self.exitCodes = exitCodes
  }

  package func subcommand(named name: String) -> CommandSpec? {
    subcommands.first { $0.name == name }
  }
}

/// A command with those above it, from the program down: what options hold where.
package struct CommandChain: Hashable, Sendable {
  package private(set) var commands: [CommandSpec]
  package private(set) var command: CommandSpec

  package init(_ root: CommandSpec) {
    commands = [root]
    command = root
  }

  /// The names from the program down: `["schema", "unknown", "list"]`.
  package var names: [String] { commands.map(\.name) }
  package var line: String { names.joined(separator: " ") }

  package var sharedOptions: [OptionSpec] { commands.flatMap(\.sharedOptions) + [.help] }
  /// The command's own options come first, as they do in help.
  package var options: [OptionSpec] { command.options + sharedOptions }
  package var exitCodes: [CommandSpec.ExitCode] {
    commands.last { !$0.exitCodes.isEmpty }?.exitCodes ?? []
  }

  /// The chain one command further down, or nil when there is no such command.
  package func descending(to name: String) -> CommandChain? {
    command.subcommand(named: name).map(appending)
  }

  /// This command and all under it, in the order of their declarations.
  package var all: [CommandChain] {
    var found: [CommandChain] = []
    var open = [self]
    while let next = open.popLast() {
      found.append(next)
      open += next.command.subcommands.reversed().map(next.appending)
    }
    return found
  }

  private func appending(_ subcommand: CommandSpec) -> CommandChain {
    var longer = self
    longer.commands.append(subcommand)
    longer.command = subcommand
    return longer
  }
}
