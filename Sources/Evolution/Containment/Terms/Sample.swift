import JSONText

/// A value that the search puts together.
indirect enum Sample: Hashable, Sendable {
  /// A number; how it is written makes no other number of it.
  struct Number: Hashable, Sendable {
    var value: ExactNumber
    /// Whether an integer is written like a fraction.
    var isDotted = false

    static func == (lhs: Self, rhs: Self) -> Bool { lhs.value == rhs.value }
    func hash(into hasher: inout Hasher) { hasher.combine(value) }
  }

  struct Field: Hashable, Sendable {
    var name: Int
    var value: Sample
  }

  case null
  case bool(Bool)
  case number(Number)
  case text([UInt8])
  case list([Sample])
  /// Sorted by the names' numbers.
  case record([Field])

  static func number(_ value: Int) -> Sample { .number(Number(value: ExactNumber(value))) }
}

extension Sample {
  func kind() -> Kinds {
    switch self {
    case .null: .null
    case .bool(let value): value ? .true : .false
    case .number(let number):
      !number.value.isInteger ? .fraction : number.isDotted ? .dotted : .integer
    case .text: .string
    case .list: .array
    case .record: .object
    }
  }

  /// Makes a record of fields in any order.
  static func record(of fields: [Int: Sample]) -> Sample {
    .record(fields.map { Field(name: $0.key, value: $0.value) }.sorted { $0.name < $1.name })
  }
}

/// How many letters a text has, as JSON Schema counts them.
func letterCount(of text: [UInt8]) -> Int {
  text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
}
