import Arguments
import Commands
import Findings
import TestSupport
import Testing

/// The program as a whole: its commands, its help, its exit codes.
struct ProgramTests {
  @Test func `the version is one line`() throws {
    let run = try Place().run("version")
    #expect(run.output == "schema \(SchemaProgram.version)\n")
    #expect(run.outcome == .clean)
    #expect(try Place().run("--version").output == run.output)
  }

  @Test func `no words ask for help`() throws {
    let run = try Place().run()
    #expect(run.outcome == .clean)
    #expect(run.output == (try Place().run("--help").output))
    expectGolden(run.transcript, "commands/help.txt")
  }

  @Test(arguments: SchemaProgram.commands.map { $0.spec.name })
  func `every command has help with an example`(_ name: String) throws {
    let run = try Place().run(name, "--help", width: 80)
    #expect(run.outcome == .clean)
    #expect(run.output.contains("Examples:"))
    #expect(run.output == (try Place().run("help", name, width: 80).output))
    expectGolden(run.output, "commands/help-\(name).txt")
  }

  @Test func `every example can be parsed`() throws {
    for chain in CommandChain(SchemaProgram.spec).all {
      for example in chain.command.examples {
        let line = shellWords(example.line)
        let start = try #require(line.firstIndex(of: "schema"), "\(example.line)")
        let words = Array(line[(start + 1)...].prefix { $0 != "|" && $0 != ">" })
        let parsed = try SchemaProgram.spec.parse(words)
        let command = try #require(
          SchemaProgram.commands.first { $0.spec.name == parsed.command.first })
        _ = try command.init(parsed)
      }
    }
  }

  @Test(arguments: [
    ("unknown-command", ["explian"]),
    ("unknown-option", ["explain", "--formt", "text"]),
    ("unknown-choice", ["completions", "bsh"]),
    ("unknown-rule", ["explain", "missing-feild"]),
    ("missing-operand", ["test"]),
    ("both-verbosities", ["test", "--quiet", "--verbose", "x.json"]),
    ("output-dash", ["test", "--output", "-", "x.json"]),
    ("missing-config", ["test", "--config", "nowhere.yaml", "x.json"]),
    ("missing-file", ["test", "x.json"]),
  ])
  func `an error says what happened and what to do next`(
    _ name: String, _ words: [String]
  ) throws {
    let run = try Place().run(words: words)
    #expect(run.outcome == .failure)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: "))
    expectGolden(run.transcript, "commands/error-\(name).txt")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions know every command`(_ shell: String) throws {
    let run = try Place().run("completions", shell)
    #expect(run.outcome == .clean)
    for command in SchemaProgram.commands { #expect(run.output.contains(command.spec.name)) }
  }

  @Test func `the manual knows every command`() throws {
    let run = try Place().run("man")
    #expect(run.output.hasPrefix(".TH"))
    for command in SchemaProgram.commands {
      #expect(run.output.contains(command.spec.name.replacing("-", with: "\\-")))
    }
  }
}

/// `schema explain`.
struct ExplainTests {
  @Test func `every rule is listed`() throws {
    let run = try Place().run("explain")
    for rule in allRules { #expect(run.output.contains("\(rule.id) \(rule.slug)")) }
  }

  @Test(arguments: ["EV101", "ev101", "missing-field"])
  func `a rule is found by ID and by slug`(_ name: String) throws {
    let run = try Place().run("explain", name)
    #expect(run.output.hasPrefix("EV101 missing-field   error\n"))
  }

  @Test func `the settings are explained`() throws {
    expectGolden(try Place().run("explain", "settings").output, "commands/explain-settings.txt")
    let document = try Place().run("explain", "settings", "--format", "markdown").output
    #expect(document.hasPrefix("# Settings\n"))
  }

  @Test func `all rules are explained`() throws {
    let text = try Place().run("explain", "all").output
    for rule in allRules { #expect(text.contains("\(rule.id) \(rule.slug)   \(rule.severity)")) }
    let document = try Place().run("explain", "all", "--format", "markdown").output
    #expect(document.hasPrefix("# Rules\n"))
  }
}

/// When text is coloured.
struct ColorTests {
  @Test(
    arguments: [
      ("no terminal", [:], false, [], false), ("a terminal", [:], true, [], true),
      ("NO_COLOR", ["NO_COLOR": "1"], true, [], false),
      ("empty NO_COLOR", ["NO_COLOR": ""], true, [], true),
      ("CLICOLOR_FORCE", ["CLICOLOR_FORCE": "1"], false, [], true),
      ("CLICOLOR_FORCE of 0", ["CLICOLOR_FORCE": "0"], false, [], false),
      ("a dumb terminal", ["TERM": "dumb"], true, [], false),
      ("always", ["NO_COLOR": "1"], false, ["--color=always"], true),
      ("never", ["CLICOLOR_FORCE": "1"], true, ["--color=never"], false),
    ] as [(String, [String: String], Bool, [String], Bool)])
  func `colour follows option, environment and terminal`(
    _ name: String, _ variables: [String: String], _ isTerminal: Bool, _ words: [String],
    _ isColoured: Bool
  ) throws {
    let run = try Place().run(
      words: ["explain", "EV101"] + words, variables: variables, onTerminal: isTerminal)
    #expect(run.output.contains("\u{1B}[") == isColoured)
  }
}

/// The words that a shell makes of a line without escapes.
private func shellWords(_ line: String) -> [String] {
  var words: [String] = []
  var word: String?
  var quote: Character?
  for character in line {
    if let open = quote {
      if character == open { quote = nil } else { word = (word ?? "") + String(character) }
    } else if character == "'" || character == "\"" {
      quote = character
      word = word ?? ""
    } else if character == " " {
      if let done = word { words.append(done) }
      word = nil
    } else {
      word = (word ?? "") + String(character)
    }
  }
  return words + [word].compactMap(\.self)
}
