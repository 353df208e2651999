package import JSONText

/// Why a file is no profile, with the place in the file's JSON.
package struct ProfileError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String

  init(_ description: String) { self.description = description }
}

extension Profile {
  /// Reads a profile that was written before.
  ///
  /// A damaged file is refused, never repaired: counts that cannot be trusted are worth nothing.
  package init(reading root: JSONValue) throws(ProfileError) {
    guard root.kind == .object, let form = root["format"]?.string else {
      throw ProfileError("it does not say '\"format\": \"\(Profile.form)\"'")
    }
    guard form == Profile.form else {
      throw ProfileError("its format is '\(form)', and this program knows '\(Profile.form)'")
    }
    let reader = ProfileReader()
    self.init()
    records = try reader.count(root, "records")
    malformed = try reader.count(root, "malformed")
    oversized = try reader.count(root, "oversized")
    unplaced = try reader.count(root, "unplaced")
    captures = Set(root["captures"]?.elements.compactMap(\.string) ?? [])
    for member in root["events"]?.members ?? JSONValue.noMembers {
      guard let payload = member.value["payload"] else {
        throw ProfileError("event '\(member.nameText)' has no payload")
      }
      var event = EventProfile()
      event.isExploded = member.value["exploded"]?.bool == true
      event.payload = try reader.field(payload, at: "/events/\(member.nameText)/payload")
      events[member.name] = event
    }
  }
}

/// Reads the parts of a profile.
struct ProfileReader {
  // Reading the file bounds its depth, and so the recursion.
  func field(_ value: JSONValue, at place: String) throws(ProfileError) -> FieldProfile {
    guard value.kind == .object else { throw ProfileError("'\(place)' is not an object") }
    var field = FieldProfile()
    field.events = try count(value, "events")
    field.isMap = value["map"]?.bool == true
    field.types = try types(value["types"])
    field.numbers = try numbers(value["numbers"], at: place)
    field.sizes = try sizes(value["sizes"], at: place)
    field.texts = try texts(value["texts"], at: place)
    field.first = try sighting(value["first"])
    field.last = try sighting(value["last"])
    field.typeDays = try typeDays(value, of: field.types, at: place)
    for mark in value["marks"]?.members ?? JSONValue.noMembers {
      guard let type = ValueType(rawValue: mark.nameText),
        let capture = mark.value[index: 0]?.string, let line = mark.value[index: 1]?.int
      else { throw ProfileError("'\(place)/marks' cannot be read") }
      field.marks[type] = RecordMark(capture: capture, line: line)
    }
    field.values = try values(value["values"], at: place)
    field.shapes = try shapes(value["shapes"], at: place)
    field.companions = try companions(value["companions"], at: place)
    try children(of: value, into: &field, at: place)
    return field
  }

  private func children(
    of value: JSONValue, into field: inout FieldProfile, at place: String
  ) throws(ProfileError) {
    for member in value["fields"]?.members ?? JSONValue.noMembers {
      field.children[.name(member.name)] = try self.field(
        member.value, at: "\(place)/fields/\(member.nameText)")
    }
    if let any = value["any"] {
      field.children[.anyName] = try self.field(any, at: "\(place)/any")
    }
    if let element = value["elements"] {
      field.children[.element] = try self.field(element, at: "\(place)/elements")
    }
    for member in value["places"]?.members ?? JSONValue.noMembers {
      guard let number = Int(member.nameText), (0..<FieldProfile.places).contains(number) else {
        throw ProfileError("'\(place)/places' has no place '\(member.nameText)'")
      }
      field.children[.place(number)] = try self.field(
        member.value, at: "\(place)/places/\(number)")
    }
  }

  // MARK: - Parts

  private func types(_ value: JSONValue?) throws(ProfileError) -> TypeTally {
    var types = TypeTally()
    guard let value else { return types }
    types.nulls = try count(value, "null")
    types.trues = try count(value, "true")
    types.falses = try count(value, "false")
    types.integers = try count(value, "integer")
    types.pointed = try count(value, "pointed")
    types.fractions = try count(value, "fraction")
    types.strings = try count(value, "string")
    types.arrays = try count(value, "array")
    types.objects = try count(value, "object")
    return types
  }

