import JSONText
import Patterns
import Schemas
import SourceText

/// Runs a program over events: the fast yes, and the fast no that counts every cause.
///
/// The walker reads simdjson's structural index and the raw bytes, and is a whole JSON parser in
/// its verdict: every number, literal, name and bracket is checked, whether a rule reads it or not.
/// Positions go by value, no event allocates, and whatever cannot be told here is left to the
/// careful validator (`WalkEnd.undecided`), never guessed.
struct Walker: ~Copyable {
  let program: Program
  let tables: ProgramTables
  var index: StructuralIndex
  var locations: Locations
  var tally = EventTally()
  var skimmer: Skimmer
  /// Which key came after which, the last time; by site, then by slot.
  private var successors: FlatTable<Int16>
  /// Seen bits of keys past the first 64, for all objects that are open.
  private var wideSeen = FlatTable<UInt64>(repeating: 0, count: 64)
  private var wideTop = 0
  /// Whether the walk met a fault, in the modes that go on after one.
  var hasFailed = false
  /// The keys that the last object to be closed had, among its first 64.
  private var lastSeen: UInt64 = 0

  init(_ program: Program, depthLimit: Int) {
    self.program = program
    skimmer = Skimmer(depthLimit: depthLimit)
    tables = program.tables
    index = .empty
    locations = Locations(program)
    successors = FlatTable(repeating: 0, count: tables.keys.count + tables.sites.count + 1)
  }

  deinit {
    successors.free()
    wideSeen.free()
  }

  /// Walks the event whose value begins at a position, so many containers deep in its record; the
  /// position after it, or how it ended.
  mutating func event(at position: Int, depth: Int) -> Int {
    skimmer.beginEvent(depth: depth)
    tally.begin()
    hasFailed = false
    wideTop = 0
    let byte = index.byte(at: position)
    let isContainer = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    if program.root == Program.freeSite { return skimmer.skip(index, position, byte) }
    return isContainer
      ? container(position, byte, program.root, Locations.root, .full)
      : scalar(position, byte, program.root, Locations.root, .full)
  }

  // MARK: - Faults

  /// Notes a fault; true when the walk must end.
  @inline(never)
  mutating func fails(_ fault: Int32, _ location: Int32, _ mode: WalkMode) -> Bool {
    if mode.contains(.stopping) { return true }
    hasFailed = true
    if mode.contains(.recording) { tally.note(fault: fault, at: location) }
    return false
  }

  @inline(never)
  mutating func failsType(
    _ type: UInt8, _ site: SiteReference, _ location: Int32, _ mode: WalkMode
  ) -> Bool {
    for entry in site.typeFaults.indexes {
      let typeFault = tables.typeFaults[entry]
      if typeFault.allowed & type == 0, fails(typeFault.fault, location, mode) { return true }
    }
    return false
  }

  // MARK: - Values

