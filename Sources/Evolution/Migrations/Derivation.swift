package import JSONText
package import YAMLText

/// A value that is worked out from other values of the same event.
///
/// ```yaml
/// { length: /players }                     # elements of a list, members of an object, characters
/// { sum: [/paid, /fee] }                   # exact, of numbers
/// { product: [/seconds, 1000] }
/// { join: [/gameId, "-", /tick] }          # texts and numbers, one behind the other
/// { map: /side, to: { B: buy, S: sell } }  # one value for another; others stay without
/// ```
///
/// In a list, a text that begins with `/` is a path into the event, everything else stands for
/// itself.
package enum Derivation: Sendable {
  package enum Operand: Sendable {
    case path(EventPath)
    case value(YAMLTree)
  }

  case length(EventPath)
  case sum([Operand])
  case product([Operand])
  case join([Operand])
  case map(EventPath, to: [JSONName: YAMLTree])

  /// Every path that is read.
  var paths: [EventPath] {
    switch self {
    case .length(let path), .map(let path, _): [path]
    case .sum(let operands), .product(let operands), .join(let operands):
      operands.compactMap { if case .path(let path) = $0 { path } else { nil } }
    }
  }
}

extension Derivation {
  /// The value for one event; nil where something it needs is absent.
  func value(_ look: (EventPath) -> YAMLTree?) throws(DerivationFailure) -> YAMLTree? {
    switch self {
    case .length(let path): return try look(path).map(length)
    case .sum(let operands):
      return try numbers(operands, look).map {
        numbers throws(DerivationFailure) in
        try total(of: numbers, from: .zero) { $0.sum(with: $1) }
      }
    case .product(let operands):
      return try numbers(operands, look).map { numbers throws(DerivationFailure) in
        try total(of: numbers, from: ExactNumber(1)) { $0.product(with: $1) }
      }
    case .join(let operands): return try join(operands, look)
    case .map(let path, let values): return look(path).flatMap(\.word).flatMap { values[$0] }
    }
  }

  private func length(_ value: YAMLTree) throws(DerivationFailure) -> YAMLTree {
    switch value {
    case .list(let elements): return .number(elements.count)
    case .mapping(let members): return .number(members.count)
    case .string(let text): return .number(text.count { $0 & 0xC0 != 0x80 })
    case .null, .bool, .number: throw DerivationFailure("a length is asked of what has none")
    }
  }

  private func numbers(
    _ operands: [Operand], _ look: (EventPath) -> YAMLTree?
  ) throws(DerivationFailure) -> [ExactNumber]? {
    var numbers: [ExactNumber] = []
    for operand in operands {
      guard let value = operand.value(look) else { return nil }
      guard case .number(let lexeme) = value, let number = ExactNumber(lexeme: lexeme) else {
        throw DerivationFailure("a number is asked of what is none")
      }
      numbers.append(number)
    }
    return numbers
  }

  private func total(
    of numbers: [ExactNumber], from start: ExactNumber,
    _ combine: (ExactNumber, ExactNumber) -> ExactNumber?
  ) throws(DerivationFailure) -> YAMLTree {
    var total = start
    for number in numbers {
      guard let next = combine(total, number) else {
        throw DerivationFailure("the numbers are too long to calculate with")
      }
      total = next
    }
    return .number(lexeme: Array(total.description.utf8))
  }

  private func join(
    _ operands: [Operand], _ look: (EventPath) -> YAMLTree?
  ) throws(DerivationFailure) -> YAMLTree? {
    var text: [UInt8] = []
    for operand in operands {
      guard let value = operand.value(look) else { return nil }
      switch value {
      case .string(let part), .number(let part): text += part
      case .null, .bool, .list, .mapping:
        throw DerivationFailure("a text or a number is asked of what is neither")
      }
    }
    return .string(text)
  }
}

/// Why a value could not be worked out.
struct DerivationFailure: Error {
  var message: String
  init(_ message: String) { self.message = message }
}

extension Derivation.Operand {
  fileprivate func value(_ look: (EventPath) -> YAMLTree?) -> YAMLTree? {
    switch self {
    case .path(let path): look(path)
    case .value(let value): value
    }
  }
}

extension YAMLTree {
  fileprivate static func number(_ value: Int) -> YAMLTree {
    .number(lexeme: Array(String(value).utf8))
  }

  /// The value as a key of `to:`; lists and objects are none.
  fileprivate var word: JSONName? {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    // `1.0` is looked up as `1`.
    case .number(let lexeme): ExactNumber(lexeme: lexeme).map { JSONName($0.description) }
    case .string(let text): JSONName(text)
    case .list, .mapping: nil
    }
  }
}
