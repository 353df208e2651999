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

  mutating func passesNumber(_ rule: Rule, _ site: Site) -> Bool {
    guard kind(site.value) == .number, let number = json(site.value).number else { return true }
    spend(number.digits.count / 16)
    switch rule {
    case .multipleOf(let divisor):
      if number.isMultiple(of: divisor) { return true }
      report(.notAMultiple, site, expected: "a multiple of \(divisor)")
    case .minimum(let bound, let isExclusive):
      if isExclusive ? number > bound : number >= bound { return true }
      report(
        .outOfRange, site, expected: isExclusive ? "more than \(bound)" : "at least \(bound)",
        got: "a smaller number")
    case .maximum(let bound, let isExclusive):
      if isExclusive ? number < bound : number <= bound { return true }
      report(
        .outOfRange, site, expected: isExclusive ? "less than \(bound)" : "at most \(bound)",
        got: "a larger number")
    default: return true
    }
    return false
  }

  mutating func passesString(_ rule: Rule, _ site: Site) -> Bool {
    guard kind(site.value) == .string else { return true }
    let node = document.nodes[site.value]
    spend(Int(node.textCount) / 64)
    switch rule {
    case .minLength(let least):
      if json(site.value).letterCount >= least { return true }
      report(.wrongLength, site, expected: "a string of at least \(counted(least, "letter"))")
    case .maxLength(let most):
      if json(site.value).letterCount <= most { return true }
      report(.wrongLength, site, expected: "a string of at most \(counted(most, "letter"))")
    case .pattern(let pattern):
      if matches(pattern, site.value) { return true }
      report(.patternMismatch, site, expected: "a string that matches \(pattern.words)")
    case .format(let name, let format, let isAsserted):
      guard isAsserted, let format, !isOf(format, site.value) else { return true }
      report(.formatMismatch, site, expected: "a string of format '\(name)'")
    default: return true
    }
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

  private func isOf(_ format: StringFormat, _ value: Int) -> Bool {
    let node = document.nodes[value]
    let range = Int(node.textStart)..<Int(node.textStart) + Int(node.textCount)
    return format.accepts(document.text.span.extracting(range))
  }
}
