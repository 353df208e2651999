import Arguments
import Testing

/// Words and what they mean, written as one line.
struct ParsingCase: Sendable, CustomTestStringConvertible {
  var words: [String]
  var meaning: String

  init(_ line: String, _ meaning: String) {
    words = line.split(separator: " ").map { $0 == "''" ? "" : String($0) }
    self.meaning = meaning
  }

  var testDescription: String { words.joined(separator: " ") }

  static let understood = [
    ParsingCase("lint", "lint"),
    ParsingCase("lint a b", "lint a b"),
    ParsingCase("lint -", "lint -"),
    ParsingCase("lint -- --fix", "lint --fix"),
    ParsingCase("lint --fix", "lint +fix"),
    ParsingCase("lint --fix --fix", "lint +fix"),
    ParsingCase("--format json lint", "lint format=json"),
    ParsingCase("lint --format=json", "lint format=json"),
    ParsingCase("lint a --format json b", "lint a b format=json"),
    ParsingCase("lint -f json", "lint format=json"),
    ParsingCase("lint -fjson", "lint format=json"),
    ParsingCase("lint -f=json", "lint format=json"),
    ParsingCase("lint -qv", "lint +quiet +verbose"),
    ParsingCase("lint -qvfjson x", "lint x format=json +quiet +verbose"),
    ParsingCase("lint -o a -o b --output=c", "lint output=a,b,c"),
    ParsingCase("lint --output=a=b", "lint output=a=b"),
    ParsingCase("lint --output=", "lint output="),
    ParsingCase("lint -o -", "lint output=-"),
    ParsingCase("lint --output=--fix", "lint output=--fix"),
    ParsingCase("lint -j 4", "lint jobs=4"),
    ParsingCase("lint ''", "lint "),
    ParsingCase("unknown list --contract x", "unknown list contract=x"),
    ParsingCase("unknown list --contract unknown", "unknown list contract=unknown"),
    ParsingCase("unknown show a b", "unknown show a b"),
    ParsingCase("gate", "gate"),
    ParsingCase("gate report", "gate report"),
    ParsingCase("gate plan.md report", "gate plan.md report"),
    ParsingCase("gate -- report", "gate report"),
    ParsingCase("completions zsh", "completions zsh"),
    ParsingCase("move a b c", "move a b c"),
    ParsingCase("lint --help", "lint ?"),
    ParsingCase("lint -h", "lint ?"),
    ParsingCase("--help", "?"),
    ParsingCase("-h lint", "lint ?"),
    ParsingCase("lint --bogus --help", "lint ?"),
    ParsingCase("unknown --help", "unknown ?"),
    ParsingCase("help", "?"),
    ParsingCase("help lint", "lint ?"),
    ParsingCase("help unknown list", "unknown list ?"),
    ParsingCase("completions --help", "completions ?"),
  ]

  static let refused = [
    ParsingCase("", "'schema' needs a command"),
    ParsingCase("lnit", "there is no command 'lnit'; did you mean 'lint'?"),
    ParsingCase("lnit --help", "there is no command 'lnit'; did you mean 'lint'?"),
    ParsingCase("help lnit", "there is no command 'lnit'; did you mean 'lint'?"),
    ParsingCase("unknown lost", "there is no command 'lost'; did you mean 'list'?"),
    ParsingCase("unknown", "'schema unknown' needs a command"),
    ParsingCase("lint --fromat json", "unknown option '--fromat'; did you mean '--format'?"),
    ParsingCase("lint --zzz", "unknown option '--zzz'"),
    ParsingCase("lint -x", "unknown option '-x'"),
    ParsingCase("lint --format", "option '--format' needs a value: FORMAT"),
    ParsingCase("lint -f", "option '-f' needs a value: FORMAT"),
    ParsingCase("lint --output --fix", "option '--output' needs a value: FILE"),
    ParsingCase("lint --fix=yes", "option '--fix' takes no value"),
    ParsingCase(
      "lint --format=jsn", "'jsn' is not a value of option '--format'; did you mean 'json'?"),
    ParsingCase("lint -f text -f json", "option '-f' is given twice"),
    ParsingCase("lint -j many", "option '-j' needs a whole number from 1 to 64, not 'many'"),
    ParsingCase("lint -j 0", "option '-j' needs a whole number from 1 to 64, not '0'"),
    ParsingCase("lint -j -1", "option '-j' needs a whole number from 1 to 64, not '-1'"),
    ParsingCase(
      "lint -j 99999999999999999999",
      "option '-j' needs a whole number from 1 to 64, not '99999999999999999999'"),
    ParsingCase("unknown show a", "PATH is missing"),
    ParsingCase("unknown show a b c", "unexpected argument 'c'"),
    ParsingCase("unknown list x", "unexpected argument 'x'"),
    ParsingCase("completions", "SHELL is missing"),
    ParsingCase("completions zhs", "'zhs' is not a value of SHELL; did you mean 'zsh'?"),
    ParsingCase("move a", "TARGET is missing"),
  ]
}

