import JSONText
import Schemas
import SourceText

extension Walker {
  /// Puts the counts of the tables into words that other walkers' counts can be added to.
  borrowing func report(into outcome: inout SubjectOutcome) {
    outcome.captures.formUnion(tally.captures)
    reportCauses(into: &outcome)
    reportUnknown(into: &outcome)
  }

  private borrowing func reportCauses(into outcome: inout SubjectOutcome) {
    for entry in 0..<tally.causes.count {
      let cause = tally.causes[entry]
      guard cause.events > 0 else { continue }
      let key = key(of: cause)
      outcome.causes[key, default: Counted()].events += cause.events
      outcome.causes[key]?.occurrences += cause.occurrences
      outcome.seen[key, default: SightingSpan()].add(cause.seen)
    }
  }

  /// A cause in words that mean the same to every walker.
  borrowing func key(of cause: EventTally.Cause) -> CauseKey {
    let fault = program.faults[Int(cause.fault)]
    return CauseKey(
      pointer: locations.path(of: cause.location).pointer, kind: fault.kind,
      schema: fault.schema.index, keyword: fault.keyword, field: fault.field ?? "")
  }

  private borrowing func reportUnknown(into outcome: inout SubjectOutcome) {
    for location in 0..<tally.places.count {
      let place = tally.places[location]
      guard place.events > 0 else { continue }
      let pointer = locations.path(of: Int32(location)).pointer
      let total = UnknownField(place)
      outcome.unknown[pointer, default: UnknownPlace(total: UnknownField(empty: total))]
        .total.add(total)
    }
    for entry in 0..<tally.unknowns.count {
      let unknown = tally.unknowns[entry]
      guard unknown.events > 0 else { continue }
      let pointer = locations.path(of: unknown.location).pointer
      let field = UnknownField(unknown)
      if unknown.name.length < 0 {
        if outcome.unknown[pointer]?.keys?.add(field) == nil {
          outcome.unknown[pointer]?.keys = field
        }
      } else {
        let name = name(of: unknown)
        if outcome.unknown[pointer]?.fields[name]?.add(field) == nil {
          outcome.unknown[pointer]?.fields[name] = field
        }
      }
    }
  }

  private borrowing func name(of unknown: EventTally.Unknown) -> JSONName {
    let start = Int(unknown.name.start)
    return JSONName((start..<(start + Int(unknown.name.length))).map { tally.names[$0] })
  }
}

extension UnknownField {
  init(_ place: EventTally.Place) {
    self.init(first: place.first)
    (events, occurrences, types) = (place.events, place.occurrences, place.types)
    seen = place.seen
  }

  init(_ unknown: EventTally.Unknown) {
    self.init(first: unknown.first)
    (events, occurrences, types) = (unknown.events, unknown.occurrences, unknown.types)
    seen = unknown.seen
  }

  /// Nothing counted yet, at the place where another was first seen.
  init(empty other: UnknownField) { self.init(first: other.first) }
}

extension Program {
  /// A path with array positions and map-like keys as one, as locations write it.
  func normalised(_ instance: [InstanceStep]) -> [PathStep] {
    var site = tables.sites[Int(root)]
    return instance.map { step in
      switch step {
      case .index(let index):
        let isPrefix = index < site.prefix.count
        let next =
          isPrefix ? tables.childSites[Int(site.prefix.start) + index] : site.restSite
        site = tables.sites[Int(next)]
        return isPrefix ? .index(index) : .any
      case .name(let name):
        guard let slot = slot(of: name, in: site) else {
          site = tables.sites[Int(tables.others[Int(site.others.start)].site)]
          return .any
        }
        site = tables.sites[Int(tables.keys[slot].site)]
        return .name(name)
      }
    }
  }

  private func slot(of name: String, in site: Site) -> Int? {
    site.keys.indexes.first { keyNames[$0].utf8.elementsEqual(name.utf8) }
  }
}
