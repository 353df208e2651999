import JSONText

/// Where one kind of recorder puts an event's type, payload, time and sequence number.
package struct EnvelopeRule: Hashable, Sendable {
  package var type: EnvelopePointer
  /// The first of these that leads to a value gives the payload; the empty pointer is the record.
  package var payload: [EnvelopePointer]
  package var time: EnvelopePointer?
  package var sequence: EnvelopePointer?

  package init(
    type: EnvelopePointer, payload: [EnvelopePointer], time: EnvelopePointer? = nil,
    sequence: EnvelopePointer? = nil
  ) {
    self.type = type
    self.payload = payload
    self.time = time
    self.sequence = sequence
  }
}

/// The envelopes of a repository's captures, tried in order.
package struct Envelope: Hashable, Sendable {
  package var rules: [EnvelopeRule]

  package init(rules: [EnvelopeRule]) { self.rules = rules }

  /// What is assumed when the settings name no envelope.
  ///
  /// Both wrapped forms take the second of a pair first, because some recorders store
  /// `[trace, payload]` where others store the payload.
  package static let standard = Envelope(rules: [
    EnvelopeRule(
      type: .at("event"), payload: [.at("data", "1"), .at("data")], time: .at("ts"),
      sequence: .at("seq")),
    EnvelopeRule(
      type: .at("event_type"), payload: [.at("data", "1"), .at("data")], time: .at("timestamp")),
    EnvelopeRule(type: .at("type"), payload: [.at()], time: .at("timestamp")),
  ])
}

extension EnvelopePointer {
  fileprivate static func at(_ names: String...) -> EnvelopePointer {
    EnvelopePointer(.init(names.map { .init($0) }))
  }
}
