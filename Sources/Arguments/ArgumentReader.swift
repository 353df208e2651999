import SourceText

extension CommandSpec {
  /// Reads the words that follow the program's name.
  ///
  /// Help wins over mistakes: `schema lint --bogus --help` helps.
  package func parse(_ words: [String]) throws(ArgumentError) -> ParsedArguments {
    if words.first == "help" { return try helpRequest(Array(words.dropFirst())) }
    var reader = ArgumentReader(CommandChain(self), words)
    do throws(ArgumentError) {
      return try reader.read()
    } catch {
      if case .unknownCommand = error.problem { throw error }
      guard words.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" })
      else { throw error }
      return ParsedArguments(reader.chain, asksHelp: true)
    }
  }

  /// `schema help unknown list` is `schema unknown list --help`.
  private func helpRequest(_ words: [String]) throws(ArgumentError) -> ParsedArguments {
    var chain = CommandChain(self)
    for word in words where !isOption(word) {
      guard let next = chain.descending(to: word) else { throw chain.unknownCommand(word) }
      chain = next
    }
    return ParsedArguments(chain, asksHelp: true)
  }
}

extension CommandChain {
  fileprivate func error(_ problem: ArgumentError.Problem) -> ArgumentError {
    ArgumentError(problem: problem, command: names)
  }

  fileprivate func unknownCommand(_ word: String) -> ArgumentError {
    let choices = command.subcommands.map(\.name)
    return error(.unknownCommand(word, near: nearMiss(of: word, among: choices), choices: choices))
  }
}

/// Walks the words once, going down into subcommands as they come.
private struct ArgumentReader {
  private(set) var chain: CommandChain
  private let words: [String]
  private var next = 0
  private var given: [String: [String]] = [:]
  private var operands: [String] = []

  init(_ chain: CommandChain, _ words: [String]) {
    self.chain = chain
    self.words = words
  }

  mutating func read() throws(ArgumentError) -> ParsedArguments {
    var optionsEnded = false
    while next < words.count {
      let word = words[next]
      next += 1
      if optionsEnded || !isOption(word) {
        try take(operand: word, mayBeCommand: !optionsEnded)
      } else if word == "--" {
        optionsEnded = true
      } else if word.utf8.starts(with: "--".utf8) {
        try take(long: word)
      } else {
        try take(shorts: word)
      }
    }
    return try finished()
  }

  private func finished() throws(ArgumentError) -> ParsedArguments {
    var parsed = ParsedArguments(chain, asksHelp: given["help"] != nil)
    parsed.given = given
    if parsed.asksHelp { return parsed }
    if operands.isEmpty, !chain.command.runsAlone {
      throw chain.error(.missingCommand(choices: chain.command.subcommands.map(\.name)))
    }
    parsed.operandWords = try distributed()
    return parsed
  }

  private mutating func take(operand word: String, mayBeCommand: Bool) throws(ArgumentError) {
    let command = chain.command
    if mayBeCommand, operands.isEmpty, !command.subcommands.isEmpty {
      if let below = chain.descending(to: word) {
        chain = below
        return
      }
      if command.operands.isEmpty { throw chain.unknownCommand(word) }
    }
    operands.append(word)
  }

  private mutating func take(long word: String) throws(ArgumentError) {
    let body = word.utf8.dropFirst(2)
    let equals = body.firstIndex(of: UInt8(ascii: "="))
    let name = String(Substring(body[..<(equals ?? body.endIndex)]))
    guard let option = chain.options.first(where: { $0.name == name }) else {
      let near = nearMiss(of: name, among: chain.options.map(\.name))
      throw chain.error(.unknownOption("--\(name)", near: near.map { "--\($0)" }))
    }
    let attached = equals.map { String(Substring(body[body.index(after: $0)...])) }
    try take(option, spelled: "--\(name)", attached: attached)
  }

  /// `-qv`, `-f json`, `-fjson` and `-qfjson`.
  private mutating func take(shorts word: String) throws(ArgumentError) {
    var rest = word.unicodeScalars.dropFirst()
    while let letter = rest.popFirst() {
      let spelled = "-\(letter)"
      guard let option = chain.options.first(where: { $0.short == Character(letter) }) else {
        throw chain.error(.unknownOption(spelled, near: nil))
      }
      guard option.takesValue else {
        try take(option, spelled: spelled, attached: nil)
        continue
      }
      let attached = rest.isEmpty ? nil : String(rest.first == "=" ? rest.dropFirst() : rest)
      try take(option, spelled: spelled, attached: attached)
      return
    }
  }

  private mutating func take(
    _ option: OptionSpec, spelled: String, attached: String?
  ) throws(ArgumentError) {
    guard let valueName = option.valueName else {
      if attached != nil { throw chain.error(.unexpectedValue(option: spelled)) }
      // Saying a flag twice says nothing new.
      given[option.name] = [""]
      return
    }
    guard let value = attached ?? followingValue() else {
      throw chain.error(.missingValue(option: spelled, valueName: valueName))
    }
    try check(value, for: option, spelled: spelled)
    if !option.repeatable, given[option.name] != nil {
      throw chain.error(.givenTwice(option: spelled))
    }
    given[option.name, default: []].append(value)
  }

  /// The next word, unless it is an option of its own; negative numbers are values.
  private mutating func followingValue() -> String? {
    guard next < words.count else { return nil }
    let word = words[next]
    if isOption(word), Int(word) == nil { return nil }
    next += 1
    return word
  }

  private func check(
    _ value: String, for option: OptionSpec, spelled: String
  ) throws(ArgumentError) {
    switch option.value {
    case .nothing, .text, .path: break
    case .integer(_, let range):
      guard let number = Int(value), range.contains(number) else {
        throw chain.error(.notANumber(option: spelled, given: value, range: range))
      }
    case .choice(_, let choices):
      try check(value, among: choices, of: "option '\(spelled)'")
    }
  }

  private func check(
    _ value: String, among choices: [String], of what: String
  ) throws(ArgumentError) {
    guard !choices.contains(value) else { return }
    let near = nearMiss(of: value, among: choices)
    throw chain.error(.notAChoice(of: what, given: value, choices: choices, near: near))
  }

  /// Gives each operand its words: as many as it can take while those after it get theirs.
  private func distributed() throws(ArgumentError) -> [(name: String, words: [String])] {
    var result: [(name: String, words: [String])] = []
    var rest = operands[...]
    let specs = chain.command.operands
    if let missing = firstMissing(specs) { throw chain.error(.missingOperand(missing.name)) }
    for (index, spec) in specs.enumerated() {
      let neededLater = specs[(index + 1)...].reduce(0) { $0 + $1.count.minimum }
      let taken = rest.prefix(min(spec.count.maximum, max(rest.count - neededLater, 0)))
      if !spec.choices.isEmpty {
        for word in taken { try check(word, among: spec.choices, of: spec.name) }
      }
      rest = rest.dropFirst(taken.count)
      result.append((spec.name, Array(taken)))
    }
    if let extra = rest.first { throw chain.error(.extraOperand(extra)) }
    return result
  }

  /// The operand that would come next, when there are fewer words than must be.
  private func firstMissing(_ specs: [OperandSpec]) -> OperandSpec? {
    var needed = 0
    return specs.first { spec in
      needed += spec.count.minimum
      return needed > operands.count
    }
  }
}

/// A dash alone is an operand: standard input.
private func isOption(_ word: String) -> Bool {
  word.utf8.count > 1 && word.utf8.first == UInt8(ascii: "-")
}
