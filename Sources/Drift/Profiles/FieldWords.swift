import SourceText

/// What a profile says of one path, in words.
package struct FieldWords {
  private let field: FieldProfile

  package init(_ field: FieldProfile) { self.field = field }

  /// Ranges, lengths and formats: `0.5 to 12`, `36 letters, uuid`.
  package var form: String {
    [numbers, texts, sizes].compactMap { $0 }.joined(separator: "; ")
  }

  private var numbers: String? {
    field.numbers.map { range in
      range.least == range.greatest
        ? "always \(range.least)" : "\(range.least) to \(range.greatest)"
    }
  }

  private var texts: String? {
    guard let texts = field.texts else { return nil }
    let formats = texts.formats.filter { $0.key != .plain }.sorted {
      $0.key.rawValue < $1.key.rawValue
    }
    let strings = field.types.strings
    let words = formats.map { format, count in
      count == strings ? format.word : "\(format.word) \(Self.percent(count, of: strings))"
    }
    return ([Self.span(texts.lengths, "letter")] + words).joined(separator: ", ")
  }

  private var sizes: String? { field.sizes.map { Self.span($0, "element") } }

  private static func span(_ range: SizeRange, _ noun: String) -> String {
    range.least == range.greatest
      ? counted(range.least, noun) : "\(range.least) to \(counted(range.greatest, noun))"
  }

  /// A share as people read it: `84 %`, `0.2 %`; never 100 nor 0 where something is left.
  package static func percent(_ count: Int, of whole: Int) -> String {
    guard whole > 0 else { return "0 %" }
    if count == whole { return "100 %" }
    let tenths = Double(count) * 1000 / Double(whole)
    if tenths >= 10, tenths < 990 { return "\(Int(exactly: (tenths / 10).rounded()) ?? 0) %" }
    let bounded = min(max(tenths.rounded(), 1), 999)
    let number = Int(exactly: bounded) ?? 1
    return "\(number / 10).\(number % 10) %"
  }
}
