package import Arguments
import Workspace

/// The program: the table of commands, and the one way through every run.
package enum SchemaProgram {
  /// Every command, in the order help tells them.
  package static let commands: [any Command.Type] = [
    InitCommand.self,
    CheckCommand.self,
    ValidateCommand.self,
    MergeCommand.self,
    UnknownCommand.self,
    LintCommand.self,
    GateCommand.self,
    BaselineCommand.self,
    DiffCommand.self,
    TestCommand.self,
    BumpCommand.self,
    PublishCommand.self,
    CanReleaseCommand.self,
    IssueCommand.self,
    ImportCommand.self,
    DraftCommand.self,
    ProfileCommand.self,
    CoverageCommand.self,
    FieldsCommand.self,
    RealmCommand.self,
    HookCommand.self,
    ExplainCommand.self,
    SchemasCommand.self,
    CompletionsCommand.self,
    ManCommand.self,
    VersionCommand.self,
  ]

  package static let version = "0.1.0"

  package static let spec = CommandSpec(
    "schema", summary: "Keep the data contracts between repositories honest.",
    discussion: """
      Contracts are YAML files around a JSON Schema, in the folder 'contracts'; captures are \
      recorded events. Settings stand in 'schema.yaml' at the root of the repository.
      """,
    subcommands: commands.map { $0.spec },
    examples: [
      .init("schema validate captures/", "Hold recorded events to the contracts."),
      .init("schema lint", "Check contracts and settings."),
      .init("schema explain missing-field", "Say what a rule finds, and why that matters."),
    ],
    exitCodes: Outcome.allCases.map { .init($0.rawValue, $0.meaning) })

  /// Does what the words ask for and says what the shell is to be told.
  package static func run(_ words: [String], in surroundings: Surroundings) -> Outcome {
    do throws(CommandError) {
      let outcome = try dispatch(spelledOut(words), in: surroundings)
      do throws(FileError) { try surroundings.output.flush() } catch {
        throw CommandError.file(error)
      }
      return outcome
    } catch {
      surroundings.tell(error)
      return error.outcome
    }
  }

  private static func dispatch(
    _ words: [String], in surroundings: Surroundings
  ) throws(CommandError) -> Outcome {
    let parsed: ParsedArguments
    do throws(ArgumentError) { parsed = try spec.parse(words) } catch {
      throw .usage(error.message, advice: error.advice)
    }
    if parsed.asksHelp {
      let width = min(surroundings.environment.width ?? 80, 100)
      try surroundings.print(parsed.chain.helpText(width: width))
      return .clean
    }
    let name = parsed.command.first
    guard let command = commands.first(where: { $0.spec.name == name }) else {
      throw .usage("there is no command '\(name ?? "")'")
    }
    return try command.init(parsed).run(in: surroundings)
  }

  /// What people type before they know the commands.
  private static func spelledOut(_ words: [String]) -> [String] {
    switch words.first {
    case "--version", "-V": ["version"] + words.dropFirst()
    case nil: ["--help"]
    default: words
    }
  }
}
