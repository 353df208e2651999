import JSONText

extension Profile {
  /// What files of this form call themselves.
  package static let form = "schema-profile/1"

  /// The profile as a file: sorted, so that equal profiles are equal bytes.
  ///
  /// Values stay out unless `keepingWords` asks for the words of small vocabularies; hashes tell
  /// equal values, and shapes tell the rest.
  package func fileBytes(keepingWords: Bool = false) -> [UInt8] {
    var writer = ProfileWriter(keepsWords: keepingWords)
    writer.write(self)
    return writer.builder.finish().root.prettyBytes(sortedKeys: true)
  }
}

/// Writes a profile as JSON; names are sorted when the text is made.
private struct ProfileWriter {
  let keepsWords: Bool
  var builder = JSONDocumentBuilder()

  init(keepsWords: Bool) { self.keepsWords = keepsWords }

  mutating func write(_ profile: Profile) {
    builder.begin(.object)
    text("format", Profile.form)
    number("records", profile.records)
    number("malformed", profile.malformed)
    number("oversized", profile.oversized)
    number("unplaced", profile.unplaced)
    list("captures", profile.captures.sorted()) { $0.builder.string($1) }
    builder.string("events")
    builder.begin(.object)
    for (type, event) in profile.events {
      builder.string(type.utf8)
      builder.begin(.object)
      if event.isExploded { flag("exploded") }
      builder.string("payload")
      write(event.payload)
      builder.end()
    }
    builder.end()
    builder.end()
  }

  // Reading and walking bound the depth of a profile, and so the recursion.
  private mutating func write(_ field: FieldProfile) {
    builder.begin(.object)
    if field.events > 0 { number("events", field.events) }
    if field.isMap { flag("map") }
    object("types", field.types.written) { $0.number($1.0, $1.1) }
    if let range = field.numbers {
      list("numbers", [range.least, range.greatest]) {
        $0.builder.number(lexeme: Array($1.description.utf8))
      }
    }
    if let sizes = field.sizes { list("sizes", sizes) }
    if let texts = field.texts { write(texts) }
    if let first = field.first { write(first, "first") }
    if let last = field.last { write(last, "last") }
    write(field.typeDays, of: field.types)
    object("marks", field.marks.sorted { $0.key < $1.key }) {
      $0.builder.string($1.key.rawValue)
      $0.builder.begin(.array)
      $0.builder.string($1.value.capture)
      $0.builder.number($1.value.line)
      $0.builder.end()
    }
    write(field.values)
    write(field.shapes)
    write(field.companions)
    children(of: field)
    builder.end()
  }

  private mutating func children(of field: FieldProfile) {
    object("fields", field.fields) {
      $0.builder.string($1.name.utf8)
      $0.write($1.field)
    }
    if let any = field.children[.anyName] {
      builder.string("any")
      write(any)
    }
    if let element = field.children[.element] {
      builder.string("elements")
      write(element)
    }
    let places = (0..<FieldProfile.places).compactMap { place in
      field.children[.place(place)].map { (place, $0) }
    }
    object("places", places) {
      $0.builder.string(String($1.0))
      $0.write($1.1)
    }
  }

  // MARK: - Parts

  private mutating func write(_ texts: TextFacts) {
    builder.string("texts")
    builder.begin(.object)
    list("lengths", texts.lengths)
    object("formats", Array(texts.formats)) { $0.number($1.key.word, $1.value) }
    if let template = texts.template {
      list("classes", template.classes) { $0.builder.number(Int($1)) }
      list("letters", template.letters) { $0.builder.number(Int($1)) }
    }
    builder.end()
  }

  private mutating func write(_ sighting: SeenMark, _ name: String) {
    builder.string(name)
    builder.begin(.object)
    text("capture", sighting.capture)
    if let time = sighting.time { number("time", time) }
    builder.end()
  }

