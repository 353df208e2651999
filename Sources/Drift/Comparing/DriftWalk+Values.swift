import JSONText
import Schemas

extension DriftWalk {
  // MARK: - Types

  mutating func types(_ field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace) {
    let allowed = declared.types
    let strange = field.types.seen.filter { !allowed.contains($0.type.typeSet) }
    guard !strange.isEmpty else { return }
    let count = strange.reduce(0) { $0 + $1.count }
    let trend = trend(of: strange.map(\.type), in: field)
    note(
      .undeclaredType, place,
      "the contract says \(allowed.names.joined(separator: " or ")), captures say "
        + typeWords(field), count, of: field.types.total,
      first: strange.compactMap { field.marks[$0.type] }.min(),
      notes: trend.map { ["the undeclared types were " + $0.words] } ?? [], trend: trend)
  }

  // MARK: - Values

  mutating func values(_ field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace) {
    words(field, declared, place)
    constants(field, declared, place)
    bounds(field, DeclaredBounds(declared), place)
    formats(field, declared, place)
  }

  private mutating func words(
    _ field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace
  ) {
    guard let words = field.values.words, field.types.strings > 0 else { return }
    if let listed = declared.words {
      for (word, count) in words where !listed.contains(JSONName(word)) {
        note(
          .undeclaredValue, place,
          "the contract does not list '\(JSONName(word))'", count, of: field.types.strings,
          first: field.marks[.string])
      }
      return
    }
    let drafter = SchemaDrafter(Profile(), options: options.drafting)
    guard !declared.restrictsTexts, let closed = drafter.enumWords(of: field) else { return }
    let names = closed.map { "'\(JSONName($0))'" }.joined(separator: ", ")
    note(
      .closableValues, place, "only \(names) came: the values could be listed",
      field.types.strings, of: field.types.strings)
  }

  /// Values that never change and stand for nothing: what is filled in where nothing is known.
  private mutating func constants(
    _ field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace
  ) {
    let total = field.types.total
    guard total >= options.constantSupport, !declared.listsValues else { return }
    let value: String
    if field.types.nulls == total {
      value = "null"
    } else if field.types.numbers == total, let range = field.numbers,
      range.least == range.greatest, Self.emptyNumbers.contains(range.least)
    {
      value = range.least.description
    } else if field.types.strings == total, let words = field.values.words, words.count == 1,
      Self.emptyWords.contains(String(decoding: words[0].word, as: UTF8.self).lowercased())
    {
      value = "\"\(JSONName(words[0].word))\""
    } else {
      return
    }
    note(
      .maskedDefault, place, "always \(value) in \(total) values: is it known at all?", total,
      of: total)
  }

  private static let emptyNumbers: Set<ExactNumber> = [
    ExactNumber(0), ExactNumber(1), ExactNumber(-1),
  ]

  private static let emptyWords: Set<String> = [
    "", "-", "?", "default", "n/a", "na", "nan", "nil", "none", "null", "tbd", "undefined",
    "unknown", "unset",
  ]
}

extension ValueType {
  /// The type as schemas count it.
  var typeSet: TypeSet {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .integer: .integer
    case .number: .fraction
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}
