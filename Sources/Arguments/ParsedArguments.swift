/// The words of a command line, understood.
package struct ParsedArguments: Hashable, Sendable {
  /// The command the words name, with those above it.
  package var chain: CommandChain
  /// Help was asked for; nothing else was checked then.
  package var asksHelp: Bool
  /// The values of each option that was given; a flag has one empty value for each time.
  var given: [String: [String]]
  /// The words of each operand, in the order of the declarations.
  var operandWords: [(name: String, words: [String])]

  init(_ chain: CommandChain, asksHelp: Bool = false) {
    self.chain = chain
    self.asksHelp = asksHelp
    given = [:]
    operandWords = []
  }

  /// The names below the program: `["unknown", "list"]`; empty for the program itself.
  package var command: [String] { Array(chain.names.dropFirst()) }

  /// Whether a flag was given.
  package func flag(_ name: String) -> Bool { given[name] != nil }

  /// Whether the option stands in the words, rather than its default holding.
  package func isGiven(_ name: String) -> Bool { given[name] != nil }

  /// The option's value: what was given last, else its default.
  package func value(_ name: String) -> String? {
    given[name]?.last ?? option(name)?.defaultValue
  }

  /// Every value of a repeatable option in the order given; its default when none was.
  package func values(_ name: String) -> [String] {
    given[name] ?? option(name)?.defaultValue.map { [$0] } ?? []
  }

  /// The value of an integer option; its text was checked when the words were read.
  package func int(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

  /// The value of a choice option as the enumeration that stands behind it.
  package func choice<Choice: RawRepresentable<String>>(
    _ name: String, as type: Choice.Type = Choice.self
  ) -> Choice? {
    value(name).flatMap(Choice.init(rawValue:))
  }

  /// All operands, in order.
  package var operands: [String] { operandWords.flatMap(\.words) }

  /// The words of one operand.
  package func operands(_ name: String) -> [String] {
    operandWords.first { $0.name == name }?.words ?? []
  }

  /// The first word of one operand.
  package func operand(_ name: String) -> String? { operands(name).first }

  private func option(_ name: String) -> OptionSpec? { chain.options.first { $0.name == name } }

  package static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.chain == rhs.chain && lhs.asksHelp == rhs.asksHelp && lhs.given == rhs.given
      && lhs.operandWords.elementsEqual(rhs.operandWords, by: ==)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(chain)
    hasher.combine(given)
    hasher.combine(operands)
  }
}
