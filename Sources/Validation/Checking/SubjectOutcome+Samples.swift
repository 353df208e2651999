import JSONText
import StringFormats

extension SubjectOutcome {
  /// Keeps a sample of an unknown field; those of its place's keys have no name.
  mutating func add(_ sample: UnknownSample, of name: JSONName?, at pointer: String) {
    let none = UnknownField(first: sample.place)
    var place = unknown[pointer] ?? UnknownPlace(total: none)
    guard place.fields.count <= UnknownPlace.nameLimit else { return }
    if let name {
      place.fields[name, default: none].keep(sample)
    } else {
      place.keys = place.keys ?? none
      place.keys?.keep(sample)
    }
    unknown[pointer] = place
  }

  /// Takes out what has samples and was counted under no name of its own.
  mutating func dropUncounted() {
    for (pointer, place) in unknown {
      unknown[pointer]?.fields = place.fields.filter { $0.value.events > 0 }
      if place.keys?.events == 0 { unknown[pointer]?.keys = nil }
    }
  }
}

extension UnknownField {
  fileprivate mutating func keep(_ sample: UnknownSample) {
    guard samples.count < Self.sampleLimit, samples.last?.place != sample.place else { return }
    samples.append(sample)
  }
}

extension JSONValue {
  /// The shape with the format that a string has: `string of 24 letters, date-time`.
  var sampleShape: String {
    guard kind == .string, let format = tellingFormat else { return shape }
    return shape + ", " + format.rawValue
  }

  /// A format that strings do not have by chance.
  private var tellingFormat: StringFormat? {
    guard (4...256).contains(text.count) else { return nil }
    let bytes = Array(text)
    return [.dateTime, .date, .uuid, .email, .ipv4].first { $0.accepts(bytes.span) == true }
  }

  /// The type as a schema means it: `1.0` is an integer.
  var type: UInt8 {
    kind == .number ? (isInteger ? TypeBits.integer : TypeBits.fraction) : writtenType
  }
}
