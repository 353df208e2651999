/// Holds numbers, or texts such as times, to an ascending order.
struct IncreasingCheck: StreamCheck {
  private let name: String
  private let allowsEqual: Bool
  private var states = KeyedStates<StreamValue>()

  init(name: String, allowsEqual: Bool) {
    self.name = name
    self.allowsEqual = allowsEqual
  }

  var hasForgotten: Bool { states.hasForgotten }

  mutating func see(_ event: StreamEvent) -> [Flaw] {
    guard let value = event.fields.first, value.precedes(value) != nil else { return [] }
    let last = states[event.key]
    states[event.key] = value
    guard let last, let goesBack = value.precedes(last), let goesOn = last.precedes(value) else {
      return []
    }
    if goesBack { return [Flaw(.notIncreasing, "\(name) goes back", at: event)] }
    if !goesOn, !allowsEqual {
      return [Flaw(.notIncreasing, "\(name) stays the same", at: event)]
    }
    return []
  }

  mutating func end() -> [Flaw] { [] }
}
