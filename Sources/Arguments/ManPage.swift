/// The manual page of a program, in roff: every command with its options and examples.
package func manPage(of root: CommandSpec, version: String) -> String {
  let chain = CommandChain(root)
  var page = """
    .TH \(roffArgument(root.name.uppercased())) 1 "" \
    \(roffArgument("\(root.name) \(version)")) "User Commands"
    .SH NAME
    \(roff(root.name)) \\- \(roff(lowerFirst(root.summary)))
    .SH SYNOPSIS
    \(chain.usageLines.map { ".B \(roff($0))\n" }.joined(separator: ".br\n"))
    """
  if !root.discussion.isEmpty { page += ".SH DESCRIPTION\n\(paragraphs(root.discussion))" }
  page += options(".SH OPTIONS", root.options + chain.sharedOptions)
  if !root.subcommands.isEmpty { page += ".SH COMMANDS\n" }
  for below in chain.all.dropFirst() { page += commandSection(below) }
  if !root.examples.isEmpty { page += ".SH EXAMPLES\n" + examples(root.examples) }
  if !root.exitCodes.isEmpty {
    page += ".SH EXIT STATUS\n"
    for code in root.exitCodes { page += ".TP\n.B \(code.code)\n\(roff(code.meaning))\n" }
  }
  return page
}

private func commandSection(_ chain: CommandChain) -> String {
  let command = chain.command
  var section = ".SS \(roffArgument(chain.line))\n\(roff(command.summary))\n"
  for usage in chain.usageLines { section += ".PP\n.B \(roff(usage))\n" }
  section += paragraphs(command.discussion)
  for operand in command.operands {
    section += ".TP\n.I \(roff(operand.usage))\n\(roff(words(for: operand)))\n"
  }
  section += options("", command.options)
  return section + examples(command.examples)
}

private func options(_ heading: String, _ options: [OptionSpec]) -> String {
  guard !options.isEmpty else { return "" }
  let entries = options.map { option in
    let name = option.signature.drop { $0 == " " }
    return ".TP\n.B \(roff(String(name)))\n\(roff(option.words))\n"
  }
  return (heading.isEmpty ? "" : heading + "\n") + entries.joined()
}

private func examples(_ examples: [CommandSpec.Example]) -> String {
  examples.map { example in
    ".PP\n\(roff(example.explanation))\n.PP\n.RS 4\n.nf\n\(roff(example.line))\n.fi\n.RE\n"
  }.joined()
}

private func paragraphs(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: true)
    .map { ".PP\n\(roff(String($0)))\n" }.joined()
}

private func lowerFirst(_ text: String) -> String {
  let words = text.last == "." ? text.dropLast() : text[...]
  return words.prefix(1).lowercased() + words.dropFirst()
}

/// A text whose letters mean themselves: no escapes, no request at a line's beginning, and dashes
/// that can be copied.
private func roff(_ text: String) -> String {
  var escaped = ""
  for character in text {
    switch character {
    case "\\": escaped += "\\e"
    case "-": escaped += "\\-"
    case ".", "'": escaped += (escaped.isEmpty ? "\\&" : "") + String(character)
    case "\n": escaped += " "
    default: escaped.append(character)
    }
  }
  return escaped
}

private func roffArgument(_ text: String) -> String {
  "\"" + roff(text.map { $0 == "\"" ? "'" : String($0) }.joined()) + "\""
}