  private func numbers(
    _ value: JSONValue?, at place: String
  ) throws(ProfileError) -> NumberRange? {
    guard let value else { return nil }
    guard let least = value[index: 0]?.number, let greatest = value[index: 1]?.number else {
      throw ProfileError("'\(place)/numbers' is not a pair of numbers")
    }
    return NumberRange(least, greatest)
  }

  private func sizes(_ value: JSONValue?, at place: String) throws(ProfileError) -> SizeRange? {
    guard let value else { return nil }
    guard let least = value[index: 0]?.int, let greatest = value[index: 1]?.int else {
      throw ProfileError("'\(place)' does not hold a pair of sizes")
    }
    return SizeRange(least, greatest)
  }

  private func texts(_ value: JSONValue?, at place: String) throws(ProfileError) -> TextFacts? {
    guard let value else { return nil }
    guard let lengths = try sizes(value["lengths"], at: "\(place)/texts") else {
      throw ProfileError("'\(place)/texts' has no lengths")
    }
    var facts = TextFacts(lengths: lengths, formats: [:], template: nil)
    for member in value["formats"]?.members ?? JSONValue.noMembers {
      guard let format = TextFormat(word: member.nameText) else {
        throw ProfileError("'\(place)/texts' has an unknown format '\(member.nameText)'")
      }
      facts.formats[format] = try number(member.value)
    }
    guard let classes = value["classes"], let letters = value["letters"] else { return facts }
    let template = TextTemplate(
      classes: classes.elements.map { UInt8(clamping: $0.int ?? 0) },
      letters: letters.elements.map { UInt8(clamping: $0.int ?? 0) })
    guard template.classes.count == template.letters.count,
      template.classes.count <= TextTemplate.limit
    else { throw ProfileError("'\(place)/texts' has a broken template") }
    facts.template = template
    return facts
  }

  private func sighting(_ value: JSONValue?) throws(ProfileError) -> SeenMark? {
    guard let value else { return nil }
    return SeenMark(time: value["time"]?.int, capture: value["capture"]?.string ?? "")
  }

  private func typeDays(
    _ value: JSONValue, of types: TypeTally, at place: String
  ) throws(ProfileError) -> [ValueType: DayCounts] {
    guard let times = value["times"] else {
      let days = try days(value)
      guard !days.counts.isEmpty else { return [:] }
      let told = types.seen.map(\.type)
      guard let type = told.first, told.count == 1 else {
        throw ProfileError("'\(place)' has days of no type")
      }
      return [type: days]
    }
    var found: [ValueType: DayCounts] = [:]
    for member in times.members {
      guard let type = ValueType(rawValue: member.nameText) else {
        throw ProfileError("'\(place)/times' has an unknown type")
      }
      found[type] = try days(member.value)
    }
    return found
  }

  private func days(_ value: JSONValue) throws(ProfileError) -> DayCounts {
    let units: [(String, DayCounts.Unit)] = [
      ("days", .day), ("months", .month), ("years", .year),
    ]
    for (name, unit) in units {
      guard let written = value[name] else { continue }
      var counts: [Int: Int] = [:]
      for member in written.members {
        let parts = member.nameText.split(separator: "-").compactMap { Int($0) }
        guard (1...3).contains(parts.count), parts.allSatisfy({ (0...9999).contains($0) }) else {
          throw ProfileError("'\(member.nameText)' is no day")
        }
        let day =
          parts[0] * 10_000 + (parts.count > 1 ? parts[1] * 100 : 0)
          + (parts.count > 2 ? parts[2] : 0)
        counts[day] = try number(member.value)
      }
      return DayCounts(unit: unit, counts: counts)
    }
    return DayCounts()
  }

  // MARK: - Numbers

  func hash(_ text: String, at place: String) throws(ProfileError) -> UInt64 {
    guard text.utf8.count == 16, let hash = UInt64(text, radix: 16), hash != 0 else {
      throw ProfileError("'\(place)' has a broken hash")
    }
    return hash
  }

  /// A count that adds up with others without overflow.
  func number(_ value: JSONValue) throws(ProfileError) -> Int {
    guard let count = value.int, (0...1 << 40).contains(count) else {
      throw ProfileError("a count is no number, or no count")
    }
    return count
  }

  func count(_ value: JSONValue, _ name: String) throws(ProfileError) -> Int {
    guard let count = value[name] else { return 0 }
    return try number(count)
  }
}
