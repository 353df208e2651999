package import Arguments

/// Prints a script that teaches a shell the commands, options and choices.
package struct CompletionsCommand: Command {
  package static let spec = CommandSpec(
    "completions", summary: "Print a script that completes commands in a shell.",
    operands: [
      OperandSpec(
        "SHELL", kind: .choice(Shell.allCases.map(\.rawValue)), help: "The shell to teach.")
    ],
    examples: [
      .init(
        "schema completions bash > ~/.local/share/bash-completion/completions/schema",
        "Teach bash for good."),
      .init("schema completions fish", "Print the script for fish."),
    ])

  private let shell: Shell

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    shell = arguments.operand("SHELL").flatMap(Shell.init) ?? .bash
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    try surroundings.print(completions(for: shell, of: SchemaProgram.spec))
    return .clean
  }
}
