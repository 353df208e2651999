import JSONText
import Patterns
import StringFormats

extension KeywordReader {
  mutating func readAssertions(with reader: inout SchemaReader) {
    readType(with: &reader)
    if let member = take(.enum) {
      if member.value.kind == .array {
        add(member, .enumeration(Array(member.value.elements)))
      } else {
        reportWrong(member, expected: "a list of values", to: &reader)
      }
    }
    if let member = take(.const) { add(member, .constant(member.value)) }
    readNumbers(with: &reader)
    readCount(.maxLength, with: &reader) { .maxLength($0) }
    readCount(.minLength, with: &reader) { .minLength($0) }
    if let member = take(.pattern), let pattern = pattern(member, with: &reader) {
      add(member, .pattern(pattern))
    }
    readFormat(with: &reader)
    readContent(with: &reader)
  }

  private mutating func readType(with reader: inout SchemaReader) {
    guard let member = take(.type) else { return }
    let names = member.value.kind == .array ? Array(member.value.elements) : [member.value]
    var types: TypeSet = []
    for name in names {
      guard let type = name.string.flatMap({ TypeSet(name: $0) }) else {
        let expected =
          "one or several of 'null', 'boolean', 'integer', 'number', 'string', 'array', 'object'"
        return reportWrong(member, expected: expected, at: name, to: &reader)
      }
      types.formUnion(type)
    }
    guard !types.isEmpty else {
      return reportWrong(member, expected: "at least one type", to: &reader)
    }
    add(member, .type(types))
  }

  private mutating func readNumbers(with reader: inout SchemaReader) {
    if let member = take(.multipleOf) {
      if let number = member.value.number, !number.isZero, !number.isNegative {
        add(member, .multipleOf(number))
      } else {
        reportWrong(member, expected: "a number above 0", to: &reader)
      }
    }
    for (name, exclusive): (KeywordName, KeywordName) in [
      (.maximum, .exclusiveMaximum), (.minimum, .exclusiveMinimum),
    ] {
      let isMaximum = name == .maximum
      let isExclusive = dialect == .draft4 && readFlag(exclusive, with: &reader)
      readBound(name, isMaximum, isExclusive: isExclusive, with: &reader)
      if dialect != .draft4 { readBound(exclusive, isMaximum, isExclusive: true, with: &reader) }
    }
  }

  private mutating func readBound(
    _ name: KeywordName, _ isMaximum: Bool, isExclusive: Bool, with reader: inout SchemaReader
  ) {
    guard let member = take(name) else { return }
    guard let number = member.value.number else {
      return reportWrong(member, expected: "a number", to: &reader)
    }
    add(
      member,
      isMaximum
        ? .maximum(number, isExclusive: isExclusive)
        : .minimum(number, isExclusive: isExclusive))
  }

  /// In draft-04 a bound is made exclusive by a boolean beside it.
  private mutating func readFlag(_ name: KeywordName, with reader: inout SchemaReader) -> Bool {
    guard let member = take(name) else { return false }
    if member.value.bool == nil { reportWrong(member, expected: "true or false", to: &reader) }
    return member.value.bool ?? false
  }

  mutating func readCount(
    _ name: KeywordName, with reader: inout SchemaReader, _ rule: (Int) -> Rule
  ) {
    guard let member = take(name), let count = count(member, with: &reader) else { return }
    add(member, rule(count))
  }

  /// A whole number of things, at least 0.
  func count(_ member: JSONValue.Member, with reader: inout SchemaReader) -> Int? {
    guard let number = member.value.number, number.isInteger, !number.isNegative else {
      reportWrong(member, expected: "a whole number, at least 0", to: &reader)
      return nil
    }
    if let count = number.asInt { return count }
    // Generators write the largest unsigned integer for "no limit"; nothing is as long as that.
    guard number.digits.count + number.exponent <= 20 else {
      reportWrong(member, expected: "a number that something could be as long as", to: &reader)
      return nil
    }
    return .max
  }

  func pattern(_ member: JSONValue.Member, with reader: inout SchemaReader) -> Pattern? {
    guard let source = member.value.string else {
      reportWrong(member, expected: "a regular expression", to: &reader)
      return nil
    }
    do throws(PatternError) {
      return try reader.options.patterns.pattern(source)
    } catch {
      report(.invalidPattern(error), member, to: &reader)
      return nil
    }
  }

  private mutating func readFormat(with reader: inout SchemaReader) {
    guard let member = take(.format) else { return }
    guard let name = member.value.string else {
      return reportWrong(member, expected: "the name of a format", to: &reader)
    }
    let isAsserted =
      switch reader.formats(in: location.document) {
      case .assert: true
      case .annotate: false
      case .declared: vocabularies.contains(.formatAssertion)
      }
    add(member, .format(name, StringFormat(rawValue: name), isAsserted: isAsserted))
  }

  private mutating func readContent(with reader: inout SchemaReader) {
    let mediaType = take(.contentMediaType)
    let encoding = take(.contentEncoding)
    for member in [mediaType, encoding].compactMap({ $0 }) where member.value.kind != .string {
      reportWrong(member, expected: "a text", to: &reader)
    }
    let inner = take(.contentSchema)
    guard let member = mediaType ?? encoding ?? inner else { return }
    add(
      member,
      .content(
        mediaType: mediaType?.value.string, encoding: encoding?.value.string,
        schema: inner.map { schema($0.value, with: &reader) }))
  }
}
