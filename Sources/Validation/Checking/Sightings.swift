package import JSONText
import SourceText

/// What was seen of watched fields in a run of events, in their order.
///
/// The texts of all events lie in one array, so that a batch costs few allocations.
package struct Sightings: Sendable {
  package enum Form: UInt8, Hashable, Sendable {
    case absent, null, bool, number, text, container
  }

  /// One watched field of one event.
  package struct Field: Hashable, Sendable {
    package var form: Form
    package var start: Int
    package var count: Int
  }

  package struct Event: Hashable, Sendable {
    package var subject: Int
    package var place: RecordPlace
    /// Where the event's fields begin; there are as many as its subject watches.
    package var firstField: Int
  }

  package private(set) var events: [Event] = []
  private var fields: [Field] = []
  private var text: [UInt8] = []

  package init() {}

  package var isEmpty: Bool { events.isEmpty }

  mutating func begin(_ subject: Int, _ place: RecordPlace) {
    events.append(Event(subject: subject, place: place, firstField: fields.count))
  }

  mutating func add(_ form: Form, _ bytes: some Collection<UInt8>) {
    fields.append(Field(form: form, start: text.count, count: bytes.count))
    text.append(contentsOf: bytes)
  }

  mutating func add(_ form: Form, _ range: Range<Int>, of bytes: UncheckedBytes) {
    fields.append(Field(form: form, start: text.count, count: range.count))
    bytes.append(range, to: &text)
  }

  mutating func addAbsent() { fields.append(Field(form: .absent, start: text.count, count: 0)) }

  /// Adds an event that was read exactly.
  package mutating func add(
    _ payload: JSONValue, watching pointers: [JSONPointer], of subject: Int, at place: RecordPlace
  ) {
    begin(subject, place)
    for pointer in pointers { add(payload[pointer]) }
  }

  private mutating func add(_ value: JSONValue?) {
    guard let value else { return addAbsent() }
    switch value.kind {
    case .null: add(.null, [])
    case .true: add(.bool, "true".utf8)
    case .false: add(.bool, "false".utf8)
    case .number: add(.number, value.text)
    case .string: add(.text, value.text)
    case .array, .object: add(.container, [])
    }
  }

  /// A watched field of an event, by its number among those that the subject watches.
  package func field(_ number: Int, of event: Event) -> (form: Form, bytes: ArraySlice<UInt8>) {
    let place = event.firstField + number
    guard fields.indices.contains(place) else { return (.absent, []) }
    let field = fields[place]
    return (field.form, text[field.start..<(field.start + field.count)])
  }
}
