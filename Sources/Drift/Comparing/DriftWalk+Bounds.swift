import JSONText
import Schemas

extension DriftWalk {
  /// Numbers, lengths and counts that lie outside of what the contract says.
  mutating func bounds(_ field: FieldProfile, _ declared: DeclaredBounds, _ place: DraftPlace) {
    if let range = field.numbers {
      if declared.isBelow(range.least), let bound = declared.least?.value {
        outside(
          "numbers go down to \(range.least)", bound, ["minimum", "exclusiveMinimum"],
          of: field.types.numbers, place)
      }
      if declared.isAbove(range.greatest), let bound = declared.greatest?.value {
        outside(
          "numbers go up to \(range.greatest)", bound, ["maximum", "exclusiveMaximum"],
          of: field.types.numbers, place)
      }
    }
    if let lengths = field.texts?.lengths {
      sizes(
        lengths, "letters", (declared.shortest, declared.longest), ["minLength", "maxLength"],
        of: field.types.strings, place)
    }
    if let sizes = field.sizes {
      self.sizes(
        sizes, "elements", (declared.fewest, declared.most), ["minItems", "maxItems"],
        of: field.types.arrays, place)
    }
  }

  private mutating func sizes(
    _ range: SizeRange, _ unit: String, _ bounds: (least: Int?, most: Int?), _ keywords: [String],
    of whole: Int, _ place: DraftPlace
  ) {
    if let least = bounds.least, range.least < least {
      outside(
        "some have only \(range.least) \(unit)", ExactNumber(least), [keywords[0]], of: whole, place
      )
    }
    if let most = bounds.most, range.greatest > most {
      outside(
        "some have \(range.greatest) \(unit)", ExactNumber(most), [keywords[1]], of: whole, place)
    }
  }

  /// Where events were held to the contract, it is known how many values lie outside.
  private mutating func outside(
    _ fact: String, _ bound: ExactNumber, _ keywords: [String], of whole: Int, _ place: DraftPlace
  ) {
    let refused = keywords.reduce(0) { $0 + refusals.count(at: place.pointer, keyword: $1) }
    let share = refused > 0 ? ", \(FieldWords.percent(refused, of: whole)) of them outside" : ""
    note(
      .outsideBounds, place, "\(fact)\(share); the contract says \(bound)",
      refused > 0 ? refused : whole, of: whole)
  }

  /// Texts of another format than the contract says, or of one that it does not say.
  mutating func formats(_ field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace) {
    let strings = field.types.strings
    for keyword in ["format", "pattern"] {
      let refused = refusals.count(at: place.pointer, keyword: keyword)
      guard refused > 0, strings > 0 else { continue }
      note(
        .otherFormat, place,
        "\(FieldWords.percent(min(refused, strings), of: strings)) of the texts do not have the "
          + "\(keyword) of the contract", refused, of: strings)
    }
    guard let texts = field.texts, texts.formats.count == 1, strings >= 20,
      let format = texts.formats.keys.first, let word = format.keyword
    else { return }
    let known = declared.formats
    guard !known.contains(word), !declared.restrictsTexts || !known.isEmpty else { return }
    let says = known.isEmpty ? "none" : known.sorted().map { "'\($0)'" }.joined(separator: ", ")
    note(
      .otherFormat, place, "all texts have the format '\(word)'; the contract says \(says)",
      strings, of: strings)
  }
}

extension TextFormat {
  /// The name of the format in JSON Schema, where it has one.
  fileprivate var keyword: String? {
    switch self {
    case .dateTime, .date, .uuid, .ipv4, .email, .uri: word
    case .plain, .empty, .localDateTime, .did, .hexadecimal, .prefixedHexadecimal, .integer,
      .decimal:
      nil
    }
  }
}
