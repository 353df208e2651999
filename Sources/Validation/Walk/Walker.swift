import JSONText
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
  private let tablesInPlace: FlatReference<ProgramTables>
  var tables: ProgramTables { @inline(__always) get { tablesInPlace.value } }
  var index: StructuralIndex
  var locations: Locations
  var tally = EventTally()
  var skimmer: Skimmer
  /// The keys of all sites, each site's behind the one that stands before them; then learned names.
  var members: FlatTable<Member>
  var learned: LearnedNames
  /// Seen bits of keys past the first 64, for all objects that are open.
  var wideSeen = FlatTable<UInt64>(repeating: 0, count: 64)
  var wideTop = 0
  /// How many objects were walked.
  var objects = 0
  /// Whether the walk met a fault, in the modes that go on after one.
  var hasFailed = false
  /// The keys that the last object to be closed had, among its first 64.
  var lastSeen: UInt64 = 0
  /// Where the values of watched fields stand that the event itself has, or -1.
  private(set) var sighted: FlatTable<Int>
  /// The unknown fields of an event whose values are wanted; nil while they are counted.
  var sampled: [UnknownValue]?
  /// How many branches this event may still try.
  var trials = TrialBudget()

  init(_ program: Program, depthLimit: Int) {
    self.program = program
    skimmer = Skimmer(depthLimit: depthLimit)
    tablesInPlace = program.tablesInPlace
    index = .empty
    sighted = FlatTable(repeating: -1, count: program.watchedCount)
    locations = Locations(program)
    members = FlatTable(program.members)
    learned = LearnedNames(behind: members.count)
    // Open objects hold on to their members while names are learned.
    members.reserve(LearnedNames.limit)
  }

  deinit {
    members.free()
    wideSeen.free()
    sighted.free()
  }

  /// Walks the event whose value begins at a position, so many containers deep in its record; the
  /// position after it, or how it ended.
  mutating func event(at position: Int, depth: Int) -> Int {
    skimmer.beginEvent(depth: depth)
    tally.begin()
    hasFailed = false
    wideTop = 0
    for watch in 0..<sighted.count { sighted[watch] = -1 }
    trials.begin(at: position)
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
    tally.refusedType = type
    defer { tally.refusedType = 0 }
    for entry in site.typeFaults.indexes {
      let typeFault = tables.typeFaults[entry]
      if typeFault.allowed & type == 0, fails(typeFault.fault, location, mode) { return true }
    }
    return false
  }

  // MARK: - Values

  /// A child value: containers get a place of their own, scalars only when they fail.
  @inline(__always)
  mutating func child(
    _ position: Int, _ site: Int32, _ parent: Int32, _ slot: Int32, _ mode: WalkMode
  ) -> Int {
    let byte = index.byte(at: position)
    // Nearly all values end here: what is inlined ends before the next call.
    return SiteReference(tables.sites, site).scalars.hold(position, byte, in: index)
      ? position &+ 1 : childAtPlace(position, byte, site, parent, slot, mode)
  }

  @inline(never)
  mutating func childAtPlace(
    _ position: Int, _ byte: UInt8, _ site: Int32, _ parent: Int32, _ slot: Int32,
    _ mode: WalkMode
  ) -> Int {
    if site == Program.freeSite { return skimmer.skip(index, position, byte) }
    let pattern = SiteReference(tables.sites, site).onlyPattern
    if byte == UInt8(ascii: "\""), pattern > 0, matchesSurely(pattern &- 1, position) {
      return position &+ 1
    }
    let location = parent < 0 ? parent : locations.child(parent, slot, site)
    return byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
      ? container(position, byte, site, location, mode)
      : scalar(position, byte, site, location, mode)
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

  mutating func array(
    _ open: Int, _ siteIndex: Int32, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    let site = SiteReference(tables.sites, siteIndex)
    var position = open &+ 1
    var count: Int32 = 0
    if index.byte(at: position) == UInt8(ascii: "]") {
      position = position &+ 1
    } else {
      while true {
        let isPrefix = count < site.prefix.count
        let childSite =
          isPrefix ? tables.childSites[Int(site.prefix.start + count)] : site.restSite
        let slot = isPrefix ? site.prefixSlot(count) : site.restSlot
        position = child(position, childSite, location, slot, mode)
        if position < 0 { return position }
        count = count &+ 1
        let byte = index.byte(at: position)
        position = position &+ 1
        if byte == UInt8(ascii: ",") { continue }
        guard byte == UInt8(ascii: "]") else { return WalkEnd.malformed }
        break
      }
    }
    if site.counts.isEmpty { return position }
    return checkCounts(site, Int64(count), true, location, mode) ?? position
  }

  mutating func checkCounts(
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
