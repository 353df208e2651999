import SourceText

extension CommandChain {
  /// What `--help` prints: everything about one command, wrapped to the screen.
  package func helpText(width: Int = 80) -> String {
    var page = HelpPage(width: max(width, 30))
    page.paragraph(command.summary)
    page.section("Usage")
    for usage in usageLines { page.entry(usage) }
    page.paragraph(command.discussion)
    page.table("Commands", command.subcommands.map { ($0.name, $0.summary) })
    page.table("Arguments", command.operands.map { ($0.usage, words(for: $0)) })
    page.table("Options", command.options.map { ($0.signature, $0.words) })
    page.table("Common options", sharedOptions.map { ($0.signature, $0.words) })
    page.examples(command.examples)
    page.table("Exit codes", exitCodes.map { (String($0.code), $0.meaning) })
    if !command.subcommands.isEmpty {
      page.paragraph("'\(line) COMMAND --help' explains a command.")
    }
    return page.text
  }

  /// The ways to call the command.
  package var usageLines: [String] {
    var lines: [String] = []
    let operands = command.operands.map { " " + $0.usage }.joined()
    if command.runsAlone { lines.append("\(line) [OPTION...]\(operands)") }
    if !command.subcommands.isEmpty { lines.append("\(line) COMMAND [OPTION...]") }
    return lines
  }
}

func words(for operand: OperandSpec) -> String {
  operand.choices.isEmpty
    ? operand.help : "\(operand.help) One of: \(operand.choices.joined(separator: ", "))."
}

extension OptionSpec {
  /// How help shows the names: `-f, --format FORMAT`.
  package var signature: String {
    let names = (short.map { "-\($0), " } ?? "    ") + "--\(name)"
    return valueName.map { "\(names) \($0)" } ?? names
  }

  /// The help with what can be given, and what holds when nothing is.
  package var words: String {
    var words = help
    if !choices.isEmpty { words += " One of: \(choices.joined(separator: ", "))." }
    if repeatable { words += " May be given more than once." }
    if let defaultValue { words += " Default: \(defaultValue)." }
    return words
  }
}

/// Help as it grows: paragraphs and two-column tables within a width.
private struct HelpPage {
  let width: Int
  private(set) var text = ""

  init(width: Int) { self.width = width }

  mutating func paragraph(_ words: String) {
    guard !words.isEmpty else { return }
    separate()
    for line in wrapped(words, width: width) { text += line + "\n" }
  }

  mutating func section(_ title: String) {
    separate()
    text += "\(title):\n"
  }

  mutating func entry(_ words: String) {
    let lines = wrapped(words, width: width - 4)
    for (index, line) in lines.enumerated() { text += (index == 0 ? "  " : "    ") + line + "\n" }
  }

  /// Names to the left, words to the right; under the name where it takes too much room.
  mutating func table(_ title: String, _ rows: [(name: String, words: String)]) {
    guard !rows.isEmpty else { return }
    section(title)
    let limit = min(32, width / 2)
    let column = rows.map { columnWidth(of: $0.name) }.filter { $0 <= limit }.max() ?? 0
    let indent = column > 0 ? column + 4 : 8
    for row in rows {
      var lines = wrapped(row.words, width: width - indent)
      var head = "  " + padded(row.name, to: column)
      if columnWidth(of: row.name) <= column, !lines.isEmpty { head += "  " + lines.removeFirst() }
      text += head + "\n"
      for line in lines { text += padded("", to: indent) + line + "\n" }
    }
  }

  mutating func examples(_ examples: [CommandSpec.Example]) {
    guard !examples.isEmpty else { return }
    section("Examples")
    for example in examples {
      text += "  \(example.line)\n"
      for line in wrapped(example.explanation, width: width - 6) { text += "      \(line)\n" }
    }
  }

  private mutating func separate() {
    if !text.isEmpty { text += "\n" }
  }
}
