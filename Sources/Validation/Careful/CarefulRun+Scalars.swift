import JSONText
import Patterns
import Schemas
import SourceText
import StringFormats

extension CarefulRun {
  /// The type of a value, as one element of a type set.
  func type(of value: Int, _ dialect: Dialect) -> TypeSet {
    switch kind(value) {
    case .null: .null
    case .true, .false: .boolean
    case .string: .string
    case .array: .array
    case .object: .object
    case .number: isInteger(value, dialect) ? .integer : .fraction
    }
  }

  private func isInteger(_ value: Int, _ dialect: Dialect) -> Bool {
    let number = json(value)
    guard dialect.integersMayBeWrittenAsFractions else {
      return number.text.allSatisfy { $0 == UInt8(ascii: "-") || ($0 >= 0x30 && $0 <= 0x39) }
    }
    return number.isInteger
  }

  mutating func passesType(_ types: TypeSet, _ site: Site) -> Bool {
    if types.contains(type(of: site.value, site.dialect)) { return true }
    guard collecting else { return false }
    report(.wrongType, site, expected: types.names.joined(separator: " or "))
    return false
  }

  mutating func passesEnumeration(_ values: [JSONValue], _ site: Site) -> Bool {
    spend(values.count / 16 + size(site.value) / 16)
    let value = json(site.value)
    let isMember =
      if let set = plan.enumerations[site.schema.index] { set.contains(value) } else {
        values.contains(value)
      }
    if isMember { return true }
    guard collecting else { return false }
    report(
      .notInEnum, site, expected: JSONValue.words(for: values),
      notes: [value.caseHint(among: values)].compactMap { $0 })
    return false
  }

  mutating func passesConstant(_ constant: JSONValue, _ site: Site) -> Bool {
    spend(size(site.value) / 16)
    let value = json(site.value)
    if value == constant { return true }
    guard collecting else { return false }
    report(
      .notTheConstant, site, expected: constant.words,
      notes: [value.caseHint(among: [constant])].compactMap { $0 })
    return false
  }

  /// How many nodes lie in a value, itself included.
  func size(_ value: Int) -> Int { Int(document.nodes[value].next) - value }

  private mutating func number(_ site: Site) -> ExactNumber? {
    guard let number = json(site.value).number else { return nil }
    spend(number.digits.count / 16)
    return number
  }

  mutating func passesMultiple(of divisor: ExactNumber, _ site: Site) -> Bool {
    guard let number = number(site), !number.isMultiple(of: divisor) else { return true }
    report(.notAMultiple, site, expected: "a multiple of \(divisor)")
    return false
  }

  mutating func passesMinimum(_ bound: ExactNumber, _ isExclusive: Bool, _ site: Site) -> Bool {
    guard let number = number(site), isExclusive ? number <= bound : number < bound
    else { return true }
    let expected = isExclusive ? "more than \(bound)" : "at least \(bound)"
    report(
      .outOfRange, site, expected: expected,
      got: number == bound ? "that very number" : "a smaller number")
    return false
  }

  mutating func passesMaximum(_ bound: ExactNumber, _ isExclusive: Bool, _ site: Site) -> Bool {
    guard let number = number(site), isExclusive ? number >= bound : number > bound
    else { return true }
    let expected = isExclusive ? "less than \(bound)" : "at most \(bound)"
    report(
      .outOfRange, site, expected: expected,
      got: number == bound ? "that very number" : "a larger number")
    return false
  }
}

extension CarefulRun {
  mutating func passesLength(_ range: ClosedRange<Int>, _ site: Site) -> Bool {
    guard kind(site.value) == .string else { return true }
    spend(Int(document.nodes[site.value].textCount) / 64)
    guard !range.contains(json(site.value).letterCount) else { return true }
    report(.wrongLength, site, expected: "a string of " + counted(range, "letter"))
    return false
  }

  mutating func passesPattern(_ pattern: Pattern, _ site: Site) -> Bool {
    guard kind(site.value) == .string, !matches(pattern, site.value) else { return true }
    report(.patternMismatch, site, expected: "a string that matches \(pattern.words)")
    return false
  }

  mutating func passesFormat(_ name: String, _ format: StringFormat, _ site: Site) -> Bool {
    guard kind(site.value) == .string else { return true }
    let node = document.nodes[site.value]
    let range = Int(node.textStart)..<Int(node.textStart) + Int(node.textCount)
    spend(range.count / 16)
    let isAccepted = format.accepts(document.text.span.extracting(range))
    if isAccepted { return true }
    report(.formatMismatch, site, expected: "a string of format '\(name)'")
    return false
  }

  /// Whether a string or a field's name matches; what cannot be decided ends the whole verdict.
  mutating func matches(_ pattern: Pattern, _ value: Int) -> Bool {
    let node = document.nodes[value]
    let range = Int(node.textStart)..<Int(node.textStart) + Int(node.textCount)
    spend(range.count / 16)
    let match = pattern.matches(document.text.span.extracting(range))
    switch match {
    case .yes: return true
    case .no: return false
    case .undecided:
      isTooCostly = true
      return false
    }
  }
}
