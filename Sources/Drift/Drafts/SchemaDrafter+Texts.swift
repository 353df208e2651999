import JSONText
import YAMLText

extension SchemaDrafter {
  /// What is asked of texts: words of an enum, a format, or the pattern of an id.
  func texts(
    _ field: FieldProfile, _ place: DraftPlace, isNullable: Bool
  ) -> [YAMLTree.Member] {
    guard let facts = field.texts else { return [] }
    if let words = enumWords(of: field), !isRelieved(place, "enum") {
      let isOnlyText = field.types.strings + field.types.nulls == field.types.total
      guard isOnlyText else { return [] }
      let values = words.map { YAMLTree.string($0) } + (isNullable ? [.null] : [])
      return [YAMLTree.Member("enum", .list(values))]
    }
    if let format = format(of: facts, field.types.strings), !isRelieved(place, "format") {
      return format
    }
    if let pattern = pattern(of: facts, field), !isRelieved(place, "pattern") {
      return [YAMLTree.Member("pattern", .string(pattern))]
    }
    return []
  }

  /// The words a field can have, in the order of their bytes; nil unless they came often enough to
  /// be all there are.
  func enumWords(of field: FieldProfile) -> [[UInt8]]? {
    guard let words = field.values.words, words.count >= 2, words.count <= options.enumLimit,
      field.types.strings >= options.enumSupport,
      field.types.strings >= words.count * options.enumRepeats,
      // A word that came once says that others are still to come.
      words.allSatisfy({ $0.count > 1 }), !field.holdsData
    else { return nil }
    return words.map(\.word).sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func format(of facts: TextFacts, _ strings: Int) -> [YAMLTree.Member]? {
    guard strings >= options.formatSupport, facts.formats.count == 1,
      let format = facts.formats.keys.first
    else { return nil }
    func named(_ word: String) -> [YAMLTree.Member] { [YAMLTree.Member("format", .string(word))] }
    func pattern(_ text: String) -> [YAMLTree.Member] {
      [YAMLTree.Member("pattern", .string(text))]
    }
    switch format {
    case .dateTime: return named("date-time")
    case .date: return named("date")
    case .uuid: return named("uuid")
    case .ipv4: return named("ipv4")
    case .email: return named("email")
    case .uri: return named("uri")
    case .did: return pattern("^did:[a-z0-9]+:")
    case .localDateTime:
      return pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?$")
    case .prefixedHexadecimal: return pattern("^0x[0-9A-Fa-f]+$")
    case .hexadecimal:
      let lengths = facts.lengths
      let count = lengths.least == lengths.greatest ? "{\(lengths.least)}" : "+"
      return pattern("^[0-9a-f]\(count)$")
    case .integer: return pattern("^-?[0-9]+$")
    case .decimal: return pattern("^-?[0-9]+(\\.[0-9]+)?$")
    case .plain, .empty: return nil
    }
  }

  /// The pattern of ids: texts of one length, many of them, with the same marks at the same places.
  private func pattern(of facts: TextFacts, _ field: FieldProfile) -> String? {
    guard let template = facts.template, template.classes.count >= 8,
      field.types.strings >= options.formatSupport * 4, field.values.distinct >= 4
    else { return nil }
    let parts = template.parts
    // Ids are digits and marks; words of one length are a coincidence.
    guard parts.count > 1, parts.contains(where: { $0.holdsDigits }) else { return nil }
    return "^" + parts.map(\.text).joined() + "$"
  }
}

extension FieldProfile {
  /// Whether most texts are moments, ids or numbers: however few they are, others will come.
  fileprivate var holdsData: Bool {
    guard let formats = texts?.formats else { return false }
    let words = formats[.plain, default: 0] + formats[.empty, default: 0]
    return words * 2 < types.strings
  }
}

extension TextTemplate {
  /// A run of places that hold the same class of letters.
  struct Part {
    var letters: String
    var count: Int
    var holdsDigits: Bool

    var text: String { letters + (count > 1 ? "{\(count)}" : "") }
  }

  /// The template as runs between its marks, wide enough for what the classes stand for.
  var parts: [Part] {
    var parts: [Part] = []
    var run: UInt8 = 0
    var count = 0
    func closed() -> [Part] {
      count == 0
        ? []
        : [Part(letters: Self.set(of: run), count: count, holdsDigits: run & Self.digit != 0)]
    }
    for (place, bits) in classes.enumerated() {
      // A mark that never changes is written; letters that happen to be the same are not.
      guard bits == Self.other, letters[place] != 0 else {
        (run, count) = (run | bits, count + 1)
        continue
      }
      parts += closed()
      parts.append(Part(letters: Self.literal(letters[place]), count: 1, holdsDigits: false))
      (run, count) = (0, 0)
    }
    return parts + closed()
  }

  /// The narrowest usual set that holds some classes of letters.
  private static func set(of bits: UInt8) -> String {
    if bits & other != 0 { return "." }
    if bits == digit { return "[0-9]" }
    if bits & ~(digit | lowHexadecimal) == 0 { return "[0-9a-f]" }
    if bits & ~(digit | highHexadecimal) == 0 { return "[0-9A-F]" }
    if bits & (high | highHexadecimal) == 0 { return "[0-9a-z]" }
    if bits & (low | lowHexadecimal) == 0 { return "[0-9A-Z]" }
    return "[0-9A-Za-z]"
  }

  private static func literal(_ byte: UInt8) -> String {
    let letter = String(decoding: [byte], as: UTF8.self)
    return "-_:/ ,;=@#%&~!'\"<>`".utf8.contains(byte) ? letter : byte < 0x80 ? "\\\(letter)" : "."
  }
}
