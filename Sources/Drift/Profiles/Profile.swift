package import JSONText

/// What captures hold, as shapes: for each event type and path how often, of which types, between
/// which bounds.
///
/// Profiles add up: in any order, in any grouping, the parts of a capture make the profile of the
/// whole, byte for byte. So a day's profile from many machines is one.
package struct Profile: Hashable, Sendable {
  /// Records that are JSON values.
  package var records = 0
  /// Records that are not.
  package var malformed = 0
  /// Events with more values than are looked at.
  package var oversized = 0
  /// Records that are in no known envelope.
  package var unplaced = 0
  /// The captures that were read, as they were named.
  package var captures: Set<String> = []
  /// By the source's own name of the event.
  package var events: [JSONName: EventProfile] = [:]

  package init() {}

  /// More event types than this are data, or an attack; they are then profiled as one.
  package static let eventLimit = 256

  /// The types of events, in the order of their bytes.
  package var types: [JSONName] { events.keys.sorted() }
}

/// What the events of one type hold.
package struct EventProfile: Hashable, Sendable {
  /// The payload itself; everything else lies below.
  package var payload = FieldProfile()
  /// The events had more paths than a profile keeps; only the first level is here.
  package var isExploded = false

  package init() {}

  /// More paths than this below one event type are an explosion.
  package static let pathLimit = 20_000

  package var count: Int { payload.types.total }
}

extension Profile {
  /// Adds what another part of the captures holds.
  package mutating func add(_ other: Profile) {
    records += other.records
    malformed += other.malformed
    oversized += other.oversized
    unplaced += other.unplaced
    captures.formUnion(other.captures)
    for (type, profile) in other.events {
      events[type, default: EventProfile()].add(profile)
    }
    collapseTypes()
  }

  /// Too many types become one that stands for any.
  private mutating func collapseTypes() {
    guard events.count > Self.eventLimit else { return }
    var all = EventProfile()
    for profile in events.values { all.add(profile) }
    events = [Self.anyType: all]
  }

  /// Stands for all event types where there are too many.
  package static let anyType: JSONName = "*"
}

extension EventProfile {
  package mutating func add(_ other: EventProfile) {
    payload.add(other.payload)
    isExploded = isExploded || other.isExploded || payload.pathCount > Self.pathLimit
    if isExploded { payload.forget(below: 1) }
  }
}
