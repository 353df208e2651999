package import Arguments

/// One command: its declaration, its arguments understood, and its work.
///
/// A new command is a type like this and one line in `SchemaProgram.commands`.
package protocol Command: Sendable {
  /// What parsing, help, completions and the manual are made from.
  static var spec: CommandSpec { get }

  /// Takes the arguments; what the declaration cannot say is checked here.
  init(_ arguments: ParsedArguments) throws(CommandError)

  func run(in surroundings: Surroundings) throws(CommandError) -> Outcome
}