struct ParsingTests {
  @Test(arguments: ParsingCase.understood)
  func `words are understood`(_ example: ParsingCase) throws {
    let parsed = try sample.parse(example.words)
    #expect(meaning(parsed) == example.meaning)
  }

  @Test(arguments: ParsingCase.refused)
  func `mistakes are named with the near miss`(_ example: ParsingCase) {
    do throws(ArgumentError) {
      Issue.record("understood as \(meaning(try sample.parse(example.words)))")
    } catch {
      let hint = error.advice.first { $0.utf8.starts(with: "did you".utf8) }
      #expect(
        ([error.message] + [hint].compactMap(\.self)).joined(separator: "; ") == example.meaning)
      #expect(error.advice.last?.contains("--help") == true)
    }
  }

  @Test func `defaults hold until something is given`() throws {
    let bare = try sample.parse(["lint"])
    #expect(bare.value("format") == "text")
    #expect(!bare.isGiven("format"))
    #expect(bare.values("output") == [])
    #expect(bare.int("jobs") == nil)
    let given = try sample.parse(["lint", "-j", "2", "-f", "sarif"])
    #expect(given.int("jobs") == 2)
    #expect(given.choice("format", as: Shell.self) == nil)
    #expect(given.isGiven("format"))
  }

  @Test func `operands have names`() throws {
    let parsed = try sample.parse(["move", "a", "b", "c"])
    #expect(parsed.operands("SOURCE") == ["a", "b"])
    #expect(parsed.operand("TARGET") == "c")
  }

  @Test func `a choice becomes its enumeration`() throws {
    let shell = try sample.parse(["completions", "fish"]).operand("SHELL").flatMap(Shell.init)
    #expect(shell == .fish)
  }

  @Test func `a value that lists choices lists them in the advice`() {
    #expect(throws: ArgumentError.self) { try sample.parse(["lint", "-f", "x"]) }
    do throws(ArgumentError) {
      _ = try sample.parse(["lint", "-f", "x"])
    } catch {
      #expect(error.advice.contains("choose one of: text, json, sarif"))
      #expect(error.command == ["schema", "lint"])
    }
  }

  @Test(arguments: ["-\u{301}", "--\u{301}x", "-\u{0}", "---", "--=", "-=", "-\u{1F468}\u{200D}"])
  func `odd words are refused, never trapped on`(_ word: String) {
    #expect(throws: ArgumentError.self) { try sample.parse(["lint", word]) }
  }

  private func meaning(_ parsed: ParsedArguments) -> String {
    let values = ["format", "output", "jobs", "contract"].compactMap { name in
      parsed.isGiven(name) ? "\(name)=\(parsed.values(name).joined(separator: ","))" : nil
    }
    let flags = ["fix", "quiet", "verbose"].filter(parsed.flag).map { "+\($0)" }
    let help = parsed.asksHelp ? ["?"] : []
    return (parsed.command + parsed.operands + values + flags + help).joined(separator: " ")
  }
}
