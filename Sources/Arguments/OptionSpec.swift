/// One option of a command: its names, what it takes and what it is for.
package struct OptionSpec: Hashable, Sendable {
  /// What stands after the option's name.
  package enum Value: Hashable, Sendable {
    /// Nothing: the option is a flag.
    case nothing
    /// Any word; the name is how help calls it.
    case text(String)
    case integer(String, ClosedRange<Int>)
    case choice(String, [String])
    /// A file or folder, which shells complete.
    case path(String)
  }

  /// The long name without its dashes; it is also the key of lookups.
  package var name: String
  package var short: Character?
  package var value: Value
  package var help: String
  /// What holds when the option is absent, told by help and given by lookups.
  package var defaultValue: String?
  package var repeatable: Bool

  package init(
    _ name: String, short: Character? = nil, takes value: Value = .nothing,
    default defaultValue: String? = nil, repeatable: Bool = false, help: String
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.defaultValue = defaultValue
    self.repeatable = repeatable
    self.help = help
  }

  package var takesValue: Bool { value != .nothing }

  /// How help calls the value, or nil for a flag.
  package var valueName: String? {
    switch value {
    case .nothing: nil
    case .text(let name), .integer(let name, _), .choice(let name, _), .path(let name): name
    }
  }

  package var choices: [String] {
    if case .choice(_, let choices) = value { choices } else { [] }
  }

  /// Every command has it, so no declaration repeats it.
  package static let help = OptionSpec("help", short: "h", help: "Show this help.")
}

/// Words of a command that are not options.
package struct OperandSpec: Hashable, Sendable {
  package enum Count: Hashable, Sendable {
    case one
    case optional
    case any
    case atLeastOne

    var minimum: Int {
      switch self {
      case .one, .atLeastOne: 1
      case .optional, .any: 0
      }
    }

    var maximum: Int {
      switch self {
      case .one, .optional: 1
      case .any, .atLeastOne: .max
      }
    }
  }

  package enum Kind: Hashable, Sendable {
    case text
    /// A file or folder, which shells complete.
    case path
    case choice([String])
  }

  package var name: String
  package var help: String
  package var count: Count
  package var kind: Kind

  package init(_ name: String, _ count: Count = .one, kind: Kind = .text, help: String) {
    self.name = name
    self.count = count
    self.kind = kind
    self.help = help
  }

  package var choices: [String] {
    if case .choice(let choices) = kind { choices } else { [] }
  }

  /// How usage lines show the operand: `[PATH...]`.
  package var usage: String {
    switch count {
    case .one: name
    case .optional: "[\(name)]"
    case .any: "[\(name)...]"
    case .atLeastOne: "\(name)..."
    }
  }
}
