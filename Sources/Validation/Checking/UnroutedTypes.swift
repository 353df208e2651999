package import JSONText

/// The types of events that no contract takes.
package struct UnroutedTypes: Sendable {
  /// More types than this are data, or an attack; they are then counted together.
  package static let limit = 1_000

  package private(set) var types: [JSONName: Counted<RecordPlace>] = [:]
  package private(set) var seen: [JSONName: SightingSpan] = [:]
  package private(set) var captures: Set<Int> = []
  /// Events of types that found no room of their own.
  private(set) var others = 0
  private(set) var othersSeen = SightingSpan()

  package init() {}

  package var isCollapsed: Bool { types.count > Self.limit }
  package var events: Int { types.values.reduce(others) { $0 + $1.events } }
  package var isEmpty: Bool { types.isEmpty }

  /// All of them together.
  package var allSeen: SightingSpan {
    seen.values.reduce(into: othersSeen) { $0.add($1) }
  }

  mutating func add(
    _ counted: Counted<RecordPlace>, _ sightings: SightingSpan, of type: JSONName,
    keeping limit: Int
  ) {
    if types[type] == nil, isCollapsed {
      others += counted.events
      othersSeen.add(sightings)
    } else {
      types[type, default: Counted()].add(counted, keeping: limit)
      seen[type, default: SightingSpan()].add(sightings)
    }
  }

  /// Counts one event.
  mutating func count(_ type: JSONName, at place: RecordPlace, _ time: Int?, keeping limit: Int) {
    captures.insert(place.capture)
    var sightings = SightingSpan()
    sightings.see(at: time, capture: place.capture, types: 0)
    add(Counted(place), sightings, of: type, keeping: limit)
  }

  mutating func add(_ other: UnroutedTypes, keeping limit: Int) {
    others += other.others
    othersSeen.add(other.othersSeen)
    captures.formUnion(other.captures)
    for (type, counted) in other.types.sorted(by: { $0.key < $1.key }) {
      add(counted, other.seen[type] ?? SightingSpan(), of: type, keeping: limit)
    }
  }

  /// What was read of a part, whose types are sorted.
  init(
    captures: Set<Int>, others: Int, _ othersSeen: SightingSpan,
    _ types: [(name: JSONName, counted: Counted<RecordPlace>, seen: SightingSpan)]
  ) {
    self.captures = captures
    self.others = others
    self.othersSeen = othersSeen
    for type in types {
      self.types[type.name] = type.counted
      seen[type.name] = type.seen
    }
  }
}
