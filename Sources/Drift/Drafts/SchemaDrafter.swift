package import JSONText
import YAMLText

/// Draws a schema from a profile, as a person who saw all the events would write it.
///
/// It says nothing that the events do not support: few events make a loose schema.
package struct SchemaDrafter {
  let options: DraftOptions
  let reliefs: Set<DraftRelief>
  /// Names of fields that hold fractions somewhere, so that they are numbers everywhere.
  let fractional: Set<JSONName>
  /// The event that is being drafted.
  private var type: JSONName?
  private var shapes = JoinedShapes()
  private(set) var outliers: [DraftOutlier] = []
  /// What no contract can say.
  var omissions: [DraftLeftover] = []

  /// Each level takes two of a contract, which has 64.
  private static let deepest = 24

  /// `profile` is everything that was seen, also of other event types.
  package init(
    _ profile: Profile, options: DraftOptions = DraftOptions(), reliefs: Set<DraftRelief> = []
  ) {
    self.options = options
    self.reliefs = reliefs
    var names: Set<JSONName> = []
    for event in profile.events.values { Self.collect(event.payload, into: &names) }
    fractional = names
  }

  // Walking bounds the depth of a profile, and so the recursion.
  private static func collect(_ field: FieldProfile, into names: inout Set<JSONName>) {
    for (step, child) in field.children {
      if case .name(let name) = step, child.types.fractions + child.types.pointed > 0 {
        names.insert(name)
      }
      collect(child, into: &names)
    }
  }

  /// The schema of one event type's payload.
  package mutating func draft(_ event: EventProfile, type: JSONName? = nil) -> SchemaDraft {
    (outliers, omissions) = ([], [])
    self.type = type
    shapes = JoinedShapes(in: event.payload)
    var members = [
      YAMLTree.Member("$schema", .string("https://json-schema.org/draft/2020-12/schema"))
    ]
    members += schema(event.payload, DraftPlace())
    let tree = SharedShapes.sharing(in: .mapping(members))
    return SchemaDraft(schema: tree, outliers: outliers, omissions: omissions)
  }

  // MARK: - Values

  /// The keywords for the values of a path.
  mutating func schema(_ field: FieldProfile, _ place: DraftPlace) -> [YAMLTree.Member] {
    let kinds = kinds(of: field, place)
    guard !kinds.isEmpty else { return [] }
    var members = [typeMember(kinds, field, place)]
    if let tag = ownName(field, place) {
      return [YAMLTree.Member("const", .string(tag))]
    }
    if kinds.contains(.string) { members += texts(field, place, isNullable: kinds.contains(.null)) }
    // Contracts nest only so far; what lies deeper is taken as it comes.
    guard place.level < Self.deepest || field.children.isEmpty else {
      omissions.append(
        DraftLeftover(pointer: place.pointer, words: "lies too deep to be described"))
      return members
    }
    if kinds.contains(.object) { members += object(shapes.whole(of: field), place) }
    if kinds.contains(.array) { members += array(field, place) }
    return isEnumerated(members) ? members.filter { $0.name != "type" } : members
  }

  /// The name of the event, where a field of it always says just that: `type: tick` in each tick.
  private func ownName(_ field: FieldProfile, _ place: DraftPlace) -> [UInt8]? {
    guard place.level == 1, field.types.strings == field.types.total,
      let words = field.values.words, words.count == 1, JSONName(words[0].word) == type,
      !isRelieved(place, "const")
    else { return nil }
    return words[0].word
  }

  /// What is said of objects and arrays besides their type.
  mutating func parts(of field: FieldProfile, _ place: DraftPlace) -> [YAMLTree.Member] {
    (field.types.objects > 0 ? object(field, place) : [])
      + (field.types.arrays > 0 ? array(field, place) : [])
  }

  /// An enum says the types with its values.
  private func isEnumerated(_ members: [YAMLTree.Member]) -> Bool {
    members.contains { $0.name == "enum" }
  }

  private func typeMember(
    _ kinds: [ValueType], _ field: FieldProfile, _ place: DraftPlace
  ) -> YAMLTree.Member {
    let words = kinds.map { YAMLTree.string($0.rawValue) }
    return YAMLTree.Member("type", words.count == 1 ? words[0] : .list(words))
  }

  /// The types a value may have, mistakes left out; none where nothing but null was seen.
  private mutating func kinds(of field: FieldProfile, _ place: DraftPlace) -> [ValueType] {
    var counts: [(kind: ValueType, count: Int)] = []
    func add(_ kind: ValueType, _ count: Int) {
      if count > 0 { counts.append((kind, count)) }
    }
    add(.boolean, field.types.booleans)
    add(isInteger(field, place) ? .integer : .number, field.types.numbers)
    add(.string, field.types.strings)
    add(.array, field.types.arrays)
    add(.object, field.types.objects)
    let whole = counts.reduce(0) { $0 + $1.count }
    guard whole > 0, !isRelieved(place, "type", orAll: true) else { return [] }
    let kept = counts.filter { !isOutlier($0.count, of: whole, place) }
    for (kind, count) in counts where isOutlier(count, of: whole, place) {
      outliers.append(
        DraftOutlier(
          pointer: place.pointer, what: kind.rawValue, count: count, of: whole,
          expected: kept.map(\.kind.rawValue).joined(separator: " or "),
          first: mark(of: kind, in: field)))
    }
    let kinds = kept.map(\.kind)
    return field.types.nulls > 0 ? kinds + [.null] : kinds
  }

  private func mark(of kind: ValueType, in field: FieldProfile) -> RecordMark? {
    guard kind == .number || kind == .integer else { return field.marks[kind] }
    return [field.marks[.integer], field.marks[.number]].compactMap { $0 }.min()
  }

  private func isOutlier(_ count: Int, of whole: Int, _ place: DraftPlace) -> Bool {
    options.isMistake(count, of: whole)
      && !reliefs.contains(DraftRelief(pointer: place.pointer, keyword: "outlier"))
  }

  /// Whether a keyword may not stand at a place.
  func isRelieved(_ place: DraftPlace, _ keyword: String, orAll: Bool = true) -> Bool {
    reliefs.contains(DraftRelief(pointer: place.pointer, keyword: keyword))
      || (orAll && reliefs.contains(DraftRelief(pointer: place.pointer, keyword: "")))
  }

  // MARK: - Numbers

  /// Whether numbers are whole by nature, and not because few were seen.
  func isInteger(_ field: FieldProfile, _ place: DraftPlace) -> Bool {
    let types = field.types
    guard types.integers > 0, types.pointed == 0, types.fractions == 0 else { return false }
    if let name = place.name, fractional.contains(name) { return false }
    if isRelieved(place, "integer") { return false }
    let words = place.name.map { PrivateName($0.utf8).words } ?? []
    // The last word says what it is: `total_ticks` are ticks, a `tick_price` is a price.
    if let last = words.last, counts.contains(last) { return true }
    if words.contains(where: quantities.contains) { return false }
    if words.first == "count" { return true }
    // Always 0 or always 1 says nothing about what lies between.
    let isBare = field.numbers.map { $0.least == $0.greatest } ?? true
    return types.integers >= options.integerSupport && !isBare
  }
}

/// Words for what is measured, which has fractions sooner or later.
private let quantities: Set<String> = [
  "amount", "average", "avg", "balance", "bet", "bonus", "cost", "fee", "invested", "leverage",
  "multiplier", "payout", "percent", "pnl", "portion", "price", "profit", "qty", "quantity", "rate",
  "ratio", "score", "share", "total", "value", "volume", "weight", "win", "won",
]

/// Words for what is counted.
private let counts: Set<String> = [
  "count", "counter", "height", "id", "index", "level", "line", "minutes", "number", "port",
  "position", "rank", "seconds", "seq", "sequence", "size", "tick", "ticks", "timestamp", "year",
]
