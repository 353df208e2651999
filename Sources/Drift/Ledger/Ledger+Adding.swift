package import JSONText

/// What a run saw that no contract knows: entries to be, not reviewed yet.
package struct LedgerObservations: Hashable, Sendable {
  package var entries: [LedgerKey: LedgerEntry] = [:]

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }
}

extension Ledger {
  /// How what was observed goes into the counts.
  package enum Adding: Hashable, Sendable {
    /// Of captures that were never counted: everything is added up.
    case counting
    /// Of captures that were counted before: only what has no entry yet is taken, as when a contract
    /// became narrower since.
    case missing
    /// Of what cannot be recognised when it comes again, such as a pipe: the same, and when it was
    /// seen and what it looked like.
    case noting
  }

  /// What adding led to.
  package struct Additions: Hashable, Sendable {
    /// Entries that were not there before.
    package var new: Set<LedgerKey> = []
    /// Entries that were counted on.
    package var counted: Set<LedgerKey> = []
    /// Entries that found no room of their own.
    package var collapsed = 0

    package init() {}

    package var isEmpty: Bool { new.isEmpty && counted.isEmpty }
  }

  /// More fields than this at one place are the keys of a map.
  package static let fieldsOfOnePlace = 256
  /// More types than this are data, or an attack.
  package static let eventTypes = 1_000
  /// More entries than this nobody reviews.
  package static let largest = 20_000

  package mutating func add(
    _ observations: LedgerObservations, _ adding: Adding
  ) -> Additions {
    var additions = Additions()
    var room = LedgerRoom(self)
    for (key, entry) in observations.entries.sorted(by: { $0.key < $1.key }) {
      if self[key] != nil {
        switch adding {
        case .counting:
          self[key]?.add(entry)
          additions.counted.insert(key)
        case .missing: break
        case .noting: self[key]?.addEvidence(of: entry)
        }
        continue
      }
      guard let place = room.place(for: key) else {
        additions.collapsed += 1
        continue
      }
      if place != key { additions.collapsed += 1 }
      if self[place]?.add(entry) == nil {
        self[place] = entry
        additions.new.insert(place)
      } else {
        additions.counted.insert(place)
      }
    }
    return additions
  }

  /// Remembers a capture for the contracts that it was counted for.
  package mutating func remember(
    _ capture: CountedCapture, digest: String, for contracts: Set<JSONName>
  ) {
    for contract in contracts {
      sections[contract, default: LedgerSection()].captures[digest] = capture
      sections[contract]?.forgetOldest()
    }
  }

  /// Puts a grown capture in the place of what it was before.
  package mutating func replace(
    _ old: String, with digest: String, _ capture: CountedCapture, for contracts: Set<JSONName>
  ) {
    var contracts = contracts
    for (contract, section) in sections where section.captures[old] != nil {
      sections[contract]?.captures[old] = nil
      contracts.insert(contract)
    }
    remember(capture, digest: digest, for: contracts)
  }

  /// The capture of a digest, as whichever contract remembers it.
  package func capture(_ digest: String) -> CountedCapture? {
    sections.values.lazy.compactMap { $0.captures[digest] }.first
  }
}

extension LedgerSection {
  /// How many captures are remembered; of more, those that were counted longest ago are forgotten.
  package static let mostCaptures = 4_096

  mutating func forgetOldest() {
    guard captures.count > Self.mostCaptures else { return }
    let order = captures.sorted { ($0.value.counted, $0.key) < ($1.value.counted, $1.key) }
    for (digest, _) in order.prefix(captures.count - Self.mostCaptures) { captures[digest] = nil }
  }
}

extension LedgerEntry {
  /// Counts on; what was decided stays.
  mutating func add(_ other: LedgerEntry) {
    count = added(count, other.count)
    events = added(events, other.events)
    types.merge(other.types) { added($0, $1) }
    addEvidence(of: other)
  }

  /// Takes over everything that is not counted.
  mutating func addEvidence(of other: LedgerEntry) {
    first = .earliest(first, other.first)
    last = .latest(last, other.last)
    shapes = Self.few(shapes.union(other.shapes))
    values = Self.few(values.union(other.values))
    suspects = Self.few(suspects.union(other.suspects))
  }

  /// The first few in the order of bytes: which ones does not depend on who came first.
  package static func few(_ names: Set<JSONName>) -> Set<JSONName> {
    names.count <= examples ? names : Set(names.sorted().prefix(examples))
  }
}

/// A sum that stays at the end of what can be counted.
func added(_ one: Int, _ other: Int) -> Int {
  let (sum, isLarge) = one.addingReportingOverflow(other)
  return isLarge ? .max : sum
}

/// Where new entries find room, so that data used as names cannot fill the ledger.
private struct LedgerRoom {
  private var total: Int
  private var fields: [LedgerKey: Int] = [:]
  private var events = 0

  init(_ ledger: Ledger) {
    let keys = ledger.sections.flatMap { contract, section in
      section.entries.keys.map { LedgerKey(contract: contract, place: $0) }
    }
    total = keys.count
    for key in keys { count(key) }
  }

  private mutating func count(_ key: LedgerKey) {
    switch key.kind {
    case .field: fields[key.collapsed, default: 0] += 1
    case .event: events += 1
    case .value, .type, .null: break
    }
  }

  /// The key to count under, or nil where there is no room left at all.
  mutating func place(for key: LedgerKey) -> LedgerKey? {
    let isFull =
      switch key.kind {
      case .field: fields[key.collapsed, default: 0] >= Ledger.fieldsOfOnePlace
      case .event: events >= Ledger.eventTypes
      case .value, .type, .null: false
      }
    guard !isFull else { return key.collapsed }
    guard total < Ledger.largest else { return nil }
    total += 1
    count(key)
    return key
  }
}

extension LedgerKey {
  /// The same with the last name as any: `/players/*` for `/players/x`.
  fileprivate var collapsed: LedgerKey {
    let path = place.path.utf8
    let parent = path.lastIndex(of: UInt8(ascii: "/")).map { Array(path[..<$0]) } ?? []
    let any = kind == .event ? Array("*".utf8) : parent + Array("/*".utf8)
    return LedgerKey(contract: contract, place: LedgerPlace(kind, JSONName(any)))
  }
}
