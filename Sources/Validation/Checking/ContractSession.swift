import JSONText
import Schemas
import SourceText

/// One worker's work on the events of one contract.
final class ContractSession {
  let subject: CheckPlan.Subject
  /// Its place among the subjects of the plan.
  let number: Int
  private let examples: Int
  private let evidence: CheckPlan.Evidence
  /// Made for the first event; nil where every event goes the careful way.
  private var place: WalkerPlace?
  private var isMade = false
  private let depthLimit: Int
  /// What the careful way found, and the exact readings of refused events.
  private var careful = SubjectOutcome()
  /// For each watched field whether the walker notes where it stands.
  private var notes: [Bool] = []
  private var refused = 0
  private var accepted = 0
  private var groups: CauseGroups?
  private let isGrouped: Bool
  /// Whether somebody wants to see fields of every event.
  let isWatched: Bool

  init(_ subject: CheckPlan.Subject, number: Int, _ plan: CheckPlan) {
    self.subject = subject
    self.number = number
    groups = subject.group.map { CauseGroups($0) }
    isGrouped = subject.group != nil
    isWatched = !subject.watched.isEmpty
    examples = plan.examples
    evidence = plan.evidence
    depthLimit = plan.depth
  }

  deinit { place?.free() }

  private var fast: WalkerPlace? { isMade ? place : made() }

  @inline(never)
  private func made() -> WalkerPlace? {
    place = subject.program.map { WalkerPlace($0, depthLimit: depthLimit) }
    notes = subject.notedFields
    isMade = true
    return place
  }

  /// Adds what was watched of the event that was walked last.
  func add(
    to sightings: inout Sightings, _ index: StructuralIndex, payload: Int, at place: RecordPlace
  ) {
    sightings.begin(number, place)
    let finder = FieldFinder(index, payload: payload)
    let fast = fast
    for (watch, pointer) in subject.watched.enumerated() {
      if notes[watch], let fast {
        finder.addValue(at: fast.sighted(watch), to: &sightings)
      } else {
        finder.add(pointer, to: &sightings)
      }
    }
  }

  /// Walks the payload at a position; nothing is counted before `commit`.
  func walk(_ index: StructuralIndex, _ position: Int, depth: Int) -> Int {
    guard let fast, subject.isFast else { return WalkEnd.undecided }
    return fast.walk(index, position, depth: depth)
  }

  /// Numbers of the event that was walked last which no double holds, and where the first stands.
  var unheldNumbers: (count: Int, first: Int) {
    fast?.unheldNumbers ?? (0, 0)
  }

  /// Whether the event that was walked last is refused.
  var hasRefused: Bool { fast?.hasFailed ?? false }

  /// Whether the event that was walked last is to be counted at a time.
  var asksForTime: Bool {
    guard evidence != .none, let fast else { return false }
    return !fast.holdsNothing
  }

  /// Counts the event that was walked last; what of it is to be read again exactly.
  func commit(at place: RecordPlace, _ time: Int?) -> EventTally.Wanted {
    guard let fast else { return EventTally.Wanted() }
    let hasFailed = fast.hasFailed
    if hasFailed { refused += 1 } else { accepted += 1 }
    if !hasFailed, fast.holdsNothing { return EventTally.Wanted() }
    if hasFailed, isGrouped { fast.count(in: &groups) }
    var wanted = fast.commit(
      at: place, time, examples: examples, samples: sampleCount)
    if isGrouped, groups?.isUnclear == true { wanted.examples = true }
    return wanted
  }

  private var sampleCount: Int { evidence == .none ? 0 : UnknownField.sampleLimit }

  /// Judges an event the careful way and counts it; true when it is refused.
  func judge(_ payload: JSONValue, _ record: CarefulRecord) -> Bool {
    careful.events += 1
    let violations = subject.validator.violations(in: payload)
    if !violations.isEmpty {
      careful.invalid += 1
      careful.captures.insert(record.place.capture)
    }
    var counted = Set<CauseKey>()
    for violation in violations {
      let key = causeKey(of: violation)
      careful.causes[key, default: Counted()].occurrences += 1
      if counted.insert(key).inserted { careful.causes[key]?.events += 1 }
      // Only a refused type is asked for, as by the fast way.
      let type = violation.kind == .wrongType ? payload.value(at: violation.instance)?.type ?? 0 : 0
      careful.seen[key, default: SightingSpan()].see(
        at: record.time, capture: record.place.capture, types: type)
    }
    groups?.count(violations.lazy.map { (self.causeKey(of: $0), field: $0.field) })
    keep(violations, payload, record)
    let wantsSamples = fast?.describe(
      payload, record.place, record.time, samples: sampleCount)
    if wantsSamples == true { sample(payload, record.place) }
    return !violations.isEmpty
  }

  /// Reads an event again that the fast way refused, for the exact words and places.
  func explain(_ payload: JSONValue, _ record: CarefulRecord) {
    let violations = subject.validator.violations(in: payload)
    if groups?.isUnclear == true {
      groups?.count(violations.lazy.map { (self.causeKey(of: $0), field: $0.field) })
    }
    keep(violations, payload, record)
  }

  /// Looks at the values of an event's unknown fields.
  func sample(_ payload: JSONValue, _ place: RecordPlace) {
    for unknown in fast?.unknownValues(in: payload) ?? [] {
      let sample = UnknownSample(
        place: place, shape: unknown.value.sampleShape,
        value: evidence == .values && unknown.name != nil ? unknown.value.shortScalar : nil)
      careful.add(sample, of: unknown.name, at: unknown.pointer)
    }
  }

  private func keep(_ violations: [Violation], _ payload: JSONValue, _ record: CarefulRecord) {
    var kept = Set<CauseKey>()
    for violation in violations {
      let key = causeKey(of: violation)
      // A few examples should be of different events; all of them are of every place.
      guard (careful.causes[key]?.examples.count ?? 0) < examples,
        kept.insert(key).inserted || examples == Int.max
      else { continue }
      careful.causes[key, default: Counted()].examples.append(
        record.example(of: violation, in: payload, evidence))
    }
  }

  private func causeKey(of violation: Violation) -> CauseKey {
    let path =
      subject.program?.normalised(violation.instance)
      ?? violation.instance.map {
        switch $0 {
        case .name(let name): .name(name)
        case .index: .any
        }
      }
    return CauseKey(
      pointer: path.pointer, kind: violation.kind, schema: violation.schema.index,
      keyword: violation.keyword,
      field: violation.kind.namesField ? violation.field ?? "" : "")
  }

  func outcome() -> SubjectOutcome {
    var total = SubjectOutcome()
    total.events = accepted + refused
    total.invalid = refused
    place?.report(into: &total)
    total.add(careful, keeping: examples)
    total.groups = groups?.events ?? [:]
    total.dropUncounted()
    return total
  }
}

extension ViolationKind {
  /// Whether each field is a cause of its own.
  var namesField: Bool { self == .missingField || self == .missingDependentField }
}
