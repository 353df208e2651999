/// One event that a plan shows: `SELL tick=712 price=3.69`.
package struct EventSample: Hashable, Sendable {
  package struct Field: Hashable, Sendable {
    package var name: String
    /// The value as it stands.
    package var text: String

    package init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The word before the fields.
  package var label: String
  /// The events that the evidence block or its phase names, the nearest first.
  package var candidates: [String]
  package var fields: [Field]
  /// The whole event, where it is shown as JSON.
  package var json: String?
  /// The versions of contracts that the evidence is bound to, by their names.
  package var versions: [String: String] = [:]

  package init(label: String, candidates: [String], fields: [Field]) {
    self.label = label
    self.candidates = candidates
    self.fields = fields
  }
}

/// What a contract says of a sample.
package enum SampleVerdict: Hashable, Sendable {
  case fits(contract: String)
  /// What is wrong, one sentence each, with the field it is about.
  case refused(contract: String, faults: [Fault])
  /// No contract is known for it.
  case noContract

  package struct Fault: Hashable, Sendable {
    package var field: String?
    package var message: String

    package init(field: String? = nil, message: String) {
      self.field = field
      self.message = message
    }
  }
}
