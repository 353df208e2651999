import Arguments
import Glibc
import TestSupport
import Testing

struct GeneratedTextTests {
  @Test(arguments: CommandChain(sample).all.map(\.line), [80, 50])
  func `help is what it was`(_ line: String, _ width: Int) throws {
    let chain = try #require(CommandChain(sample).all.first { $0.line == line })
    let name = chain.names.joined(separator: "-")
    expectGolden(chain.helpText(width: width), "arguments/\(name).\(width).txt")
  }

  @Test(arguments: [30, 40, 80, 120])
  func `help stays inside the screen`(_ width: Int) {
    for chain in CommandChain(sample).all {
      for line in chain.helpText(width: width).split(separator: "\n") {
        // Names and example lines stand as they are typed.
        if line.contains("--") || line.contains("COMMAND") { continue }
        #expect(line.count <= width, "\(line)")
      }
    }
  }

  @Test(arguments: Shell.allCases)
  func `completions are what they were`(_ shell: Shell) {
    expectGolden(completions(for: shell, of: sample), "arguments/completion.\(shell.rawValue)")
  }

  @Test(arguments: Shell.allCases)
  func `the shell accepts its completion`(_ shell: Shell) {
    guard let program = path(of: shell.rawValue) else {
      print("skipped: \(shell.rawValue) is absent")
      return
    }
    #expect(run([program, "-n"], input: completions(for: shell, of: sample)) == 0)
  }

  @Test(arguments: [
    ("schema ''", "lint unknown gate completions move"),
    ("schema unknown ''", "list show"),
    ("schema lint --format ''", "text json sarif"),
    ("schema lint --format = j", "json"),
    ("schema --fo", "--format"),
    ("schema lint --fi", "--fix"),
    ("schema completions z", "zsh"),
  ])
  func `bash offers what fits`(_ line: String, _ expected: String) {
    guard let bash = path(of: "bash") else { return }
    let words = line.split(separator: " ")
    let script =
      completions(for: .bash, of: sample) + """
        COMP_WORDS=(\(words.joined(separator: " ")))
        COMP_CWORD=\(words.count - 1)
        _schema
        [[ "${COMPREPLY[*]}" == "\(expected)" ]]

        """
    #expect(run([bash], input: script) == 0)
  }

  @Test func `the manual is what it was`() {
    expectGolden(manPage(of: sample, version: "1.0.0"), "arguments/schema.1")
  }

  @Test func `no line of the manual is an unknown request`() {
    let requests = [
      ".TH", ".SH", ".SS", ".B", ".I", ".PP", ".TP", ".RS", ".RE", ".nf", ".fi", ".br",
    ]
    for line in manPage(of: sample, version: "1.0.0").split(separator: "\n")
    where line.first == "." || line.first == "'" {
      #expect(requests.contains(String(line.prefix { $0 != " " })), "\(line)")
    }
  }
}

private func path(of program: String) -> String? {
  ["/usr/bin/", "/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + program }
    .first { access($0, X_OK) == 0 }
}

/// The exit status of a program that reads a text from its input.
private func run(_ command: [String], input: String) -> Int32 {
  guard let pipe = unsafe popen(command.joined(separator: " ") + " >/dev/null", "w") else {
    return -1
  }
  unsafe fputs(input, pipe)
  return unsafe pclose(pipe)
}
