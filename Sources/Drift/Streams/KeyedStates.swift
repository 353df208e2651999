/// What a rule remembers of each key, for so many keys at a time; the oldest is forgotten first.
struct KeyedStates<State: Sendable>: Sendable {
  /// Rounds, sessions and days end; what began this many keys ago is over.
  static var most: Int { 65_536 }

  private var places: [[UInt8]: Int] = [:]
  /// In the order the keys came; nil where a state was taken away.
  private var entries: [(key: [UInt8], state: State?)] = []
  private(set) var hasForgotten = false

  init() {}

  /// The key that was asked for last: most events follow another of the same key.
  private(set) var latestKey: [UInt8]?
  private var latestPlace: Int?

  subscript(key: [UInt8]) -> State? {
    get { (key == latestKey ? latestPlace : places[key]).flatMap { entries[$0].state } }
    set {
      if key != latestKey {
        latestKey = key
        latestPlace = places[key]
      }
      guard let newValue else { return forgetLatest() }
      if let place = latestPlace {
        entries[place].state = newValue
      } else {
        if places.count >= Self.most || entries.count >= 2 * Self.most { makeRoom() }
        latestPlace = entries.count
        places[key] = entries.count
        entries.append((key, newValue))
      }
    }
  }

  /// Changes what is remembered of a key where it lies; nil when that is nothing.
  mutating func change<Result>(_ key: [UInt8], _ body: (inout State) -> Result) -> Result? {
    if key != latestKey {
      latestKey = key
      latestPlace = places[key]
    }
    // Taken out while it changes: what two refer to is copied with the first change.
    guard let place = latestPlace, var state = entries[place].state.take() else { return nil }
    defer { entries[place].state = state }
    return body(&state)
  }

  /// All that is remembered, in the order the keys came.
  var inOrder: [(key: [UInt8], state: State)] {
    entries.compactMap { entry in entry.state.map { (entry.key, $0) } }
  }

  private mutating func forgetLatest() {
    guard let key = latestKey, let place = latestPlace else { return }
    entries[place].state = nil
    places[key] = nil
    latestPlace = nil
  }

  /// Forgets what was taken away, and the oldest half when there is too much left.
  private mutating func makeRoom() {
    var kept = inOrder[...]
    if kept.count >= Self.most {
      kept = kept.dropFirst(kept.count / 2)
      hasForgotten = true
    }
    entries = kept.map { ($0.key, $0.state) }
    places = [:]
    for (place, entry) in entries.enumerated() { places[entry.key] = place }
  }
}
