import SourceText

/// How often each cause and each unknown field was met, by one walker.
///
/// Counts of an event are held back until the event is read to its end; one that turns out to be
/// malformed or undecided leaves no trace here.
struct EventTally: ~Copyable {
  struct Cause: BitwiseCopyable {
    var location: Int32
    var fault: Int32
    var events = 0
    var occurrences = 0
    var lastEvent = 0
    var seen = SightingSpan()
  }

  struct Unknown: BitwiseCopyable {
    var location: Int32
    var name: KeyBytes
    var events = 0
    var occurrences = 0
    var lastEvent = 0
    /// The object that had the name last: a name that comes twice shows.
    var lastObject = 0
    /// Which types the values had, as `TypeSet` bits; numbers count as both kinds.
    var types: UInt8 = 0
    var first = RecordPlace.nowhere
    var seen = SightingSpan()
  }

  /// All unknown fields of one place together, whatever their names.
  struct Place: BitwiseCopyable {
    var events = 0
    var occurrences = 0
    var lastEvent = 0
    var types: UInt8 = 0
    var first = RecordPlace.nowhere
    var seen = SightingSpan()
  }

  /// An unknown field of the event that is being read, with the type of its value.
  private struct HeldUnknown: BitwiseCopyable {
    var entry: Int32
    var types: UInt8
  }

  /// What of an event is worth a second look.
  struct Wanted {
    /// A cause is still short of examples.
    var examples = false
    /// An unknown field is still short of samples.
    var samples = false
  }

  /// More distinct unknown names than this at one place make a map of it.
  static let namesPerLocation = 256

  private(set) var causes: FlatTable<Cause> = FlatTable([])
  private(set) var unknowns: FlatTable<Unknown> = FlatTable([])
  private(set) var names: FlatTable<UInt8> = FlatTable([])
  /// By location.
  private(set) var places: FlatTable<Place> = FlatTable([])
  private var causeIndexes: [UInt64: Int32] = [:]
  private var unknownHashes = FlatTable<Int32>(repeating: 0, count: 1024)
  private var unknownMask = 1023
  private var namesAt: [Int32: Int] = [:]
  /// How many of the unknown fields belong to events that were counted.
  private var settled = 0

  private var event = 0
  /// The causes of the event that is being read, by their index; one may come several times.
  private(set) var heldCauses: [Int32] = []
  /// The types of the values that were refused; 0 where the cause does not ask.
  private var heldCauseTypes: [UInt8] = []
  /// The type of the value at hand, while it is refused for that.
  var refusedType: UInt8 = 0
  /// The last capture of which something was counted, so that each is noted once.
  private(set) var captures: [Int] = []
  private var heldUnknowns: [HeldUnknown] = []

  deinit {
    causes.free()
    unknowns.free()
    names.free()
    places.free()
    unknownHashes.free()
  }

  mutating func begin() {
    event += 1
    if holdsNothing { return }
    holdsNothing = true
    if unknowns.count > settled { forgetUnsettled() }
    heldCauses.removeAll(keepingCapacity: true)
    heldCauseTypes.removeAll(keepingCapacity: true)
    heldUnknowns.removeAll(keepingCapacity: true)
  }

  /// Whether the event held nothing that is counted.
  private(set) var holdsNothing = true

  /// Counts what the event held, at the time it happened.
  mutating func commit(
    at record: RecordPlace, _ time: Int?, examples wanted: Int, samples: Int
  ) -> Wanted {
    if holdsNothing { return Wanted() }
    var isWanted = Wanted()
    if captures.last != record.capture { captures.append(record.capture) }
    for (index, type) in zip(heldCauses, heldCauseTypes) {
      let cause = causes.reference(at: Int(index))
      if cause.value.lastEvent != event {
        cause.value.lastEvent = event
        cause.value.events += 1
        if cause.value.events <= wanted { isWanted.examples = true }
      }
      cause.value.occurrences += 1
      cause.value.seen.see(at: time, capture: record.capture, types: type)
    }
    for held in heldUnknowns {
      let unknown = unknowns.reference(at: Int(held.entry))
      if unknown.value.lastEvent != event {
        if unknown.value.events == 0 { unknown.value.first = record }
        unknown.value.lastEvent = event
        unknown.value.events += 1
        if unknown.value.events <= samples { isWanted.samples = true }
      }
      unknown.value.occurrences += 1
      unknown.value.types |= held.types
      unknown.value.seen.see(at: time, capture: record.capture, types: held.types)
      count(held.types, at: Int(unknown.value.location), record, time)
    }
    settled = unknowns.count
    return isWanted
  }

  private mutating func count(
    _ types: UInt8, at location: Int, _ record: RecordPlace, _ time: Int?
  ) {
    if location >= places.count {
      _ = places.grow(by: location + 1 - places.count, with: Place())
    }
    let place = places.reference(at: location)
    if place.value.lastEvent != event {
      if place.value.events == 0 { place.value.first = record }
      place.value.lastEvent = event
      place.value.events += 1
    }
    place.value.occurrences += 1
    place.value.types |= types
    place.value.seen.see(at: time, capture: record.capture, types: types)
  }

  mutating func note(fault: Int32, at location: Int32) {
    let key = UInt64(UInt32(bitPattern: location)) << 32 | UInt64(UInt32(bitPattern: fault))
    holdsNothing = false
    heldCauseTypes.append(refusedType)
    if let known = causeIndexes[key] { return heldCauses.append(known) }
    let index = Int32(causes.grow(by: 1, with: Cause(location: location, fault: fault)))
    causeIndexes[key] = index
    heldCauses.append(index)
  }

