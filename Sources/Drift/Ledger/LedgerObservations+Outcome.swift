import Captures
package import JSONText
import Schemas
import SourceText
package import Validation

extension LedgerObservations {
  /// What was counted of events, as entries.
  ///
  /// `captures` are the names of the captures that the outcome's numbers mean.
  package init(_ outcome: CheckOutcome, of plan: CheckPlan, captures: [String]) {
    for (subject, seen) in zip(plan.subjects, outcome.subjects) {
      var observer = LedgerObserver(captures: captures, contract: subject.name)
      observer.version = subject.version
      observer.addFields(of: seen)
      observer.addCauses(of: seen, subject)
      entries.merge(observer.entries) { $1 }
    }
    var observer = LedgerObserver(captures: captures, contract: "")
    observer.addTypes(outcome.unrouted)
    entries.merge(observer.entries) { $1 }
  }
}

extension CheckOutcome {
  /// The captures that the unknowns of each contract came in, by the contract's name.
  package func contributors(to plan: CheckPlan) -> [JSONName: Set<Int>] {
    var found: [JSONName: Set<Int>] = [:]
    for (subject, seen) in zip(plan.subjects, subjects) where !seen.captures.isEmpty {
      found[JSONName(subject.name)] = seen.captures
    }
    if !unrouted.captures.isEmpty { found[""] = unrouted.captures }
    return found
  }
}

/// Turns the counts of one contract into entries.
private struct LedgerObserver {
  let captures: [String]
  let contract: String
  var version: String?
  private(set) var entries: [LedgerKey: LedgerEntry] = [:]

  init(captures: [String], contract: String) {
    self.captures = captures
    self.contract = contract
  }

  // MARK: - Fields

  mutating func addFields(of seen: SubjectOutcome) {
    for (pointer, place) in seen.unknown {
      if place.isMap {
        add(field(place.total), .field, pointer + "/*")
        continue
      }
      if let keys = place.keys { add(field(keys), .field, pointer + "/*") }
      for (name, field) in place.fields {
        let path = JSONName(Array(pointer.utf8) + JSONPointer([name]).utf8)
        var entry = self.field(field, at: path)
        entry.suspects = suspects(for: name, at: pointer, field, in: seen)
        add(entry, .field, path)
      }
    }
  }

  private func field(_ field: UnknownField, at path: JSONName? = nil) -> LedgerEntry {
    var entry = self.entry(events: field.events, occurrences: field.occurrences, field.seen)
    entry.shapes = LedgerEntry.few(Set(field.samples.map { JSONName($0.shape) }))
    if let path { entry.values = values(field.samples.compactMap(\.value), at: path) }
    return entry
  }

  /// Missing fields that this one may be under another name, or at another place.
  private func suspects(
    for name: JSONName, at pointer: String, _ field: UnknownField, in seen: SubjectOutcome
  ) -> Set<JSONName> {
    let missing = seen.causes.filter { $0.key.kind == .missingField }
    var found: Set<JSONName> = []
    for (key, counted) in missing {
      let other = JSONName(key.field)
      let path = key.pointer + JSONPointer([other]).description
      let isBeside = key.pointer.utf8.elementsEqual(pointer.utf8)
      if other == name, !isBeside { found.insert(JSONName("move " + path)) }
      guard isBeside else { continue }
      let isNear = nearMiss(of: name.description, among: [key.field]) != nil
      let isAsOften = counted.occurrences == field.occurrences && field.occurrences >= 3
      if isNear || isAsOften && missing.count == 1 { found.insert(JSONName("rename " + path)) }
    }
    return LedgerEntry.few(found)
  }

  // MARK: - Causes

  mutating func addCauses(of seen: SubjectOutcome, _ subject: CheckPlan.Subject) {
    for (key, counted) in seen.causes {
      let sightings = seen.seen[key] ?? SightingSpan()
      switch key.kind {
      case .notInEnum, .notTheConstant: add(counted, sightings, .value, key)
      case .wrongType: addTypes(counted, sightings, key)
      case .noBranchMatches:
        // A union that refuses for another reason is no unknown type.
        let graph = subject.program?.graph ?? subject.validator.graph
        let known = graph.branchTypes(of: SchemaGraph.ID(key.schema))
        let odd = counted.examples.filter { $0.type != 0 && known.rawValue & $0.type == 0 }
        guard let first = odd.first, odd.count == counted.examples.count else { continue }
        add(counted, sightings, first.type == TypeSet.null.rawValue ? .null : .type, key)
      default: continue
      }
    }
  }

