package import JSONText
import Schemas

/// Why the outcome in a part cannot be used.
package struct OutcomeFault: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String

  init(_ description: String) { self.description = description }
}

/// Reads what `OutcomeWriter` wrote; the file may come from anywhere, so nothing in it is believed.
package struct OutcomeReader {
  /// More than this nobody counted in one capture; sums of such counts do not overflow.
  package static let mostCounted = 1 << 40

  private let plan: CheckPlan
  private let subjects: [String: Int]

  package init(_ plan: CheckPlan) {
    self.plan = plan
    subjects = Dictionary(
      plan.subjects.enumerated().map { ($1.reference, $0) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// The outcome of one capture, which has the number 0.
  package func outcome(_ value: JSONValue) throws(OutcomeFault) -> CheckOutcome {
    var outcome = CheckOutcome(subjects: plan.subjects.count)
    outcome.events = try count(value, "events")
    outcome.malformed = try count(value, "malformed")
    if value["records"]?.bool == true { outcome.captures = [0] }
    var routed = 0
    for seen in list(value, "contracts") {
      let reference = try text(seen, "contract")
      guard let number = subjects[reference] else {
        throw OutcomeFault("there is no contract '\(reference)'")
      }
      outcome.subjects[number] = try subject(seen, plan.subjects[number])
      routed += outcome.subjects[number].events
    }
    for fault in list(value, "faults") {
      guard let rule = RecordRule(rawValue: try count(fault, "rule")) else {
        throw OutcomeFault("it tells of a rule that this program does not know")
      }
      outcome.records[RecordFault(rule, try text(fault, "message"))] = try counted(fault) {
        value throws(OutcomeFault) in
        RecordExample(try place(value), detail: value["detail"]?.string ?? "")
      }
    }
    if let unrouted = value["unrouted"] { outcome.unrouted = try types(unrouted) }
    guard routed + outcome.unrouted.events <= outcome.events else {
      throw OutcomeFault("its contracts have more events than there were")
    }
    return outcome
  }

  private func subject(
    _ value: JSONValue, _ subject: CheckPlan.Subject
  ) throws(OutcomeFault) -> SubjectOutcome {
    var seen = SubjectOutcome()
    seen.events = try count(value, "events")
    seen.invalid = try count(value, "invalid")
    guard seen.invalid <= seen.events else {
      throw OutcomeFault("more events are refused than there were")
    }
    if value["contributes"]?.bool == true { seen.captures = [0] }
    let graph = subject.program.map(\.graph) ?? subject.validator.graph
    for cause in list(value, "causes") {
      let key = try self.key(cause)
      guard graph.nodes.indices.contains(key.schema) else {
        throw OutcomeFault("'\(subject.reference)' has no schema \(key.schema)")
      }
      seen.causes[key] = try counted(cause) { value throws(OutcomeFault) in try example(value) }
      seen.seen[key] = try span(cause)
    }
    for entry in list(value, "unknown") {
      seen.unknown[try text(entry, "pointer")] = try unknownPlace(entry)
    }
    return seen
  }

  // MARK: - Causes

  private static let kinds = Dictionary(
    ViolationKind.allCases.map { ("\($0)", $0) }, uniquingKeysWith: { first, _ in first })

  private func key(_ value: JSONValue) throws(OutcomeFault) -> CauseKey {
    let name = try text(value, "kind")
    guard let kind = Self.kinds[name] else {
      throw OutcomeFault("this program knows no refusal of the kind '\(name)'")
    }
    return CauseKey(
      pointer: try text(value, "pointer"), kind: kind, schema: try count(value, "schema"),
      keyword: try text(value, "keyword"), field: try text(value, "field"))
  }

  private func example(_ value: JSONValue) throws(OutcomeFault) -> CauseExample {
    var example = CauseExample(
      place: try place(value), pointer: try text(value, "pointer"),
      expected: try text(value, "expected"), got: try text(value, "got"),
      notes: list(value, "notes").compactMap(\.string))
    example.type = try bits(value, "type")
    example.value = value["value"].map { Array($0.text) }
    return example
  }

  // MARK: - Unknowns

  private func unknownPlace(_ value: JSONValue) throws(OutcomeFault) -> UnknownPlace {
    guard let total = value["total"] else { throw OutcomeFault("a place has no total") }
    var place = UnknownPlace(total: try field(total))
    if let keys = value["keys"] { place.keys = try field(keys) }
    for entry in list(value, "fields") { place.fields[try name(entry)] = try field(entry) }
    return place
  }

  private func field(_ value: JSONValue) throws(OutcomeFault) -> UnknownField {
    var field = UnknownField(first: try place(value))
    field.events = try count(value, "events")
    field.occurrences = try count(value, "occurrences")
    field.types = try bits(value, "types")
    field.seen = try span(value)
    for entry in list(value, "samples").prefix(UnknownField.sampleLimit) {
      field.samples.append(
        UnknownSample(
          place: try place(entry), shape: try text(entry, "shape"),
          value: entry["value"].map { Array($0.text) }))
    }
    return field
  }

  private func types(_ value: JSONValue) throws(OutcomeFault) -> UnroutedTypes {
    var types: [(name: JSONName, counted: Counted<RecordPlace>, seen: SightingSpan)] = []
    for entry in list(value, "types") {
      let counted = try counted(entry) { value throws(OutcomeFault) in try place(value) }
      types.append((try name(entry), counted, try span(entry)))
    }
    // Each is less than what was counted, so that their sum can be had.
    guard types.count <= UnroutedTypes.limit + 1 else {
      throw OutcomeFault("it has more types of events than are kept")
    }
    return UnroutedTypes(captures: [0], others: try count(value, "others"), try span(value), types)
  }

  // MARK: - Parts

  private func counted<Example>(
    _ value: JSONValue, _ body: (JSONValue) throws(OutcomeFault) -> Example
  ) throws(OutcomeFault) -> Counted<Example> {
    var counted = Counted<Example>()
    counted.events = try count(value, "events")
    counted.occurrences = try count(value, "occurrences")
    for example in list(value, "examples") { counted.examples.append(try body(example)) }
    return counted
  }

  private func place(_ value: JSONValue) throws(OutcomeFault) -> RecordPlace {
    let numbers = try numbers(value, "place")
    guard numbers.count == 3 else { throw OutcomeFault("a place has no line, column and offset") }
    return RecordPlace(
      capture: 0, line: numbers[0], column: numbers[1], offset: numbers[2])
  }

  private func span(_ value: JSONValue) throws(OutcomeFault) -> SightingSpan {
    guard let times = value["times"] else { return SightingSpan() }
    guard times.count == 2, let first = times[index: 0], let last = times[index: 1],
      let types = TypeCounts(
        value["typed"] == nil ? Array(repeating: 0, count: 7) : try numbers(value, "typed"))
    else { throw OutcomeFault("when something was seen cannot be read") }
    return SightingSpan(from: first.int, to: last.int, capture: 0, types)
  }

  // MARK: - JSON

  private func list(_ value: JSONValue, _ name: String) -> [JSONValue] {
    value[name].map { Array($0.elements) } ?? []
  }

  private func text(_ value: JSONValue, _ name: String) throws(OutcomeFault) -> String {
    guard let text = value[name]?.string else { throw OutcomeFault("'\(name)' is absent") }
    return text
  }

  private func name(_ value: JSONValue) throws(OutcomeFault) -> JSONName {
    guard let name = value["name"]?.name else { throw OutcomeFault("'name' is absent") }
    return name
  }

  private func count(_ value: JSONValue, _ name: String) throws(OutcomeFault) -> Int {
    guard let count = value[name]?.int, (0...Self.mostCounted).contains(count) else {
      throw OutcomeFault("'\(name)' is no count")
    }
    return count
  }

  private func bits(_ value: JSONValue, _ name: String) throws(OutcomeFault) -> UInt8 {
    guard let bits = UInt8(exactly: try count(value, name)) else {
      throw OutcomeFault("'\(name)' is no set of types")
    }
    return bits
  }

  private func numbers(_ value: JSONValue, _ name: String) throws(OutcomeFault) -> [Int] {
    var numbers: [Int] = []
    for element in list(value, name) {
      guard let number = element.int, (0...Self.mostCounted).contains(number) else {
        throw OutcomeFault("'\(name)' is no list of counts")
      }
      numbers.append(number)
    }
    return numbers
  }
}
