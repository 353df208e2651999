/// What a rule remembers of each key, for so many keys at a time; the oldest is forgotten first.
struct KeyedStates<State: Sendable>: Sendable {
  /// Rounds, sessions and days end; what began this many keys ago is over.
  static var most: Int { 65_536 }

  private var states: [[UInt8]: (order: Int, state: State)] = [:]
  private var nextOrder = 0
  private(set) var hasForgotten = false

  init() {}

  var latestKey: [UInt8]?

  subscript(key: [UInt8]) -> State? {
    get { states[key]?.state }
    set {
      latestKey = key
      guard let newValue else {
        states[key] = nil
        return
      }
      if let order = states[key]?.order {
        states[key] = (order, newValue)
        return
      }
      if states.count >= Self.most { forgetOldestHalf() }
      states[key] = (nextOrder, newValue)
      nextOrder += 1
    }
  }

  /// All that is remembered, in the order the keys came.
  var inOrder: [(key: [UInt8], state: State)] {
    states.sorted { $0.value.order < $1.value.order }.map { ($0.key, $0.value.state) }
  }

  private mutating func forgetOldestHalf() {
    let limit = states.values.map(\.order).sorted()[states.count / 2]
    states = states.filter { $0.value.order >= limit }
    hasForgotten = true
  }
}
