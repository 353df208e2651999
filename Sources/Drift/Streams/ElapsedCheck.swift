/// Holds a field to the time since another one left zero, as far as the events can tell.
///
/// Events are samples: when a thing began is known only to lie between two of them, so that a value
/// is refused only when no beginning explains it.
struct ElapsedCheck: StreamCheck {
  private struct State: Sendable {
    var clock: Int
    /// The clock when it began; nil while there is nothing to count from.
    var beginning: Int?
  }

  private let name: String
  private let clockName: String
  private let sinceName: String
  private var states = KeyedStates<State>()

  init(name: String, clock: String, since: String) {
    self.name = name
    clockName = clock
    sinceName = since
  }

  var hasForgotten: Bool { states.hasForgotten }

  mutating func see(_ event: StreamEvent) -> [Flaw] {
    guard event.fields.count == 3, let clock = event.fields[1].int else { return [] }
    let (field, since) = (event.fields[0], event.fields[2])
    let last = states[event.key]
    guard !since.isZero else {
      states[event.key] = State(clock: clock, beginning: nil)
      guard let elapsed = field.int, elapsed != 0 else { return [] }
      return [
        Flaw(.wrongElapsed, "\(name) is \(elapsed) while \(sinceName) is 0", at: event)
      ]
    }
    guard let elapsed = field.int else {
      states[event.key] = State(clock: clock, beginning: last?.beginning)
      return []
    }
    let (beginning, overflows) = clock.subtractingReportingOverflow(elapsed)
    guard !overflows else { return [] }
    states[event.key] = State(clock: clock, beginning: beginning)
    return isPossible(beginning, elapsed, after: last) ? [] : [flaw(elapsed, clock, last, event)]
  }

  mutating func end() -> [Flaw] { [] }

  /// It goes on as before, or began anew since the last event was taken.
  private func isPossible(_ beginning: Int, _ elapsed: Int, after last: State?) -> Bool {
    guard elapsed >= 0 else { return false }
    guard let last else { return true }
    return beginning == last.beginning || beginning >= last.clock
  }

  private func flaw(_ elapsed: Int, _ clock: Int, _ last: State?, _ event: StreamEvent) -> Flaw {
    let expected = last?.beginning.map { clock.subtractingReportingOverflow($0).partialValue }
    let words =
      expected.map { "expected \($0)" }
      ?? last.map { "\(sinceName) was 0 at \(clockName) \($0.clock)" } ?? "it cannot be below 0"
    return Flaw(
      .wrongElapsed, "\(name) is \(elapsed) at \(clockName) \(clock): \(words)", at: event)
  }
}
