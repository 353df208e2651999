/// The shells that completions are made for.
package enum Shell: String, Hashable, Sendable, CaseIterable {
  case bash
  case zsh
  case fish
}

/// A script that teaches a shell the commands, options and choices of a program.
package func completions(for shell: Shell, of root: CommandSpec) -> String {
  switch shell {
  case .bash: bashCompletion(of: root)
  case .zsh: zshCompletion(of: root)
  case .fish: fishCompletion(of: root)
  }
}

extension OptionSpec {
  /// The names as they are typed: `["--format", "-f"]`.
  var spellings: [String] { ["--\(name)"] + (short.map { ["-\($0)"] } ?? []) }

  var takesPath: Bool { if case .path = value { true } else { false } }
}

extension CommandSpec {
  var takesPaths: Bool { operands.contains { $0.kind == .path } }

  /// Words that may stand where an operand is expected, files aside.
  var firstWords: [String] { subcommands.map(\.name) + operands.flatMap(\.choices) }
}

/// The name of a shell function for a command: `_schema_unknown_list`.
func functionName(_ chain: CommandChain) -> String {
  "_" + chain.names.map { $0.map { $0 == "-" ? "_" : String($0) }.joined() }.joined(separator: "_")
}

/// A text between single quotes of a POSIX shell.
func singleQuoted(_ text: String) -> String {
  "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
}