  /// Notes a field that no schema knows; its name stands in the text and has no escapes.
  mutating func note(
    unknown name: KeyBytes, in text: UncheckedBytes, at location: Int32, types: UInt8
  ) {
    if let known = entry(of: name, in: text, at: location) {
      hold(known, types)
    } else {
      add(name, text, location, types)
    }
  }

  /// Notes a field that was met before at its place, in an object with a number of its own; nil when
  /// it was not met, and false when the same object had it before.
  @inline(__always)
  mutating func noteAgain(
    _ name: KeyBytes, in text: UncheckedBytes, at location: Int32, types: UInt8, object: Int
  ) -> Bool? {
    guard let known = entry(of: name, in: text, at: location) else { return nil }
    return noteAgain(known, types: types, object: object)
  }

  /// The same for a field whose entry is known.
  @inline(__always)
  mutating func noteAgain(_ known: Int32, types: UInt8, object: Int) -> Bool {
    let unknown = unknowns.reference(at: Int(known))
    if unknown.value.lastObject == object { return false }
    unknown.value.lastObject = object
    hold(known, types)
    return true
  }

  /// The entry of a field that some event was counted with; it stays what it is.
  func settledEntry(of name: KeyBytes, in text: UncheckedBytes, at location: Int32) -> Int32? {
    entry(of: name, in: text, at: location).flatMap { $0 < settled ? $0 : nil }
  }

  /// Tells which object had a name; false when the name is not counted by itself.
  mutating func stamp(
    _ name: KeyBytes, in text: UncheckedBytes, at location: Int32, object: Int
  ) -> Bool {
    guard let known = entry(of: name, in: text, at: location) else { return false }
    unknowns.reference(at: Int(known)).value.lastObject = object
    return true
  }

  @inline(__always)
  private func entry(of name: KeyBytes, in text: UncheckedBytes, at location: Int32) -> Int32? {
    var place = Self.hash(name, location) & unknownMask
    while unknownHashes[place] != 0 {
      let index = unknownHashes[place] &- 1
      if matches(unknowns.reference(at: Int(index)), name, text, location) { return index }
      place = (place &+ 1) & unknownMask
    }
    return nil
  }

  @inline(__always)
  private static func hash(_ name: KeyBytes, _ location: Int32) -> Int {
    name.hash ^ Int(location) &* 0x9E37_79B1
  }

  @inline(never)
  private mutating func add(
    _ name: KeyBytes, _ text: UncheckedBytes, _ location: Int32, _ types: UInt8
  ) {
    let known = namesAt[location, default: 0]
    guard name.length < 0 || known <= Self.namesPerLocation else {
      // The place already holds more names than fields could be: it is a map, its keys are data.
      note(unknown: Self.anyName, in: text, at: location, types: types)
      return
    }
    var stored = name
    stored.start = Int32(names.count)
    if name.length > 0 {
      let first = names.grow(by: Int(name.length), with: 0)
      for offset in 0..<Int(name.length) { names[first + offset] = text[Int(name.start) + offset] }
      namesAt[location] = known + 1
    }
    let index = Int32(unknowns.grow(by: 1, with: Unknown(location: location, name: stored)))
    enter(Int(index))
    hold(index, types)
    if unknowns.count * 2 > unknownMask { rehash() }
  }

  /// The name under which keys past the limit are counted; no JSON name has a negative length.
  static let anyName = KeyBytes(head: 0, tail: 0, length: -1, start: 0)

  private mutating func hold(_ index: Int32, _ types: UInt8) {
    holdsNothing = false
    heldUnknowns.append(HeldUnknown(entry: index, types: types))
  }

  @inline(__always)
  private func matches(
    _ entry: FlatReference<Unknown>, _ name: KeyBytes, _ text: UncheckedBytes, _ location: Int32
  ) -> Bool {
    guard entry.value.location == location, entry.value.name.isSame(as: name) else { return false }
    return name.length <= 16 || middleMatches(Int(entry.value.name.start), name, text)
  }

  private func middleMatches(_ start: Int, _ name: KeyBytes, _ text: UncheckedBytes) -> Bool {
    for offset in 8..<(Int(name.length) - 8)
    where names[start + offset] != text[Int(name.start) + offset] {
      return false
    }
    return true
  }

  private func enter(_ index: Int) {
    let entry = unknowns[index]
    var place = Self.hash(entry.name, entry.location) & unknownMask
    while unknownHashes[place] != 0 { place = (place + 1) & unknownMask }
    unknownHashes[place] = Int32(index + 1)
  }

  /// Forgets the names that only the last event had, which left no trace: how many names a place has
  /// must not depend on what else the same walker met.
  private mutating func forgetUnsettled() {
    for index in (settled..<unknowns.count).reversed() {
      let entry = unknowns[index]
      var place = Self.hash(entry.name, entry.location) & unknownMask
      while unknownHashes[place] != Int32(index + 1) { place = (place + 1) & unknownMask }
      unknownHashes[place] = 0
      guard entry.name.length > 0 else { continue }
      names.shrink(to: Int(entry.name.start))
      namesAt[entry.location, default: 1] -= 1
    }
    unknowns.shrink(to: settled)
  }

  private mutating func rehash() {
    unknownHashes.free()
    unknownMask = unknownMask * 2 + 1
    unknownHashes = FlatTable(repeating: 0, count: unknownMask + 1)
    for index in 0..<unknowns.count { enter(index) }
  }
}

extension RecordPlace: BitwiseCopyable {
  fileprivate static var nowhere: RecordPlace {
    RecordPlace(capture: 0, line: 0, column: 0, offset: 0)
  }
}
