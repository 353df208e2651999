import JSONText
import Patterns
import Schemas
import StringFormats

extension ProgramCompiler {
  /// What a site asks, keyword by keyword.
  mutating func lower(_ key: SiteKey) -> Site {
    var site = Site()
    var collected = CollectedAssertions()
    for id in key.asserted { collect(id, into: &collected, site: &site) }

    site.typeFaults = Self.append(collected.typeFaults, to: &typeFaults)
    site.checks = Self.append(collected.checks, to: &checks)
    site.counts = Self.append(collected.counts, to: &counts)
    site.names = Self.append(collected.names, to: &nameRules)
    lowerObject(key, collected, into: &site)
    lowerArray(key, into: &site)
    lowerChoices(key, collected, into: &site)

    // Whatever must be looked at, or cannot be told here, is not plain.
    let busy = collected.checkedTypes.union(TypeSet(rawValue: site.undecided))
    site.idle = site.allowed & ~busy.rawValue
    site.plain = site.choices.isEmpty ? site.idle : 0
    if site.choices.isEmpty, let unsigned = Self.unsigned(collected.checks) {
      site.unsigned = unsigned
      site.unsigned.types = site.allowed & ~site.undecided & TypeBits.number
    }
    if site.choices.isEmpty, site.allowed & ~site.undecided & TypeBits.string != 0 {
      lowerTexts(collected.checks, into: &site)
    }
    return site
  }

  static func append<Element>(_ elements: [Element], to table: inout [Element]) -> Run {
    let start = table.count
    table += elements
    return Run(start: Int32(start), count: Int32(elements.count))
  }

  private mutating func collect(
    _ id: SchemaGraph.ID, into collected: inout CollectedAssertions, site: inout Site
  ) {
    let node = graph[id]
    if node.refusesAll {
      site.allowed = 0
      collected.typeFaults.append(
        TypeFault(allowed: 0, fault: fault(.nothingAllowed, id, "")))
    }
    for keyword in node.keywords {
      collect(keyword, of: id, dialect: node.dialect, into: &collected, site: &site)
    }
  }

  private mutating func collect(
    _ keyword: SchemaNode.Keyword, of id: SchemaGraph.ID, dialect: Dialect,
    into collected: inout CollectedAssertions, site: inout Site
  ) {
    switch keyword.rule {
    case .type(let types):
      site.allowed &= types.rawValue
      collected.typeFaults.append(
        TypeFault(allowed: types.rawValue, fault: fault(.wrongType, id, "type")))
      if dialect == .draft4 { site.isStrictInteger = true }
    case .enumeration(let values):
      member(of: values, fault(.notInEnum, id, keyword.name), into: &collected)
    case .constant(let value):
      member(of: [value], fault(.notTheConstant, id, keyword.name), into: &collected)
    case .multipleOf, .minimum, .maximum:
      lowerNumber(keyword, of: id, into: &collected, site: &site)
    case .minLength, .maxLength, .pattern, .format:
      lowerString(keyword, of: id, into: &collected)
    case .minItems(let limit):
      collected.count(.minItems, limit, fault(.wrongItemCount, id, keyword.name))
    case .maxItems(let limit):
      collected.count(.maxItems, limit, fault(.wrongItemCount, id, keyword.name))
    case .minProperties(let limit):
      collected.count(.minProperties, limit, fault(.wrongFieldCount, id, keyword.name))
    case .maxProperties(let limit):
      collected.count(.maxProperties, limit, fault(.wrongFieldCount, id, keyword.name))
    case .properties, .required, .dependentRequired, .dependentSchemas:
      collected.checkedTypes.insert(.object)
    case .items(let prefix, let rest):
      collected.checkedTypes.insert(.array)
      if let rest, graph[rest].refusesAll {
        let name = dialect == .draft2020 || prefix.isEmpty ? "items" : "additionalItems"
        collected.count(.maxItems, prefix.count, fault(.wrongItemCount, id, name))
      }
    case .propertyNames(let schema):
      collected.checkedTypes.insert(.object)
      let fault = fault(.badFieldName, id, keyword.name)
      collected.names.append(
        NameRule(site: self.site(asserting: [schema], describing: []), fault: fault))
    case .unevaluatedProperties:
      site.undecided |= TypeSet.object.rawValue
    case .contains, .uniqueItems, .unevaluatedItems:
      site.undecided |= TypeSet.array.rawValue
    case .dynamicReference:
      site.undecided = TypeSet.all.rawValue
    case .content, .reference, .allOf, .anyOf, .oneOf, .not, .conditional:
      break
    }
  }

  private mutating func lowerString(
    _ keyword: SchemaNode.Keyword, of id: SchemaGraph.ID, into collected: inout CollectedAssertions
  ) {
    switch keyword.rule {
    case .minLength(let limit) where limit > 0:
      let fault = fault(.wrongLength, id, keyword.name)
      collected.check(.minLength, .string, fault, argument: Int64(limit))
    case .maxLength(let limit):
      let fault = fault(.wrongLength, id, keyword.name)
      collected.check(.maxLength, .string, fault, argument: Int64(limit))
    case .pattern(let pattern):
      patterns.append(pattern)
      let fault = fault(.patternMismatch, id, keyword.name)
      collected.check(.pattern, .string, fault, argument: Int64(patterns.count - 1))
    case .format(_, let format?, isAsserted: true):
      formats.append(format)
      let fault = fault(.formatMismatch, id, keyword.name)
      collected.check(.format, .string, fault, argument: Int64(formats.count - 1))
    default:
      break
    }
  }

