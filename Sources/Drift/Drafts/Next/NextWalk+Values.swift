import JSONText
import Schemas
import Validation
import YAMLText

extension NextWalk {
  mutating func types(
    _ field: FieldProfile, _ declared: TypeSet, _ id: SchemaGraph.ID, _ place: DraftPlace
  ) {
    let strange = field.types.seen.filter { !declared.contains($0.type.typeSet) }
    let expected = declared.names.joined(separator: " or ")
    for (type, count) in strange {
      let mistake = isMistake(
        count, of: field.types.total, place, type.rawValue, expected: expected,
        first: field.marks[type])
      if mistake { continue }
      var wish = SchemaWish(place, Presence(seen: count, of: field.types.total))
      wish.types = type.typeSet
      // What objects and lists hold is drafted, as long as the schema says nothing of it.
      if type == .object || type == .array { wish.field = field.keeping(type.typeSet) }
      self.wish(id, .types, wish)
    }
  }

  /// Values beside those that an enum or a constant lists.
  mutating func listed(
    _ field: FieldProfile, _ listed: [JSONValue], _ id: SchemaGraph.ID, _ place: DraftPlace
  ) {
    let known = Set(listed.map { YAMLTree($0) })
    if field.types.nulls > 0, !known.contains(.null) {
      value(.null, "null", field.types.nulls, of: field.types.total, id, place, field.marks[.null])
    }
    let strange =
      field.types.booleans + field.types.numbers + field.types.arrays
      + field.types.objects
    let total = field.types.total
    if strange > 0, strange == total, !known.contains(where: { $0.isOther }) {
      leave(place, "the contract lists texts, and other values came")
    }
    guard field.types.strings > 0 else { return }
    guard let words = field.values.words else {
      let refused = refusals.count(at: place.pointer, of: id)
      if refused > 0 {
        leave(place, "\(refused) values are not listed, and they are too many or private to be")
      }
      return
    }
    for (word, count) in words where !known.contains(.string(word)) {
      value(
        .string(word), "'\(JSONName(word))'", count, of: field.types.strings, id, place,
        field.marks[.string])
    }
  }

  private mutating func value(
    _ value: YAMLTree, _ words: String, _ count: Int, of whole: Int, _ id: SchemaGraph.ID,
    _ place: DraftPlace, _ first: RecordMark?
  ) {
    guard !isMistake(count, of: whole, place, words, expected: "as listed", first: first) else {
      return
    }
    var wish = SchemaWish(place, Presence(seen: count, of: whole))
    wish.values = [value]
    self.wish(id, .values, wish)
  }

  mutating func required(
    _ field: FieldProfile, _ names: [JSONName], _ id: SchemaGraph.ID, _ place: DraftPlace
  ) {
    let whole = field.types.objects
    guard whole > 0, !field.isMap else { return }
    for name in names {
      let missing = whole - field.presence(of: name).seen
      let inner = place.field(name)
      guard missing > 0, !isMistake(missing, of: whole, inner, "missing", expected: "there") else {
        continue
      }
      wish(id, .optional(name), SchemaWish(inner, Presence(seen: missing, of: whole)))
    }
  }

  /// Bounds of numbers, lengths and counts.
  mutating func bounds(
    _ field: FieldProfile, _ keyword: SchemaNode.Keyword, _ id: SchemaGraph.ID, _ place: DraftPlace
  ) {
    switch keyword.rule {
    case .minimum(let bound, let isExclusive):
      guard let least = field.numbers?.least, least < bound || isExclusive && least == bound else {
        return
      }
      widen(keyword.name, to: least, "below \(bound)", field.types.numbers, id, place)
    case .maximum(let bound, let isExclusive):
      guard let greatest = field.numbers?.greatest,
        greatest > bound || isExclusive && greatest == bound
      else { return }
      widen(keyword.name, to: greatest, "above \(bound)", field.types.numbers, id, place)
    case .minLength(let bound):
      guard let least = field.texts?.lengths.least, least < bound else { return }
      widen(
        keyword.name, to: ExactNumber(least), "shorter than \(bound)", field.types.strings, id,
        place)
    case .maxLength(let bound):
      guard let most = field.texts?.lengths.greatest, most > bound else { return }
      widen(
        keyword.name, to: ExactNumber(most), "longer than \(bound)", field.types.strings, id, place)
    case .minItems(let bound):
      guard let least = field.sizes?.least, least < bound else { return }
      widen(
        keyword.name, to: ExactNumber(least), "shorter than \(bound)", field.types.arrays, id, place
      )
    case .maxItems(let bound):
      guard let most = field.sizes?.greatest, most > bound else { return }
      widen(
        keyword.name, to: ExactNumber(most), "longer than \(bound)", field.types.arrays, id, place)
    default: break
    }
  }

  private mutating func widen(
    _ keyword: String, to bound: ExactNumber, _ what: String, _ whole: Int, _ id: SchemaGraph.ID,
    _ place: DraftPlace
  ) {
    let refused = refusals.count(at: place.pointer, of: id, keyword: keyword)
    if refused > 0, isMistake(refused, of: whole, place, what, expected: "within bounds") { return }
    var wish = SchemaWish(place, Presence(seen: refused, of: whole))
    wish.bound = bound
    self.wish(id, .bound(keyword), wish)
  }

  /// Keywords that refuse captured values and cannot be widened are asked no longer.
  mutating func dropRefusing(_ payload: FieldProfile) {
    for (key, count) in refusals.counts where Self.droppable.contains(key.keyword) {
      let place = DraftPlace(pointer: key.pointer)
      let field = payload.field(at: key.pointer)
      let whole = max(count, field.map { Self.whole($0, key.keyword) } ?? count)
      let what = "refused by '\(key.keyword)'"
      guard !isMistake(count, of: whole, place, what, expected: "taken") else { continue }
      wish(
        SchemaGraph.ID(key.node), .dropped(key.keyword),
        SchemaWish(place, Presence(seen: count, of: whole)))
    }
  }

  private static let droppable: Set<String> = [
    "pattern", "format", "multipleOf", "uniqueItems", "minProperties", "maxProperties",
  ]

  private static func whole(_ field: FieldProfile, _ keyword: String) -> Int {
    switch keyword {
    case "pattern", "format": field.types.strings
    case "multipleOf": field.types.numbers
    case "uniqueItems": field.types.arrays
    default: field.types.objects
    }
  }
}

extension YAMLTree {
  /// Anything but a text or null.
  fileprivate var isOther: Bool {
    switch self {
    case .string, .null: false
    case .bool, .number, .list, .mapping: true
    }
  }
}
