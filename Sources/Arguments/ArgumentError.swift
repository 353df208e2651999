/// Why words could not be read as a command.
package struct ArgumentError: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case unknownCommand(String, near: String?, choices: [String])
    case missingCommand(choices: [String])
    case unknownOption(String, near: String?)
    case missingValue(option: String, valueName: String)
    case unexpectedValue(option: String)
    case notAChoice(of: String, given: String, choices: [String], near: String?)
    case notANumber(option: String, given: String, range: ClosedRange<Int>)
    case givenTwice(option: String)
    case missingOperand(String)
    case extraOperand(String)
  }

  package var problem: Problem
  /// The command as far as it was understood, the program's name included.
  package var command: [String]

  /// What happened; words of the user stand in it raw and must be cleaned for the screen.
  package var message: String {
    switch problem {
    case .unknownCommand(let word, _, _): "there is no command '\(word)'"
    case .missingCommand: "'\(command.joined(separator: " "))' needs a command"
    case .unknownOption(let option, _): "unknown option '\(option)'"
    case .missingValue(let option, let name): "option '\(option)' needs a value: \(name)"
    case .unexpectedValue(let option): "option '\(option)' takes no value"
    case .notAChoice(let what, let given, _, _): "'\(given)' is not a value of \(what)"
    case .notANumber(let option, let given, let range):
      "option '\(option)' needs a whole number \(words(for: range)), not '\(given)'"
    case .givenTwice(let option): "option '\(option)' is given twice"
    case .missingOperand(let name): "\(name) is missing"
    case .extraOperand(let word): "unexpected argument '\(word)'"
    }
  }

  /// What to do next, one hint a line.
  package var advice: [String] {
    let what =
      switch problem {
      case .unknownCommand, .missingCommand: "lists the commands"
      case .unknownOption, .missingValue, .unexpectedValue, .notAChoice, .notANumber, .givenTwice,
        .missingOperand, .extraOperand:
        "explains the command"
      }
    return hints + ["'\(command.joined(separator: " ")) --help' \(what)"]
  }

  private var hints: [String] {
    switch problem {
    case .unknownOption(_, let near), .unknownCommand(_, let near, choices: []):
      suggestion(near)
    case .unknownCommand(_, let near, let choices):
      near == nil ? ["commands: \(choices.joined(separator: ", "))"] : suggestion(near)
    case .missingCommand(let choices):
      ["commands: \(choices.joined(separator: ", "))"]
    case .notAChoice(_, _, let choices, let near):
      suggestion(near) + ["choose one of: \(choices.joined(separator: ", "))"]
    case .missingValue(let option, let name):
      option.utf8.starts(with: "--".utf8)
        ? ["a value that begins with '-' is written '\(option)=\(name)'"] : []
    case .unexpectedValue, .notANumber, .givenTwice, .missingOperand: []
    case .extraOperand: []
    }
  }

  private func suggestion(_ near: String?) -> [String] {
    near.map { ["did you mean '\($0)'?"] } ?? []
  }

  private func words(for range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (.min, .max): "of any size"
    case (let low, .max): "of at least \(low)"
    case (.min, let high): "of at most \(high)"
    case (let low, let high): "from \(low) to \(high)"
    }
  }
}
