import JSONText
import Schemas
import SourceText
import StringFormats

extension Walker {
  /// A scalar at a site that asks something of it.
  mutating func scalar(
    _ position: Int, _ byte: UInt8, _ siteIndex: Int32, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    let site = SiteReference(tables.sites, siteIndex)
    switch byte {
    case UInt8(ascii: "\""):
      return decide(TypeBits.string, position, byte, site, location, mode)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      guard index.isLiteral(position, byte) else { return WalkEnd.malformed }
      let type = byte == UInt8(ascii: "n") ? TypeBits.null : TypeBits.boolean
      return decide(type, position, byte, site, location, mode)
    default:
      let start = index[position]
      let form = index.numberShape(position).form
      if form == .none { return WalkEnd.malformed }
      // A trial is not the only walk over a value.
      if form == .wide, !mode.contains(.stopping) { skimmer.noteWide(index, start) }
      var type = TypeBits.integer
      if form != .digits {
        guard let told = numberType(at: start, site) else { return WalkEnd.undecided }
        type = told
      }
      if site.undecided & type != 0 { return WalkEnd.undecided }
      if site.allowed & type == 0, failsType(type, site, location, mode) {
        return WalkEnd.stopped
      }
      if !site.checks.isEmpty {
        let end = checkNumber(start, form, type, site, location, mode)
        if end < 0 { return end }
      }
      return chooseScalar(type, position, byte, site, location, mode)
    }
  }

  private mutating func decide(
    _ bits: UInt8, _ position: Int, _ byte: UInt8, _ site: SiteReference, _ location: Int32,
    _ mode: WalkMode
  ) -> Int {
    if site.undecided & bits != 0 { return WalkEnd.undecided }
    if site.allowed & bits == 0, failsType(bits, site, location, mode) { return WalkEnd.stopped }
    if !site.checks.isEmpty {
      let end =
        bits == TypeBits.string
        ? checkString(position, site, location, mode)
        : checkLiteral(byte, site, location, mode)
      if end < 0 { return end }
    }
    return chooseScalar(bits, position, byte, site, location, mode)
  }

  private mutating func chooseScalar(
    _ bits: UInt8, _ position: Int, _ byte: UInt8, _ site: SiteReference, _ location: Int32,
    _ mode: WalkMode
  ) -> Int {
    for entry in site.choices.indexes {
      let end = chooseScalar(
        tables.choices[entry], bits, position, byte, site, location, mode)
      if end < 0 { return end }
    }
    return position + 1
  }

  // MARK: - Checks
  //
  // Each of these gives zero, or how the walk ended.

  private mutating func checkNumber(
    _ start: Int, _ form: NumberForm, _ type: UInt8, _ site: SiteReference, _ location: Int32,
    _ mode: WalkMode
  ) -> Int {
    let isPlain = form == .digits || form == .decimal
    let whole = isPlain ? index.wholeNumbers(at: start) : nil
    for entry in site.checks.indexes {
      let check = tables.checks.reference(at: entry)
      let holds: Bool? =
        switch check.value.operation {
        case .minLength, .maxLength, .pattern, .format: true
        case .member: isMember(numberAt: start, check.value.argument)
        case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf:
          if let whole, check.value.isWhole {
            whole.holds(check.value.operation, check.value.argument)
          } else {
            index.smallNumber(at: start).flatMap { $0.holds(check.value) }
          }
        }
      guard let holds else { return WalkEnd.undecided }
      if !holds, fails(check.value.fault, location, mode) { return WalkEnd.stopped }
    }
    return 0
  }

  private mutating func checkString(
    _ position: Int, _ site: SiteReference, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    let start = index[position] + 1
    let end = index.stringEnd(position)
    let hasEscape = index.hasEscape(start, end)
    for entry in site.checks.indexes {
      let check = tables.checks.reference(at: entry)
      if check.value.operation.isOfNumbers { continue }
      let told =
        hasEscape
        ? escapedStringHolds(check, start, end) : stringHolds(check, start, end)
      guard let holds = told else { return WalkEnd.undecided }
      if !holds, fails(check.value.fault, location, mode) { return WalkEnd.stopped }
    }
    return 0
  }

  private mutating func stringHolds(
    _ check: FlatReference<Check>, _ start: Int, _ end: Int
  ) -> Bool? {
    let argument = check.value.argument
    switch check.value.operation {
    case .minLength:
      return Int64(end - start) / 4 >= argument || scalars(start, end) >= argument
    case .maxLength: return Int64(end - start) <= argument || scalars(start, end) <= argument
    case .pattern: return matches(pattern: Int(argument), start, end)
    case .format:
      let format = program.formats[Int(argument)]
      return index.text.withSpan(start..<end) { format.accepts($0) }
    case .member: return isMember(textIn: start, end, argument)
    case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf: return true
    }
  }

  /// Of a text with escapes only the length is told here.
  private mutating func escapedStringHolds(
    _ check: FlatReference<Check>, _ start: Int, _ end: Int
  ) -> Bool? {
    let argument = check.value.argument
    switch check.value.operation {
    // A pair of surrogates is the longest way to write one character.
    case .minLength:
      return Int64(end - start) / 12 >= argument
        || index.escapedScalars(start, end) >= argument
    case .maxLength:
      return Int64(end - start) <= argument || index.escapedScalars(start, end) <= argument
    case .pattern, .format, .member: return nil
    case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf: return true
    }
  }

  private mutating func scalars(_ start: Int, _ end: Int) -> Int64 {
    var count: Int64 = 0
    for offset in start..<end where index.text[offset] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// A literal is asked nothing but whether it is a member.
  private mutating func checkLiteral(
    _ byte: UInt8, _ site: SiteReference, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    for entry in site.checks.indexes {
      let check = tables.checks[entry]
      guard check.operation == .member else { continue }
      let set = tables.memberSets[Int(check.argument)]
      let isMember =
        byte == UInt8(ascii: "n")
        ? set.hasNull : byte == UInt8(ascii: "t") ? set.hasTrue : set.hasFalse
      if !isMember, fails(check.fault, location, mode) { return WalkEnd.stopped }
    }
    return 0
  }

  // MARK: - Members

  private mutating func isMember(textIn start: Int, _ end: Int, _ number: Int64) -> Bool {
    let set = tables.memberSets[Int(number)]
    let name = index.bytes(start, end)
    for entry in set.strings.indexes where matches(tables.memberStrings[entry], name) {
      return true
    }
    return false
  }

  private mutating func isMember(numberAt start: Int, _ number: Int64) -> Bool? {
    let set = tables.memberSets[Int(number)]
    if set.undecided & TypeBits.number != 0 { return nil }
    if set.numbers.isEmpty { return false }
    guard let value = index.smallNumber(at: start) else { return nil }
    for entry in set.numbers.indexes where tables.memberNumbers[entry] == value { return true }
    return false
  }

  /// Membership of a container: none when no member is one; nil when the walk goes on.
  mutating func checkMembership(
    ofContainer type: UInt8, _ site: SiteReference, _ location: Int32, _ mode: WalkMode
  ) -> Int? {
    for entry in site.checks.indexes {
      let check = tables.checks[entry]
      guard check.operation == .member else { continue }
      if tables.memberSets[Int(check.argument)].undecided & type != 0 { return WalkEnd.undecided }
      if fails(check.fault, location, mode) { return WalkEnd.stopped }
    }
    return nil
  }
}
