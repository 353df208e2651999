import JSONText
import Patterns
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
      guard index.isLiteralOrNumber(position, byte) else { return WalkEnd.malformed }
      let type = byte == UInt8(ascii: "n") ? TypeBits.null : TypeBits.boolean
      return decide(type, position, byte, site, location, mode)
    default:
      let form = index.numberForm(at: index[position])
      if form == .none { return WalkEnd.malformed }
      // A trial is not the only walk over a value.
      if form == .wide, !mode.contains(.stopping) { skimmer.noteWide(index, index[position]) }
      if form == .digits {
        return decide(TypeBits.integer, position, byte, site, location, mode)
      }
      guard let type = numberType(at: index[position], site) else { return WalkEnd.undecided }
      return decide(type, position, byte, site, location, mode)
    }
  }

  private mutating func decide(
    _ bits: UInt8, _ position: Int, _ byte: UInt8, _ site: SiteReference, _ location: Int32,
    _ mode: WalkMode
  ) -> Int {
    if site.undecided & bits != 0 { return WalkEnd.undecided }
    if site.allowed & bits == 0, failsType(bits, site, location, mode) { return WalkEnd.stopped }
    for entry in site.checks.indexes {
      let check = tables.checks[entry]
      guard let holds = holds(check, bits, position, byte) else { return WalkEnd.undecided }
      if !holds, fails(check.fault, location, mode) { return WalkEnd.stopped }
    }
    for entry in site.choices.indexes {
      let end = chooseScalar(
        tables.choices[entry], bits, position, byte, site, location, mode)
      if end < 0 { return end }
    }
    return position + 1
  }

  /// Whether a check holds for a scalar; nil when only the careful validator can tell.
  private mutating func holds(_ check: Check, _ type: UInt8, _ position: Int, _ byte: UInt8)
    -> Bool?
  {
    switch check.operation {
    case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf:
      guard type & TypeBits.number != 0 else { return true }
      if check.number.mantissa == 0, holdsBySign(check, byte) { return true }
      return smallNumber(at: index[position]).flatMap { $0.holds(check) }
    case .minLength, .maxLength, .pattern, .format:
      return type == TypeBits.string ? stringHolds(check, position) : true
    case .member:
      return isMember(tables.memberSets[Int(check.argument)], type, position, byte)
    }
  }

  /// Whether the first byte of a number is enough to see that a bound of zero holds.
  private mutating func holdsBySign(_ check: Check, _ byte: UInt8) -> Bool {
    switch check.operation {
    case .minimum: byte != UInt8(ascii: "-")
    case .exclusiveMinimum: byte &- 0x31 < 9
    case .exclusiveMaximum, .maximum, .multipleOf, .minLength, .maxLength, .pattern, .format,
      .member:
      false
    }
  }

  // MARK: - Strings

  private mutating func stringHolds(_ check: Check, _ position: Int) -> Bool? {
    let start = index[position] + 1
    let end = index.stringEnd(position)
    if index.hasEscape(start, end) { return nil }
    switch check.operation {
    case .minLength:
      return Int64(end - start) / 4 >= check.argument || scalars(start, end) >= check.argument
    case .maxLength:
      return Int64(end - start) <= check.argument || scalars(start, end) <= check.argument
    case .pattern:
      let pattern = program.patterns[Int(check.argument)]
      switch index.text.withSpan(start..<end, { pattern.matches($0) }) {
      case .yes: return true
      case .no: return false
      case .undecided: return nil
      }
    case .format:
      let format = program.formats[Int(check.argument)]
      return index.text.withSpan(start..<end) { format.accepts($0) }
    case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf, .member:
      return nil
    }
  }

  private mutating func scalars(_ start: Int, _ end: Int) -> Int64 {
    var count: Int64 = 0
    for offset in start..<end where index.text[offset] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  // MARK: - Members

  private mutating func isMember(
    _ set: MemberSet, _ type: UInt8, _ position: Int, _ byte: UInt8
  ) -> Bool? {
    switch type {
    case TypeBits.null: return set.hasNull
    case TypeBits.boolean: return byte == UInt8(ascii: "t") ? set.hasTrue : set.hasFalse
    case TypeBits.string:
      let start = index[position] + 1
      let end = index.stringEnd(position)
      if index.hasEscape(start, end) { return nil }
      let name = index.bytes(start, end)
      for entry in set.strings.indexes where matches(tables.memberStrings[entry], name) {
        return true
      }
      return false
    default:
      if set.undecided & TypeBits.number != 0 { return nil }
      if set.numbers.isEmpty { return false }
      guard let number = smallNumber(at: index[position]) else { return nil }
      for entry in set.numbers.indexes where tables.memberNumbers[entry] == number { return true }
      return false
    }
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
