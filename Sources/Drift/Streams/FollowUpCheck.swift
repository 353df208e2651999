/// Waits for the event that must follow another one of the same key.
struct FollowUpCheck: StreamCheck {
  private let name: String
  private var waiting = KeyedStates<StreamEvent>()
  private var latestTrigger: [UInt8]?

  init(name: String) { self.name = name }

  var hasForgotten: Bool { waiting.hasForgotten }

  /// An event that must be followed.
  mutating func trigger(_ event: StreamEvent) -> [Flaw] {
    let missed = waiting[event.key].map(flaw)
    waiting[event.key] = event
    latestTrigger = event.key
    return missed.map { [$0] } ?? []
  }

  mutating func see(_ event: StreamEvent) -> [Flaw] {
    if waiting[event.key] != nil { waiting[event.key] = nil }
    return []
  }

  /// What the last event waited for may come after the capture.
  mutating func end() -> [Flaw] {
    waiting.inOrder.filter { $0.key != latestTrigger }.map { flaw($0.state) }
  }

  private func flaw(_ event: StreamEvent) -> Flaw {
    Flaw(.missingFollowUp, "no \(name) event follows", at: event)
  }
}