  /// A child value: containers get a place of their own, scalars only when they fail.
  @inline(__always)
  private mutating func child(
    _ position: Int, _ site: Int32, _ parent: Int32, _ slot: Int32, _ mode: WalkMode
  ) -> Int {
    let byte = index.byte(at: position)
    if site == Program.freeSite { return skimmer.skip(index, position, byte) }
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
      let location = parent < 0 ? parent : locations.child(parent, slot, site)
      return container(position, byte, site, location, mode)
    }
    if isPlainScalar(position, byte, SiteReference(tables.sites, site).plain) {
      return position + 1
    }
    let location = parent < 0 ? parent : locations.child(parent, slot, site)
    return scalar(position, byte, site, location, mode)
  }

  /// Whether a scalar needs no look beyond its syntax, which is checked here.
  @inline(__always)
  private func isPlainScalar(_ position: Int, _ byte: UInt8, _ plain: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""):
      return plain & TypeBits.string != 0
    case UInt8(ascii: "n"):
      return plain & TypeBits.null != 0 && index.isLiteralOrNumber(position, byte)
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      return plain & TypeBits.boolean != 0 && index.isLiteralOrNumber(position, byte)
    default:
      if plain & TypeBits.integer == 0 { return false }
      switch index.numberForm(at: index[position]) {
      case .none: return false
      case .digits: return true
      case .other: return plain & TypeBits.fraction != 0
      case .wide: return false
      }
    }
  }

  mutating func container(
    _ position: Int, _ byte: UInt8, _ siteIndex: Int32, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    if siteIndex == Program.freeSite { return skimmer.skip(index, position, byte) }
    let site = SiteReference(tables.sites, siteIndex)
    let type = byte == UInt8(ascii: "{") ? TypeBits.object : TypeBits.array
    if site.undecided & type != 0 { return WalkEnd.undecided }
    if site.allowed & type == 0, failsType(type, site, location, mode) { return WalkEnd.stopped }
    if !site.checks.isEmpty, let end = checkMembership(ofContainer: type, site, location, mode) {
      return end
    }
    if site.choices.isEmpty { return content(position, byte, siteIndex, location, mode) }
    return choose(position, byte, type, siteIndex, location, mode)
  }

  /// The parts of a container, by the site's own rules.
  @inline(__always)
  mutating func content(
    _ position: Int, _ byte: UInt8, _ siteIndex: Int32, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    guard skimmer.enter() else { return WalkEnd.undecided }
    let next =
      byte == UInt8(ascii: "{")
      ? object(position, siteIndex, location, mode) : array(position, siteIndex, location, mode)
    skimmer.leave()
    return next
  }

  private mutating func array(
    _ open: Int, _ siteIndex: Int32, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    let site = SiteReference(tables.sites, siteIndex)
    var position = open + 1
    var count: Int32 = 0
    if index.byte(at: position) == UInt8(ascii: "]") {
      position += 1
    } else {
      while true {
        let isPrefix = count < site.prefix.count
        let childSite =
          isPrefix ? tables.childSites[Int(site.prefix.start + count)] : site.restSite
        let slot = isPrefix ? site.prefixSlot(count) : site.restSlot
        position = child(position, childSite, location, slot, mode)
        if position < 0 { return position }
        count += 1
        let byte = index.byte(at: position)
        position += 1
        if byte == UInt8(ascii: ",") { continue }
        guard byte == UInt8(ascii: "]") else { return WalkEnd.malformed }
        break
      }
    }
    return finish(site, counted: Int64(count), isArray: true, location, mode) ?? position
  }

  private mutating func object(
    _ open: Int, _ siteIndex: Int32, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    let site = SiteReference(tables.sites, siteIndex)
    var position = open + 1
    var count: Int64 = 0
    var seen: UInt64 = 0
    var previous: Int32 = -1
    var number: UInt64 = 0
    let wide = site.keys.count > 64 ? openWide(site) : -1

    if index.byte(at: position) == UInt8(ascii: "}") {
      position += 1
    } else {
      while true {
        let start = index[position] + 1
        let end = index.nameEnd(position)
        if end < 0 { return WalkEnd.malformed }
        count += 1
        let name = index.bytes(start, end)
        let slot = find(name, site, siteIndex, previous)
        if slot >= 0 {
          if slot < 64 {
            let bit = UInt64(1) << UInt64(slot)
            if seen & bit != 0 { return WalkEnd.malformed }
            seen |= bit
          } else if !markWide(slot, from: wide) {
            return WalkEnd.malformed
          }
          previous = slot
          let key = tables.keys[Int(site.keys.start + slot)]
          if !key.refusals.isEmpty, refuse(key.refusals, location, mode) { return WalkEnd.stopped }
          if !key.isKnown, mode.contains(.describing) { note(name, position + 2, location) }
          position = child(position + 2, key.site, location, slot, mode)
        } else {
          if number == 0 { number = skimmer.duplicates.beginObject() }
          position = other(
            position, name, site, number, location, mode)
        }
        if position < 0 { return position }
        let byte = index.byte(at: position)
        position += 1
        if byte == UInt8(ascii: ",") { continue }
        guard byte == UInt8(ascii: "}") else { return WalkEnd.malformed }
        break
      }
    }
    if wide >= 0 { wideTop = wide }
    lastSeen = seen
    if site.required & ~seen != 0 || site.keys.count > 64,
      let end = missing(site, seen, wide, location, mode)
    {
      return end
    }
    if !site.dependencies.isEmpty, let end = dependencies(site, seen, wide, location, mode) {
      return end
    }
    return finish(site, counted: count, isArray: false, location, mode) ?? position
  }

  // MARK: - Names

  /// The slot of a name, or -1: first the key that came next the last time, then the hash table.
  @inline(__always)
  private func find(
    _ name: KeyBytes, _ site: SiteReference, _ siteIndex: Int32, _ previous: Int32
  ) -> Int32 {
    if site.keys.isEmpty { return -1 }
    let memory = Int(site.keys.start + siteIndex + previous + 1)
    let guess = Int32(successors[memory])
    if matches(tables.keys[Int(site.keys.start + guess)].name, name) { return guess }
    var place = name.hash & Int(site.hashMask)
    while true {
      let entry = Int32(tables.hashes[Int(site.hashStart) + place])
      if entry == 0 { return -1 }
      if matches(tables.keys[Int(site.keys.start + entry - 1)].name, name) {
        successors[memory] = Int16(truncatingIfNeeded: entry - 1)
        return entry - 1
      }
      place = (place + 1) & Int(site.hashMask)
    }
  }

  @inline(__always)
  func matches(_ known: KeyBytes, _ name: KeyBytes) -> Bool {
    known.isSame(as: name) && (name.length <= 16 || middleMatches(known, name))
  }

  private func middleMatches(_ known: KeyBytes, _ name: KeyBytes) -> Bool {
    for offset in 8..<(Int(name.length) - 8)
    where tables.text[Int(known.start) + offset] != index.text[Int(name.start) + offset] {
      return false
    }
    return true
  }

  // MARK: - Keys without an entry

  private mutating func other(
    _ position: Int, _ name: KeyBytes, _ site: SiteReference, _ number: UInt64, _ location: Int32,
    _ mode: WalkMode
  ) -> Int {
    let start = Int(name.start)
    let end = start + Int(name.length)
    // An escaped name may be any name, also one that has an entry.
    if index.hasEscape(start, end) { return WalkEnd.undecided }
    guard skimmer.duplicates.insert(index.text, start, end, object: number) else {
      return WalkEnd.malformed
    }
    var subset: Int32 = 0
    if !site.keyPatterns.isEmpty {
      subset = patternsMatching(start, end, site)
      if subset < 0 { return WalkEnd.undecided }
    }
    let rule = tables.others[Int(site.others.start + subset)]
    if !rule.refusals.isEmpty, refuse(rule.refusals, location, mode) { return WalkEnd.stopped }
    if rule.isUnknown, mode.contains(.describing) { note(name, position + 2, location) }
    return child(position + 2, rule.site, location, site.otherSlot(subset), mode)
  }

  private func patternsMatching(_ start: Int, _ end: Int, _ site: SiteReference) -> Int32 {
    var subset: Int32 = 0
    for (bit, entry) in site.keyPatterns.indexes.enumerated() {
      let pattern = program.patterns[Int(tables.keyPatterns[entry])]
      switch index.text.withSpan(start..<end, { pattern.matches($0) }) {
      case .yes: subset |= 1 << Int32(bit)
      case .no: break
      case .undecided: return -1
      }
    }
    return subset
  }

  private mutating func note(_ name: KeyBytes, _ position: Int, _ location: Int32) {
    let isData = isDataKey(index.text, Int(name.start), Int(name.length))
    tally.note(
      unknown: isData ? EventTally.anyName : name, in: index.text, at: location,
      types: looseType(index.byte(at: position)))
  }

  @inline(never)
  private mutating func refuse(_ refusals: Run, _ location: Int32, _ mode: WalkMode) -> Bool {
    for entry in refusals.indexes where fails(tables.refusals[entry], location, mode) {
      return true
    }
    return false
  }

  // MARK: - After the last member

  private mutating func missing(
    _ site: SiteReference, _ seen: UInt64, _ wide: Int, _ location: Int32, _ mode: WalkMode
  ) -> Int? {
    for entry in site.requirements.indexes {
      let requirement = tables.requirements[entry]
      if !has(requirement.slot, seen, wide), fails(requirement.fault, location, mode) {
        return WalkEnd.stopped
      }
    }
    return nil
  }

  private mutating func dependencies(
    _ site: SiteReference, _ seen: UInt64, _ wide: Int, _ location: Int32, _ mode: WalkMode
  ) -> Int? {
    for entry in site.dependencies.indexes {
      let dependency = tables.dependencies[entry]
      if has(dependency.slot, seen, wide), !has(dependency.required, seen, wide),
        fails(dependency.fault, location, mode)
      {
        return WalkEnd.stopped
      }
    }
    return nil
  }

  /// Whether the object that was closed last had a key; nil when that is not remembered.
  func lastObjectHad(_ slot: Int32) -> Bool? {
    slot < 64 ? lastSeen >> UInt64(slot) & 1 == 1 : nil
  }

  private func has(_ slot: Int32, _ seen: UInt64, _ wide: Int) -> Bool {
    slot < 64
      ? seen >> UInt64(slot) & 1 == 1
      : wideSeen[wide + Int(slot >> 6)] >> UInt64(slot & 63) & 1 == 1
  }

  private mutating func openWide(_ site: SiteReference) -> Int {
    let start = wideTop
    let words = Int(site.keys.count + 63) / 64
    if start + words > wideSeen.count {
      _ = wideSeen.grow(by: start + words - wideSeen.count, with: 0)
    }
    for word in 0..<words { wideSeen[start + word] = 0 }
    wideTop = start + words
    return start
  }

  private func markWide(_ slot: Int32, from start: Int) -> Bool {
    let word = start + Int(slot >> 6)
    let bit = UInt64(1) << UInt64(slot & 63)
    if wideSeen[word] & bit != 0 { return false }
    wideSeen[word] |= bit
    return true
  }

  @inline(__always)
  private mutating func finish(
    _ site: SiteReference, counted: Int64, isArray: Bool, _ location: Int32, _ mode: WalkMode
  ) -> Int? {
    site.counts.isEmpty ? nil : checkCounts(site, counted, isArray, location, mode)
  }

  private mutating func checkCounts(
    _ site: SiteReference, _ counted: Int64, _ isArray: Bool, _ location: Int32, _ mode: WalkMode
  ) -> Int? {
    for entry in site.counts.indexes {
      let check = tables.counts[entry]
      let holds =
        switch check.operation {
        case .minItems: !isArray || counted >= check.limit
        case .maxItems: !isArray || counted <= check.limit
        case .minProperties: isArray || counted >= check.limit
        case .maxProperties: isArray || counted <= check.limit
        }
      if !holds, fails(check.fault, location, mode) { return WalkEnd.stopped }
    }
    return nil
  }
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
