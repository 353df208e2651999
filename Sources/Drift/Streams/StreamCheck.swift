/// One rule at work: it sees the events of a stream in order and says what is wrong.
protocol StreamCheck: Sendable {
  /// What is wrong as of this event.
  mutating func see(_ event: StreamEvent) -> [Flaw]
  /// The stream has ended: what was still waited for.
  mutating func end() -> [Flaw]
  /// Events so long ago were forgotten that something may have gone unseen.
  var hasForgotten: Bool { get }
}

/// A fault with the key of the events it is about.
struct Flaw: Sendable {
  var fault: StreamFault
  var key: [UInt8]

  init(
    _ kind: StreamFault.Kind, _ words: String, at event: StreamEvent
  ) {
    fault = StreamFault(kind: kind, place: event.place, words: words)
    key = event.key
  }
}
