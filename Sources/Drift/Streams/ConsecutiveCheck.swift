import Validation

/// Holds a counter to steps of one.
///
/// Repeats are no fault: several events may tell of one step.
struct ConsecutiveCheck: StreamCheck {
  /// Events that come this late are taken for late ones and not for a new beginning.
  private static let lateness = 8
  /// A gap is not told before this many steps have passed, for it may still be filled.
  private static let patience = 64

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
    guard var state = states[event.key] else {
      states[event.key] = State(last: value)
      return []
    }
    var flaws: [Flaw] = []
    if let late = state.late, value >= late, steps(late, value) <= 1, value < state.last {
      state.last = value
      state.late = nil
    } else if value < state.last {
      flaws.append(
        Flaw(.disorder, "\(name) goes back from \(state.last) to \(value)", at: event))
      let isLate = state.fill(value) || steps(value, state.last) <= Self.lateness
      if !isLate { state.last = value }
      state.late = isLate ? value : nil
    } else {
      if steps(state.last, value) > 1 { state.open.append((state.last + 1...value - 1, event)) }
      state.last = value
      state.late = nil
      flaws += state.settled(by: value, after: Self.patience).map(told)
    }
    states[event.key] = state
    return flaws
  }

  mutating func end() -> [Flaw] {
    states.inOrder.flatMap { $0.state.open.map(told) }
  }

  private func told(_ missing: ClosedRange<Int>, at event: StreamEvent) -> Flaw {
    let range =
      missing.lowerBound == missing.upperBound
      ? "\(missing.lowerBound)" : "\(missing.lowerBound)..\(missing.upperBound)"
    return Flaw(.gap, "\(name) \(range) is missing", at: event)
  }
}

extension ConsecutiveCheck.State {
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

/// How far one number is below another, or as far as can be counted.
private func steps(_ low: Int, _ high: Int) -> Int {
  let (distance, overflows) = high.subtractingReportingOverflow(low)
  return overflows ? .max : distance
}