  /// A refused type, and a refused null, which are two things to decide about.
  private mutating func addTypes(
    _ counted: Counted<CauseExample>, _ sightings: SightingSpan, _ key: CauseKey
  ) {
    let nulls = sightings.types.null
    let isNull = { (example: CauseExample) in example.type == TypeSet.null.rawValue }
    guard nulls > 0 else { return add(counted, sightings, .type, key) }
    var (null, other) = (counted, counted)
    null.examples = counted.examples.filter(isNull)
    other.examples = counted.examples.filter { !isNull($0) }
    (null.occurrences, null.events) = (nulls, min(counted.events, nulls))
    other.occurrences -= nulls
    other.events = min(counted.events, other.occurrences)
    add(null, sightings, .null, key)
    if other.occurrences > 0 { add(other, sightings, .type, key) }
  }

  private mutating func add(
    _ counted: Counted<CauseExample>, _ sightings: SightingSpan, _ kind: UnknownKind,
    _ key: CauseKey
  ) {
    var entry = self.entry(
      events: counted.events, occurrences: counted.occurrences, sightings)
    entry.types = entry.types.filter { ($0.key == .null) == (kind == .null) || kind == .value }
    entry.shapes = LedgerEntry.few(Set(counted.examples.map { JSONName($0.got) }))
    let path = JSONName(key.pointer)
    entry.values = kind == .null ? [] : values(counted.examples.compactMap(\.value), at: path)
    add(entry, kind, path)
  }

  // MARK: - Types of events

  mutating func addTypes(_ unrouted: UnroutedTypes) {
    guard !unrouted.isCollapsed else {
      return add(
        entry(events: unrouted.events, occurrences: unrouted.events, unrouted.allSeen),
        .event, "*")
    }
    for (type, counted) in unrouted.types {
      let entry = self.entry(
        events: counted.events, occurrences: counted.occurrences,
        unrouted.seen[type] ?? SightingSpan())
      add(entry, .event, looksLikeData(type) || type.utf8.count > 200 ? "*" : type)
    }
  }

  // MARK: - Entries

  private func entry(events: Int, occurrences: Int, _ seen: SightingSpan) -> LedgerEntry {
    var entry = LedgerEntry(count: occurrences, events: events)
    entry.types = seen.types.known
    guard !seen.isEmpty else { return entry }
    entry.first = sighting(seen.earliest)
    entry.last = sighting(seen.latest)
    return entry
  }

  private func sighting(_ sighting: Sighting) -> LedgerSighting {
    LedgerSighting(
      time: sighting.time.flatMap { EventTime(milliseconds: $0) },
      capture: captures.indices.contains(sighting.capture) ? captures[sighting.capture] : "",
      version: version)
  }

  /// Values that may be shown, where the check kept any.
  private func values(_ values: [[UInt8]], at path: JSONName) -> Set<JSONName> {
    guard !isSensitive(path) else { return [] }
    let harmless = values.filter { value in
      let isText = value.first == UInt8(ascii: "\"")
      return !isText || !looksLikeData(JSONName(Array(value.dropFirst().dropLast())))
    }
    return LedgerEntry.few(Set(harmless.map { JSONName($0) }))
  }

  private mutating func add(_ entry: LedgerEntry, _ kind: UnknownKind, _ path: String) {
    add(entry, kind, JSONName(path))
  }

  /// Two keywords of one place that refuse the same are one unknown, which came as often as either.
  private mutating func add(_ entry: LedgerEntry, _ kind: UnknownKind, _ path: JSONName) {
    let key = LedgerKey(contract: JSONName(contract), place: LedgerPlace(kind, path))
    guard var known = entries[key] else { return entries[key] = entry }
    if kind == .event {
      known.add(entry)
    } else {
      known.addEvidence(of: entry)
      known.count = max(known.count, entry.count)
      known.events = max(known.events, entry.events)
      known.types.merge(entry.types) { max($0, $1) }
    }
    entries[key] = known
  }
}

extension TypeCounts {
  fileprivate var known: [UnknownType: Int] {
    let counts: [(UnknownType, Int)] = [
      (.null, null), (.boolean, boolean), (.integer, integer), (.number, number),
      (.string, string), (.array, array), (.object, object),
    ]
    return Dictionary(counts.filter { $0.1 > 0 }) { $1 }
  }
}