  /// Where values are of one type, its days are theirs; else each type has its own.
  private mutating func write(_ days: [ValueType: DayCounts], of types: TypeTally) {
    if types.seen.count == 1, let only = days.values.first { return write(only) }
    object("times", Array(days)) {
      $0.builder.string($1.key.rawValue)
      $0.builder.begin(.object)
      $0.write($1.value)
      $0.builder.end()
    }
  }

  private mutating func write(_ days: DayCounts) {
    guard !days.counts.isEmpty else { return }
    let name =
      switch days.unit {
      case .day: "days"
      case .month: "months"
      case .year: "years"
      }
    object(name, Array(days.counts)) { $0.number(dayText($1.key), $1.value) }
  }

  private mutating func write(_ values: ValueSketch) {
    guard !values.entries.isEmpty || values.isFree else { return }
    builder.string("values")
    builder.begin(.object)
    if values.isFull { flag("full") }
    if values.isFree { flag("free") }
    object("counts", values.entries) { $0.number(hexadecimal($1.hash), $1.count) }
    if keepsWords {
      object("words", values.entries.filter { $0.word != nil }) {
        $0.builder.string(hexadecimal($1.hash))
        $0.builder.string($1.word ?? [])
      }
    }
    builder.end()
  }

  private mutating func write(_ table: ShapeTable) {
    guard !table.shapes.isEmpty else { return }
    builder.string("shapes")
    builder.begin(.object)
    if table.isSample { flag("sample") }
    object("kept", Array(table.shapes)) {
      $0.builder.string(hexadecimal($1.key))
      $0.builder.begin(.object)
      $0.number("count", $1.value.count)
      $0.object("fields", $1.value.members) {
        $0.builder.string($1.name.utf8)
        $0.builder.string($1.type.rawValue)
      }
      $0.builder.end()
    }
    builder.end()
  }

  private mutating func write(_ table: CompanionTable) {
    guard !table.pairs.isEmpty else { return }
    builder.string("companions")
    builder.begin(.object)
    if table.isSample { flag("sample") }
    object("kept", Array(table.pairs)) {
      $0.builder.string(hexadecimal($1.key))
      $0.builder.begin(.object)
      $0.text("value", hexadecimal($1.value.value))
      $0.text("shape", hexadecimal($1.value.shape))
      $0.number("count", $1.value.count)
      $0.builder.end()
    }
    builder.end()
  }

  // MARK: - JSON

  private mutating func text(_ name: String, _ value: String) {
    builder.string(name)
    builder.string(value)
  }

  private mutating func number(_ name: String, _ value: Int) {
    builder.string(name)
    builder.number(value)
  }

  private mutating func flag(_ name: String) {
    builder.string(name)
    builder.bool(true)
  }

  private mutating func list(_ name: String, _ sizes: SizeRange) {
    list(name, [sizes.least, sizes.greatest]) { $0.builder.number($1) }
  }

  private mutating func list<Element>(
    _ name: String, _ elements: [Element], _ body: (inout Self, Element) -> Void
  ) {
    builder.string(name)
    builder.begin(.array)
    for element in elements { body(&self, element) }
    builder.end()
  }

  /// An object of entries that write their own names; nothing where there are none.
  private mutating func object<Element>(
    _ name: String, _ elements: [Element], _ body: (inout Self, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    builder.string(name)
    builder.begin(.object)
    for element in elements { body(&self, element) }
    builder.end()
  }
}

/// A hash with all its digits, so that texts sort as numbers do.
func hexadecimal(_ hash: UInt64) -> String {
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}

extension TypeTally {
  /// The counters that are not zero, as files name them.
  var written: [(String, Int)] {
    [
      ("null", nulls), ("true", trues), ("false", falses), ("integer", integers),
      ("pointed", pointed), ("fraction", fractions), ("string", strings), ("array", arrays),
      ("object", objects),
    ].filter { $0.1 > 0 }
  }
}
