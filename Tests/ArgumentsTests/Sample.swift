import Arguments

/// A small program with every kind of option, operand and command.
let sample = CommandSpec(
  "schema", summary: "Keep data contracts honest.",
  discussion: "Contracts are YAML files; captures are recorded events.",
  sharedOptions: [
    OptionSpec(
      "format", short: "f", takes: .choice("FORMAT", ["text", "json", "sarif"]), default: "text",
      help: "How the result is written."),
    OptionSpec("output", short: "o", takes: .path("FILE"), repeatable: true, help: "Where to."),
    OptionSpec("jobs", short: "j", takes: .integer("N", 1...64), help: "How many workers."),
    OptionSpec("quiet", short: "q", help: "The verdict alone; it's short."),
    OptionSpec("verbose", short: "v", help: "Everything [all of it]: places \\ waivers."),
  ],
  subcommands: [
    CommandSpec(
      "lint", summary: "Check contracts, manifests and settings.",
      operands: [
        OperandSpec("PATH", .any, kind: .path, help: "What to check; all of it when absent.")
      ],
      options: [OptionSpec("fix", help: "Apply the fixes that lose nothing.")],
      examples: [
        .init("schema lint", "Check the whole repository."),
        .init("schema lint --fix contracts/", "Check one folder and mend what is safe to mend."),
      ]),
    CommandSpec(
      "unknown", summary: "Review what no contract knows.",
      subcommands: [
        CommandSpec(
          "list", summary: "List the ledger.",
          options: [OptionSpec("contract", takes: .text("NAME"), help: "Of one contract.")]),
        CommandSpec(
          "show", summary: "Show one entry.",
          operands: [
            OperandSpec("EVENT", help: "Which event."), OperandSpec("PATH", help: "Where."),
          ]
        ),
      ]),
    CommandSpec(
      "gate", summary: "Judge plans.",
      operands: [OperandSpec("PLAN", .any, kind: .path, help: "Plan documents.")],
      subcommands: [CommandSpec("report", summary: "Print the evidence report.")], runsAlone: true),
    CommandSpec(
      "completions", summary: "Print a completion script.",
      operands: [
        OperandSpec("SHELL", kind: .choice(["bash", "zsh", "fish"]), help: "Which shell.")
      ]),
    CommandSpec(
      "move", summary: "Move files.",
      operands: [
        OperandSpec("SOURCE", .atLeastOne, help: "From."), OperandSpec("TARGET", help: "To."),
      ]),
  ],
  exitCodes: [
    .init(0, "clean"), .init(1, "findings at or above --fail-on"), .init(2, "we could not look"),
  ])
