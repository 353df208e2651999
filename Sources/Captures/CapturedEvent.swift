package import JSONText

/// One record of a capture, out of its envelope.
package struct CapturedEvent: Sendable {
  /// The source's own name of the event.
  package var type: JSONName
  package var payload: JSONValue
  /// Which of the rule's pointers led to the payload.
  package var payloadPointer: EnvelopePointer
  package var time: JSONValue?
  package var sequence: JSONValue?
  /// Which rule fitted, as an index into the envelope's rules.
  package var rule: Int

  /// The recorder stored its trace and lost the event: there is nothing to validate.
  package var isOnlyTrace: Bool {
    switch payload.kind {
    case .object: payload.isTrace
    case .array: payload.count == 1 && payload.elements.first { _ in true }?.isTrace == true
    case .null, .true, .false, .number, .string: false
    }
  }
}

/// Why a record is in no known envelope.
package enum EnvelopeFault: Error, Hashable, Sendable {
  case notAnObject(JSONDocument.Kind)
  /// No rule's type pointer leads anywhere.
  case noType
  /// The type is there and is no text.
  case typeIsNoText(at: EnvelopePointer, JSONDocument.Kind)
  /// The type is there, and no payload pointer of its rule leads anywhere.
  case noPayload(type: JSONName)
}

extension Envelope {
  /// Takes an event out of its record: the first rule whose type and payload are there decides.
  package func unwrap(_ record: JSONValue) throws(EnvelopeFault) -> CapturedEvent {
    guard record.kind == .object else { throw .notAnObject(record.kind) }
    var fault: EnvelopeFault?
    for (index, rule) in rules.enumerated() {
      guard let typeValue = rule.type.value(in: record) else { continue }
      guard let type = typeValue.name else {
        fault = fault ?? .typeIsNoText(at: rule.type, typeValue.kind)
        continue
      }
      for pointer in rule.payload {
        guard let payload = pointer.value(in: record) else { continue }
        return CapturedEvent(
          type: type, payload: payload, payloadPointer: pointer,
          time: rule.time?.value(in: record), sequence: rule.sequence?.value(in: record),
          rule: index)
      }
      fault = fault ?? .noPayload(type: type)
    }
    throw fault ?? .noType
  }
}

extension JSONValue {
  /// The object by which a recorder passes a trace along: `{"__trace": true, ...}`.
  fileprivate var isTrace: Bool { self["__trace"] != nil && self["__trace"]?.bool != false }
}

extension EnvelopeFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAnObject: "record is not an object"
    case .noType: "record fits no envelope: no event type where the settings look for one"
    case .typeIsNoText(let pointer, _): "event type at '\(pointer)' is not a text"
    case .noPayload(let type): "event '\(type)' has no payload where the settings look for one"
    }
  }
}
