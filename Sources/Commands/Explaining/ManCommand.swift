package import Arguments

/// Prints the manual page, which follows from the declarations of all commands.
package struct ManCommand: Command {
  package static let spec = CommandSpec(
    "man", summary: "Print the manual page, in roff.",
    examples: [.init("schema man | man -l -", "Read the manual.")])

  package init(_ arguments: ParsedArguments) throws(CommandError) {}

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    try surroundings.print(manPage(of: SchemaProgram.spec, version: SchemaProgram.version))
    return .clean
  }
}
