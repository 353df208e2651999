import JSONText
import Schemas
import SourceText

extension Walker {
  /// The slot of a name, or -1.
  @inline(__always)
  mutating func search(_ name: KeyBytes, _ site: SiteReference) -> Int32 {
    if site.keys.isEmpty { return -1 }
    let keys = tables.keys.advanced(by: Int(site.keys.start))
    let hashes = tables.hashes.advanced(by: Int(site.hashStart))
    var place = name.hash & Int(site.hashMask)
    while true {
      let entry = Int(hashes[place])
      if entry == 0 { return -1 }
      if matches(keys.reference(at: entry &- 1).value.name, name) {
        return Int32(truncatingIfNeeded: entry &- 1)
      }
      place = (place &+ 1) & Int(site.hashMask)
    }
  }

  @inline(__always)
  mutating func matches(_ known: KeyBytes, _ name: KeyBytes) -> Bool {
    known.isSame(as: name) && (name.length <= 16 || middleMatches(known, name))
  }

  mutating func middleMatches(_ known: KeyBytes, _ name: KeyBytes) -> Bool {
    for offset in 8..<(Int(name.length) - 8)
    where tables.text[Int(known.start) + offset] != index.text[Int(name.start) + offset] {
      return false
    }
    return true
  }

  /// Holds a name to what every name must be; nil when the walk goes on.
  mutating func checkName(
    _ position: Int, _ site: SiteReference, _ location: Int32, _ mode: WalkMode
  ) -> Int? {
    for entry in site.names.indexes {
      let rule = tables.nameRules[entry]
      if rule.site == Program.freeSite { continue }
      let pattern = SiteReference(tables.sites, rule.site).onlyPattern
      if pattern > 0, matchesSurely(pattern &- 1, position) { continue }
      // A name is a string like any other.
      let end = scalar(position, UInt8(ascii: "\""), rule.site, -1, .trial)
      if end == WalkEnd.stopped {
        if fails(rule.fault, location, mode) { return WalkEnd.stopped }
      } else if end < 0 {
        return end
      }
    }
    return nil
  }

  // MARK: - Keys without an entry

  mutating func other(
    _ position: Int, _ name: KeyBytes, _ siteIndex: Int32, _ last: inout FlatReference<Member>,
    _ object: Int, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    let site = SiteReference(tables.sites, siteIndex)
    let start = Int(name.start)
    let end = start + Int(name.length)
    // An escaped name may be any name, also one that has an entry.
    if index.hasEscape(start, end) { return WalkEnd.undecided }
    var subset: Int32 = 0
    if !site.keyPatterns.isEmpty {
      subset = patternsMatching(start, end, site)
      if subset < 0 { return WalkEnd.undecided }
    }
    let rule = tables.others[Int(site.others.start + subset)]
    if !rule.refusals.isEmpty, refuse(rule.refusals, location, mode) { return WalkEnd.stopped }
    if !rule.isUnknown || !mode.contains(.describing) {
      skimmer.duplicates.add(index.text, start, end)
    } else if !note(name, position + 2, location, object) {
      return WalkEnd.malformed
    }
    let slot = site.otherSlot(subset)
    // What is refused or asked something by its name is looked at anew each time.
    if rule.refusals.isEmpty, site.names.isEmpty, mode.contains(.describing) {
      learn(name, position, siteIndex, rule, slot: slot, after: &last, location)
    }
    return child(position + 2, rule.site, location, slot, mode)
  }

  mutating func patternsMatching(_ start: Int, _ end: Int, _ site: SiteReference) -> Int32 {
    var subset: Int32 = 0
    for (bit, entry) in site.keyPatterns.indexes.enumerated() {
      guard let holds = matches(pattern: Int(tables.keyPatterns[entry]), start, end) else {
        return -1
      }
      if holds { subset |= 1 << Int32(bit) }
    }
    return subset
  }

  @inline(never)
  mutating func note(
    _ key: FlatReference<Key>, _ position: Int, _ object: Int, _ location: Int32, _ mode: WalkMode
  ) {
    let watch = Int(key.value.watch)
    if watch > 0, location == Locations.root { sighted[watch - 1] = position + 2 }
    if key.value.isKnown || !mode.contains(.describing) { return }
    _ = note(
      index.bytes(index[position] + 1, index.nameEnd(position)), position + 2, location, object)
  }

  /// Notes a field that no schema knows; false when its object had it before.
  mutating func note(_ name: KeyBytes, _ position: Int, _ location: Int32, _ object: Int) -> Bool {
    let types = exactType(position)
    if let isNew = tally.noteAgain(
      name, in: index.text, at: location, types: types, object: object)
    {
      return isNew
    }
    noteFirst(name, types, location, object)
    return true
  }

  /// A name that was not met before at its place, or that is somebody's data.
  @inline(never)
  private mutating func noteFirst(
    _ name: KeyBytes, _ types: UInt8, _ location: Int32, _ object: Int
  ) {
    let start = Int(name.start)
    let isData = isDataKey(index.text, start, Int(name.length))
    tally.note(
      unknown: isData ? EventTally.anyName : name, in: index.text, at: location, types: types)
    // What is counted together with others has no number of its object.
    if !tally.stamp(name, in: index.text, at: location, object: object) {
      skimmer.duplicates.add(index.text, start, start + Int(name.length))
    }
  }

  /// The type of a value, with integers apart from other numbers as far as their digits tell.
  func exactType(_ position: Int) -> UInt8 {
    let type = looseType(index.byte(at: position))
    guard type == TypeBits.number else { return type }
    let offset = index.afterDigits(index[position] + 1)
    return offset < index.text.count && isFractional(index.text[offset])
      ? TypeBits.fraction : TypeBits.integer
  }

  @inline(never)
  mutating func refuse(_ refusals: Run, _ location: Int32, _ mode: WalkMode) -> Bool {
    for entry in refusals.indexes where fails(tables.refusals[entry], location, mode) {
      return true
    }
    return false
  }
}

/// Whether a number that goes on with this byte behind its digits is written as no integer.
@inline(__always)
func isFractional(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
}

/// A type as the first byte of a value tells it; a number counts as both kinds.
@inline(__always)
func looseType(_ byte: UInt8) -> UInt8 {
  switch byte {
  case UInt8(ascii: "{"): TypeBits.object
  case UInt8(ascii: "["): TypeBits.array
  case UInt8(ascii: "\""): TypeBits.string
  case UInt8(ascii: "t"), UInt8(ascii: "f"): TypeBits.boolean
  case UInt8(ascii: "n"): TypeBits.null
  default: TypeBits.number
  }
}
