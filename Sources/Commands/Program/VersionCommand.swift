package import Arguments

/// Prints the version: the quickest way to see that the program runs.
package struct VersionCommand: Command {
  package static let spec = CommandSpec(
    "version", summary: "Print the version of the program.",
    examples: [.init("schema version", "Print one line, such as 'schema 1.2.3'.")])

  package init(_ arguments: ParsedArguments) throws(CommandError) {}

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    try surroundings.print("schema \(SchemaProgram.version)\n")
    return .clean
  }
}
