import Validation

/// Holds a counter to steps of one.
///
/// Repeats are no fault: several events may tell of one step.
struct ConsecutiveCheck: StreamCheck {
  /// Events that come this late are taken for late ones and not for a new beginning.
  fileprivate static let lateness = 8
  /// A gap is not told before this many steps have passed, for it may still be filled.
  fileprivate static let patience = 64

  fileprivate struct State: Sendable {
    var last: Int
    /// The late number that came just before; when the next follows on it, the counter began anew.
    var late: Int?
    /// Gaps that may be filled yet, oldest first.
    var open: [(missing: ClosedRange<Int>, at: StreamEvent)] = []
  }

  private let name: String
  private var states = KeyedStates<State>()

  init(name: String) { self.name = name }

  var hasForgotten: Bool { states.hasForgotten }

  mutating func see(_ event: StreamEvent) -> [Flaw] {
    guard let value = event.fields.first?.int else { return [] }
    let name = name
    if let flaws = states.change(event.key, { $0.take(value, of: event, name) }) { return flaws }
    states[event.key] = State(last: value)
    return []
  }

  mutating func end() -> [Flaw] {
    states.inOrder.flatMap { entry in entry.state.open.map { told($0.missing, at: $0.at, name) } }
  }
}

extension ConsecutiveCheck.State {
  /// Takes the next number; what is wrong as of it.
  fileprivate mutating func take(
    _ value: Int, of event: StreamEvent, _ name: String
  ) -> [Flaw] {
    if let late, value >= late, steps(late, value) <= 1, value < last {
      last = value
      self.late = nil
      return []
    }
    if value < last {
      let flaw = Flaw(.disorder, "\(name) goes back from \(last) to \(value)", at: event)
      let isLate = fill(value) || steps(value, last) <= ConsecutiveCheck.lateness
      if !isLate { last = value }
      late = isLate ? value : nil
      return [flaw]
    }
    if steps(last, value) > 1 { open.append((last + 1...value - 1, event)) }
    last = value
    late = nil
    if open.isEmpty { return [] }
    return settled(by: value, after: ConsecutiveCheck.patience).map {
      told($0.missing, at: $0.at, name)
    }
  }

  /// Takes a late number out of the gap it was missing from; false when it was in none.
  fileprivate mutating func fill(_ value: Int) -> Bool {
    guard let place = open.firstIndex(where: { $0.missing.contains(value) }) else { return false }
    let (missing, event) = open.remove(at: place)
    let rest = [
      value > missing.lowerBound ? missing.lowerBound...value - 1 : nil,
      value < missing.upperBound ? value + 1...missing.upperBound : nil,
    ].compactMap(\.self)
    open.insert(contentsOf: rest.map { ($0, event) }, at: place)
    return true
  }

  /// The gaps that nothing will fill any more, taken out.
  fileprivate mutating func settled(
    by value: Int, after patience: Int
  ) -> [(missing: ClosedRange<Int>, at: StreamEvent)] {
    let settled = open.filter { steps($0.missing.upperBound, value) > patience }
    if !settled.isEmpty { open.removeAll { steps($0.missing.upperBound, value) > patience } }
    return settled
  }
}

private func told(_ missing: ClosedRange<Int>, at event: StreamEvent, _ name: String) -> Flaw {
  let range =
    missing.lowerBound == missing.upperBound
    ? "\(missing.lowerBound)" : "\(missing.lowerBound)..\(missing.upperBound)"
  return Flaw(.gap, "\(name) \(range) is missing", at: event)
}

/// How far one number is below another, or as far as can be counted.
private func steps(_ low: Int, _ high: Int) -> Int {
  let (distance, overflows) = high.subtractingReportingOverflow(low)
  return overflows ? .max : distance
}
