package import JSONText

/// Where a record stands: which capture, and its first byte there.
package struct RecordPlace: Hashable, Comparable, Sendable {
  /// The number of the capture among the inputs.
  package var capture: Int
  package var line: Int
  package var column: Int
  package var offset: Int

  package init(capture: Int, line: Int, column: Int, offset: Int) {
    self.capture = capture
    self.line = line
    self.column = column
    self.offset = offset
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.capture, lhs.offset) < (rhs.capture, rhs.offset)
  }
}

/// What a cause of refusals is: the same keyword of the same schema at the same place of the event.
package struct CauseKey: Hashable, Comparable, Sendable {
  package var pointer: String
  package var kind: ViolationKind
  package var schema: Int
  package var keyword: String
  package var field: String

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.pointer, lhs.kind.rawValue, lhs.schema, lhs.keyword, lhs.field)
      < (rhs.pointer, rhs.kind.rawValue, rhs.schema, rhs.keyword, rhs.field)
  }
}

/// One occurrence of a cause, read again exactly.
package struct CauseExample: Hashable, Comparable, Sendable {
  package var place: RecordPlace
  /// With names and positions, from the payload's root.
  package var pointer: String
  package var expected: String
  package var got: String
  package var notes: [String]

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.place, lhs.pointer) < (rhs.place, rhs.pointer)
  }
}

/// A count with the first few of what was counted; adding two is the same in any order.
package struct Counted<Example: Comparable & Sendable>: Sendable {
  package var events = 0
  package var occurrences = 0
  package var examples: [Example] = []

  package mutating func add(_ other: Counted, keeping limit: Int) {
    events += other.events
    occurrences += other.occurrences
    examples = Array((examples + other.examples).sorted().prefix(limit))
  }
}

extension Counted: Hashable, Equatable where Example: Hashable {}

/// A field that no schema knows, or the map-like keys of one place together.
package struct UnknownField: Hashable, Sendable {
  package var events = 0
  package var occurrences = 0
  /// The JSON types its values had.
  package var types: UInt8 = 0
  package var first: RecordPlace

  package init(first: RecordPlace) { self.first = first }

  mutating func add(_ other: UnknownField) {
    events += other.events
    occurrences += other.occurrences
    types |= other.types
    first = min(first, other.first)
  }
}

/// The unknown fields of one place in the event.
package struct UnknownPlace: Hashable, Sendable {
  package var fields: [JSONName: UnknownField] = [:]
  /// Keys that are data and not names.
  package var keys: UnknownField?
  /// All of them together.
  package var total: UnknownField

  mutating func add(_ other: UnknownPlace) {
    for (name, field) in other.fields {
      if fields[name]?.add(field) == nil { fields[name] = field }
    }
    if let keys = other.keys, self.keys?.add(keys) == nil { self.keys = keys }
    total.add(other.total)
  }
}

/// What was seen of one contract's events.
package struct SubjectOutcome: Sendable {
  package var events = 0
  package var invalid = 0
  package var causes: [CauseKey: Counted<CauseExample>] = [:]
  /// By the pointer of the object the fields stand in.
  package var unknown: [String: UnknownPlace] = [:]

  package var valid: Int { events - invalid }

  mutating func add(_ other: SubjectOutcome, keeping limit: Int) {
    events += other.events
    invalid += other.invalid
    for (key, count) in other.causes { causes[key, default: Counted()].add(count, keeping: limit) }
    for (pointer, place) in other.unknown {
      if unknown[pointer]?.add(place) == nil { unknown[pointer] = place }
    }
  }
}

/// A record that is no event, and what is wrong with it.
package struct RecordExample: Hashable, Comparable, Sendable {
  package var place: RecordPlace
  package var message: String

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.place, lhs.message) < (rhs.place, rhs.message)
  }
}

/// What was seen in captures; outcomes of parts add up to the outcome of the whole.
package struct CheckOutcome: Sendable {
  /// Records that are JSON values.
  package var events = 0
  /// Records that are not.
  package var malformed = 0
  package var subjects: [SubjectOutcome]
  /// Faults of records themselves, by the number of their `EV` rule.
  package var records: [Int: Counted<RecordExample>] = [:]
  /// Events of a type that no contract knows.
  package var unrouted: [JSONName: Counted<RecordPlace>] = [:]

  package init(subjects: Int) {
    self.subjects = Array(repeating: SubjectOutcome(), count: subjects)
  }

  package var invalid: Int { subjects.reduce(0) { $0 + $1.invalid } }
  package var routed: Int { subjects.reduce(0) { $0 + $1.events } }

  package mutating func add(_ other: CheckOutcome, keeping limit: Int) {
    events += other.events
    malformed += other.malformed
    for number in subjects.indices where number < other.subjects.count {
      subjects[number].add(other.subjects[number], keeping: limit)
    }
    for (rule, count) in other.records {
      records[rule, default: Counted()].add(count, keeping: limit)
    }
    for (type, count) in other.unrouted {
      unrouted[type, default: Counted()].add(count, keeping: limit)
    }
  }
}
