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
  /// The type of the value, as `TypeSet` bits; 0 where no value stands there.
  package var type: UInt8 = 0
  /// What the value says, where that may be kept.
  package var value: [UInt8]?

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.place, lhs.pointer) < (rhs.place, rhs.pointer)
  }
}

/// A count with the first few of what was counted; adding two is the same in any order.
package struct Counted<Example: Comparable & Sendable>: Sendable {
  package var events = 0
  package var occurrences = 0
  package var examples: [Example] = []

  package init() {}

  /// One, seen once.
  package init(_ example: Example) {
    events = 1
    occurrences = 1
    examples = [example]
  }

  package mutating func add(_ other: Counted, keeping limit: Int) {
    events += other.events
    occurrences += other.occurrences
    guard let next = other.examples.first else { return }
    // What comes in order, as nearly all does, needs no sorting.
    if examples.last.map({ $0 <= next }) ?? true {
      examples += other.examples.prefix(max(0, limit - examples.count))
    } else {
      examples = Array((examples + other.examples).sorted().prefix(limit))
    }
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
  package var seen = SightingSpan()
  /// The first few values, where they were asked for.
  package var samples: [UnknownSample] = []

  package init(first: RecordPlace) { self.first = first }

  /// How many samples are kept.
  package static let sampleLimit = 3

  mutating func add(_ other: UnknownField) {
    events += other.events
    occurrences += other.occurrences
    types |= other.types
    first = min(first, other.first)
    seen.add(other.seen)
    guard !other.samples.isEmpty else { return }
    samples = Array((samples + other.samples).sorted().prefix(Self.sampleLimit))
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
  /// How many events were refused for causes of each group, where the plan has groups.
  package var groups: [Int: Int] = [:]
  /// When each cause was met, and by values of which types.
  package var seen: [CauseKey: SightingSpan] = [:]
  /// The captures whose events had a cause or an unknown field.
  package var captures: Set<Int> = []
  /// By the pointer of the object the fields stand in.
  package var unknown: [String: UnknownPlace] = [:]

  package init() {}

  package var valid: Int { events - invalid }

  package mutating func add(_ other: SubjectOutcome, keeping limit: Int) {
    events += other.events
    invalid += other.invalid
    for (key, count) in other.causes { causes[key, default: Counted()].add(count, keeping: limit) }
    groups.merge(other.groups, uniquingKeysWith: +)
    for (key, sightings) in other.seen { seen[key, default: SightingSpan()].add(sightings) }
    captures.formUnion(other.captures)
    for (pointer, place) in other.unknown {
      if unknown[pointer]?.add(place) == nil { unknown[pointer] = place }
    }
  }
}

/// What is wrong with a record itself.
package struct RecordFault: Hashable, Comparable, Sendable {
  package var rule: RecordRule
  /// One of a fixed set of words, so that hostile captures cannot make many of them.
  package var message: String

  package init(_ rule: RecordRule, _ message: String) {
    self.rule = rule
    self.message = message
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.rule.rawValue, lhs.message) < (rhs.rule.rawValue, rhs.message)
  }
}

/// One record with a fault, and what is only true of this one.
package struct RecordExample: Hashable, Comparable, Sendable {
  package var place: RecordPlace
  package var detail: String

  package init(_ place: RecordPlace, detail: String = "") {
    self.place = place
    self.detail = detail
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.place, lhs.detail) < (rhs.place, rhs.detail)
  }
}

/// What was seen in captures; outcomes of parts add up to the outcome of the whole.
package struct CheckOutcome: Sendable {
  /// Records that are JSON values.
  package var events = 0
  /// Records that are not.
  package var malformed = 0
  /// The captures that hold any record at all, by their numbers.
  package var captures: Set<Int> = []
  package var subjects: [SubjectOutcome]
  /// Faults of records themselves.
  package var records: [RecordFault: Counted<RecordExample>] = [:]
  /// Events of a type that no contract knows.
  package var unrouted = UnroutedTypes()

  package init(subjects: Int) {
    self.subjects = Array(repeating: SubjectOutcome(), count: subjects)
  }

  package var invalid: Int { subjects.reduce(0) { $0 + $1.invalid } }
  package var routed: Int { subjects.reduce(0) { $0 + $1.events } }

  package mutating func add(_ other: CheckOutcome, keeping limit: Int) {
    events += other.events
    malformed += other.malformed
    captures.formUnion(other.captures)
    for number in subjects.indices where number < other.subjects.count {
      subjects[number].add(other.subjects[number], keeping: limit)
    }
    for (fault, count) in other.records {
      records[fault, default: Counted()].add(count, keeping: limit)
    }
    unrouted.add(other.unrouted, keeping: limit)
  }

  /// Counts a fault of one record.
  package mutating func add(_ fault: RecordFault, _ example: RecordExample, keeping limit: Int) {
    records[fault, default: Counted()].add(Counted(example), keeping: limit)
  }
}
