/// What a value can be, as far as readers tell types apart.
package enum ValueType: String, Hashable, Comparable, Sendable, CaseIterable {
  case null, boolean, integer, number, string, array, object

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.order < rhs.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// How often each type came at a path.
package struct TypeTally: Hashable, Sendable {
  package var nulls = 0
  package var trues = 0
  package var falses = 0
  /// Numbers written with digits alone.
  package var integers = 0
  /// Whole numbers written with a point or an exponent: `1.0`.
  package var pointed = 0
  /// Numbers with a fraction.
  package var fractions = 0
  package var strings = 0
  package var arrays = 0
  package var objects = 0

  package init() {}

  package var booleans: Int { trues + falses }
  package var numbers: Int { integers + pointed + fractions }
  package var total: Int { nulls + booleans + numbers + strings + arrays + objects }

  mutating func add(_ other: TypeTally) {
    nulls += other.nulls
    trues += other.trues
    falses += other.falses
    integers += other.integers
    pointed += other.pointed
    fractions += other.fractions
    strings += other.strings
    arrays += other.arrays
    objects += other.objects
  }

  /// How often a type came; whole numbers are integers however they were written.
  package subscript(type: ValueType) -> Int {
    switch type {
    case .null: nulls
    case .boolean: booleans
    case .integer: integers + pointed
    case .number: fractions
    case .string: strings
    case .array: arrays
    case .object: objects
    }
  }

  /// The types that came, the commonest first.
  package var seen: [(type: ValueType, count: Int)] {
    ValueType.allCases.map { ($0, self[$0]) }.filter { $0.1 > 0 }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}
