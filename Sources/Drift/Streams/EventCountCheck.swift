/// Counts the events of each key and holds them to a limit.
struct EventCountCheck: StreamCheck {
  enum Limit: Sendable {
    case atMost(Int)
    case atLeast(Int)
  }

  private let limit: Limit
  private var states = KeyedStates<(count: Int, first: StreamEvent)>()
  private var firstKey: [UInt8]?

  init(_ limit: Limit) { self.limit = limit }

  var hasForgotten: Bool { states.hasForgotten }

  mutating func see(_ event: StreamEvent) -> [Flaw] {
    firstKey = firstKey ?? event.key
    var state = states[event.key] ?? (0, event)
    state.count += 1
    states[event.key] = state
    guard case .atMost(let most) = limit, state.count > most else { return [] }
    return [Flaw(.tooMany, "event \(state.count) of at most \(most)", at: event)]
  }

  /// The first and the last key may go on beyond the capture, so nothing is said of them.
  mutating func end() -> [Flaw] {
    guard case .atLeast(let least) = limit else { return [] }
    return states.inOrder.compactMap { key, state in
      guard state.count < least, key != firstKey, key != states.latestKey else { return nil }
      return Flaw(.tooFew, "\(state.count) of at least \(least) events", at: state.first)
    }
  }
}