  private mutating func lowerNumber(
    _ keyword: SchemaNode.Keyword, of id: SchemaGraph.ID,
    into collected: inout CollectedAssertions, site: inout Site
  ) {
    let operation: Check.Operation
    let number: ExactNumber
    let kind: ViolationKind
    switch keyword.rule {
    case .minimum(let bound, let isExclusive):
      (operation, number, kind) = (isExclusive ? .exclusiveMinimum : .minimum, bound, .outOfRange)
    case .maximum(let bound, let isExclusive):
      (operation, number, kind) = (isExclusive ? .exclusiveMaximum : .maximum, bound, .outOfRange)
    case .multipleOf(let divisor):
      (operation, number, kind) = (.multipleOf, divisor, .notAMultiple)
    default:
      return
    }
    collected.checkedTypes.formUnion(.number)
    guard let small = SmallNumber(number) else {
      site.undecided |= TypeSet.number.rawValue
      return
    }
    var check = Check(operation: operation, fault: fault(kind, id, keyword.name), number: small)
    if let whole = small.whole { (check.argument, check.isWhole) = (whole, true) }
    collected.checks.append(check)
  }

  /// The short ways to hold texts to what is asked of them.
  private func lowerTexts(_ checks: [Check], into site: inout Site) {
    let ofTexts = checks.filter { !$0.operation.isOfNumbers }
    if let lengths = TextLengths(ofTexts) {
      site.texts = lengths
    } else if ofTexts.count == 1, ofTexts[0].operation == .pattern {
      site.onlyPattern = Int32(ofTexts[0].argument) + 1
    }
  }

  /// Which numbers fit some checks by their digits alone; nil when that cannot be told.
  private static func unsigned(_ checks: [Check]) -> UnsignedNumbers? {
    var numbers = UnsignedNumbers()
    for check in checks {
      switch check.operation {
      case .minLength, .maxLength, .pattern, .format: continue
      case .multipleOf, .member: return nil
      case .minimum, .exclusiveMinimum:
        let least: Int64 = check.operation == .minimum ? 1 : 0
        guard check.isWhole, check.argument <= least else { return nil }
        if check.argument == least { numbers.lowestDigit = UInt8(ascii: "1") }
      case .maximum, .exclusiveMaximum:
        guard check.isWhole else { return nil }
        let digits = SmallNumber.powers.lastIndex { $0 <= check.argument } ?? 0
        numbers.mostDigits = min(numbers.mostDigits, UInt8(digits))
      }
    }
    return numbers
  }

  private mutating func member(
    of values: [JSONValue], _ fault: Int32, into collected: inout CollectedAssertions
  ) {
    var set = MemberSet()
    var strings: [KeyBytes] = []
    var numbers: [SmallNumber] = []
    for value in values {
      switch value.kind {
      case .null: set.hasNull = true
      case .true: set.hasTrue = true
      case .false: set.hasFalse = true
      case .string: strings.append(keyBytes(Array(value.text)))
      case .number:
        if let small = ExactNumber(lexeme: value.text).flatMap(SmallNumber.init(_:)) {
          numbers.append(small)
        } else {
          set.undecided |= TypeSet.number.rawValue
        }
      case .array: set.undecided |= TypeSet.array.rawValue
      case .object: set.undecided |= TypeSet.object.rawValue
      }
    }
    set.strings = Self.append(strings, to: &memberStrings)
    set.numbers = Self.append(numbers, to: &memberNumbers)
    memberSets.append(set)
    collected.check(.member, .all, fault, argument: Int64(memberSets.count - 1))
  }
}

/// What the schemas of a site ask, before it is put into tables.
struct CollectedAssertions {
  var typeFaults: [TypeFault] = []
  var checks: [Check] = []
  var counts: [CountCheck] = []
  var names: [NameRule] = []
  /// Types for which something besides the type itself is asked.
  var checkedTypes: TypeSet = []

  mutating func check(
    _ operation: Check.Operation, _ types: TypeSet, _ fault: Int32, argument: Int64
  ) {
    checks.append(Check(operation: operation, fault: fault, argument: argument))
    checkedTypes.formUnion(types)
  }

  mutating func count(_ operation: CountCheck.Operation, _ limit: Int, _ fault: Int32) {
    counts.append(CountCheck(operation: operation, limit: Int64(limit), fault: fault))
    switch operation {
    case .minItems, .maxItems: checkedTypes.insert(.array)
    case .minProperties, .maxProperties: checkedTypes.insert(.object)
    }
  }
}

extension SmallNumber {
  /// A number of at most eighteen digits, or nil.
  init?(_ number: ExactNumber) {
    guard number.digits.count <= 18, abs(number.exponent) < 10_000 else { return nil }
    let value = number.digits.reduce(Int64(0)) { $0 * 10 + Int64($1) }
    mantissa = number.isNegative ? -value : value
    exponent = value == 0 ? 0 : Int32(number.exponent)
  }

  /// The number as an integer that the short numbers of events can be compared with, or nil.
  var whole: Int64? {
    guard (0...18).contains(exponent) else { return nil }
    let (product, isTooLarge) = mantissa.multipliedReportingOverflow(
      by: Self.powers[Int(exponent)])
    return isTooLarge ? nil : product
  }
}
