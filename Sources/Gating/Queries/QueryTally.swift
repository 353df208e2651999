import JSONText
import Validation

/// What the events of a part of the captures come to for one question; parts add up in any order.
struct QueryTally: Sendable {
  /// How many different values are told apart.
  static let distinctLimit = 1_000_000

  /// Events for which the condition holds.
  private(set) var matched = 0
  /// Events of which nobody can tell.
  private(set) var unclear = 0
  /// Events that lacked a number where one was asked for.
  private(set) var without = 0
  /// Events that their contract accepts.
  private(set) var accepted = 0
  private(set) var extreme: ExactNumber?
  /// Where the first event stands that counted, or the one with the largest or smallest number.
  private(set) var place: RecordPlace?
  private var values: Set<ValueKey> = []
  private(set) var hasTooMany = false

  var distinct: Int { values.count }

  mutating func take(_ event: QueriedEvent, _ aggregate: Query.Aggregate, _ truth: QueryTruth) {
    switch truth {
    case .no: return
    case .unclear:
      unclear += 1
      return
    case .yes: break
    }
    switch aggregate {
    case .count, .exists: count(event)
    case .extreme(let extreme, let operand, _): compare(event, extreme, operand)
    case .distinct(let operand, _): collect(event, operand)
    case .validity:
      // What nobody judged is in no share.
      guard let isRefused = event.isRefused else { return }
      matched += 1
      if !isRefused { accepted += 1 } else { note(event.place) }
    }
  }

  private mutating func count(_ event: QueriedEvent) {
    matched += 1
    note(event.place)
  }

  private mutating func note(_ other: RecordPlace) {
    if place.map({ other.precedes($0) }) ?? true { place = other }
  }

  private mutating func compare(
    _ event: QueriedEvent, _ kind: Query.Extreme, _ operand: QueryOperand
  ) {
    var found: ExactNumber?
    operand.each(in: event) { value in
      guard case .json(let value) = value, let number = value.number else { return true }
      if kind.prefers(number, to: found) { found = number }
      return true
    }
    guard let found else {
      without += 1
      return
    }
    matched += 1
    take(found, event.place, kind)
  }

  private mutating func take(_ number: ExactNumber, _ other: RecordPlace, _ kind: Query.Extreme) {
    if kind.prefers(number, to: extreme) {
      (extreme, place) = (number, other)
    } else if number == extreme {
      note(other)
    }
  }

  private mutating func collect(_ event: QueriedEvent, _ operand: QueryOperand) {
    var hasValue = false
    operand.each(in: event) { value in
      hasValue = true
      insert(ValueKey(value))
      return true
    }
    if hasValue { count(event) } else { without += 1 }
  }

  private mutating func insert(_ key: ValueKey) {
    if values.count < Self.distinctLimit {
      values.insert(key)
    } else if !values.contains(key) {
      hasTooMany = true
    }
  }

  mutating func add(_ other: QueryTally, _ aggregate: Query.Aggregate) {
    matched += other.matched
    unclear += other.unclear
    without += other.without
    accepted += other.accepted
    hasTooMany = hasTooMany || other.hasTooMany
    for key in other.values { insert(key) }
    if case .extreme(let kind, _, _) = aggregate {
      if let number = other.extreme, let place = other.place { take(number, place, kind) }
    } else if let place = other.place {
      note(place)
    }
  }
}

extension Query.Extreme {
  fileprivate func prefers(_ number: ExactNumber, to other: ExactNumber?) -> Bool {
    guard let other else { return true }
    return self == .max ? number > other : number < other
  }
}

extension RecordPlace {
  fileprivate func precedes(_ other: RecordPlace) -> Bool {
    (capture, offset) < (other.capture, other.offset)
  }
}

/// A value by two hashes that nobody can foresee: two values share both by no chance or design.
private struct ValueKey: Hashable, Sendable {
  private let first: Int
  private let second: Int

  init(_ value: QueriedValue) {
    first = Self.hash(value, seed: 1)
    second = Self.hash(value, seed: 2)
  }

  private static func hash(_ value: QueriedValue, seed: UInt8) -> Int {
    var hasher = Hasher()
    hasher.combine(seed)
    switch value {
    case .json(let value): hasher.combine(value)
    case .name(let name): hasher.combine(JSONName(Array(name)))
    case .time(let time): hasher.combine(time)
    }
    return hasher.finalize()
  }
}
