package import Findings
import JSONText
import Schemas
import SourceText

/// Turns what was counted into findings: one for each cause, however many events it refused.
package struct CheckFindings {
  /// Fewer objects than this are chance, not a rename.
  private static let fewestForGuess = 3

  private let plan: CheckPlan
  private let captures: CaptureNames

  package init(_ plan: CheckPlan, captures: CaptureNames) {
    self.plan = plan
    self.captures = captures
  }

  package func findings(of outcome: CheckOutcome) -> [Finding] {
    let subjects = zip(plan.subjects, outcome.subjects).flatMap { subject, seen in
      causes(seen, of: subject) + unknownFields(seen, of: subject)
    }
    return records(outcome) + unrouted(outcome) + subjects
  }

  /// A finding for every place of every cause, in the order of the captures.
  ///
  /// The plan must have kept all of them.
  package func everyPlace(of outcome: CheckOutcome) -> [Finding] {
    findings(of: outcome).flatMap { finding in
      finding.examples.map { place in
        var single = finding
        single.place = place
        single.examples = []
        single.count = 1
        single.occurrences = nil
        return single
      }
    }
  }

  package func subjects(of outcome: CheckOutcome) -> [Report.Subject] {
    zip(plan.subjects, outcome.subjects).compactMap { subject, seen in
      guard seen.events > 0 else { return nil }
      return Report.Subject(
        name: subject.name, version: subject.version,
        tallies: [
          .init("events", "events", seen.events),
          .init("invalid", "invalid", seen.invalid),
          .init("unknownFields", "unknown fields", seen.unknownFieldCount),
        ])
    }
  }

  package func summary(of outcome: CheckOutcome) -> [Report.Tally] {
    let valid = outcome.subjects.reduce(0) { $0 + $1.valid }
    let unknown = outcome.subjects.reduce(0) { $0 + $1.unknownFieldCount }
    return [
      .init("events", "events", outcome.events),
      .init("valid", "valid", valid),
      .init("invalid", "invalid", outcome.invalid),
      .init("malformed", "malformed", outcome.malformed),
      .init("unrouted", "of unknown type", outcome.unrouted.events),
      .init("unknownFields", "unknown fields", unknown),
    ]
  }

  // MARK: - Causes

  private func causes(
    _ seen: SubjectOutcome, of subject: CheckPlan.Subject
  ) -> [Finding] {
    seen.causes.sorted { $0.key < $1.key }.map { key, counted in
      let example = counted.examples.first
      let node = subject.program.map(\.graph) ?? subject.validator.graph
      let place = node.nodes[key.schema].place
      var finding = Finding(
        EventRules.rule(for: key.kind), message(key, example),
        at: example.map { captures.place($0.place) })
      finding.contract = subject.reference
      finding.pointer = key.pointer
      finding.schemaPointer = place.pointer + (key.keyword.isEmpty ? "" : "/" + key.keyword)
      finding.count = counted.events
      finding.occurrences = counted.occurrences
      finding.examples = counted.examples.map { captures.place($0.place) }
      finding.notes = (example?.notes ?? []) + renameNotes(key, counted, seen, subject)
      finding.identity = [key.keyword, key.field, finding.schemaPointer ?? ""]
      return finding
    }
  }

  private func message(_ key: CauseKey, _ example: CauseExample?) -> Finding.Message {
    switch key.kind {
    case .missingField: "required field '\(key.field)' is absent"
    case .missingDependentField:
      "field '\(key.field)' is absent, which is required here\(example.map { ": " + $0.expected } ?? "")"
    default:
      if let example {
        "expected \(example.expected), got \(example.got)"
      } else {
        "refused by '\(key.keyword)'"
      }
    }
  }

  /// An unknown field that may be the missing one under another name.
  private func renameNotes(
    _ key: CauseKey, _ counted: Counted<CauseExample>, _ seen: SubjectOutcome,
    _ subject: CheckPlan.Subject
  ) -> [String] {
    // What was seen in the event itself says more than what was counted.
    guard key.kind == .missingField, counted.examples.first?.notes.isEmpty ?? true,
      let place = seen.unknown[key.pointer]
    else { return [] }
    let names = place.fields.keys.sorted()
    if let near = nearMiss(of: key.field, among: names.map(\.description)) {
      return ["unknown '\(near)' stands beside it: renamed?"]
    }
    // Without a similar name, only a field of the same type that came exactly as often is worth a
    // word, and only when it is the only one.
    let types = subject.validator.graph.declaredTypes(of: key.field, in: SchemaGraph.ID(key.schema))
    let companions = names.filter { name in
      guard let field = place.fields[name], field.occurrences == counted.occurrences else {
        return false
      }
      return !TypeSet(rawValue: field.types).intersection(types).isEmpty
    }
    guard companions.count == 1, counted.occurrences >= Self.fewestForGuess,
      let companion = companions.first
    else { return [] }
    return [
      "unknown '\(companion)' has the same type and came in the same "
        + "\(counted.occurrences) objects: renamed?"
    ]
  }

  // MARK: - Unknown fields

  private func unknownFields(
    _ seen: SubjectOutcome, of subject: CheckPlan.Subject
  ) -> [Finding] {
    seen.unknown.sorted { $0.key < $1.key }.flatMap { pointer, place -> [Finding] in
      if place.isMap {
        let message: Finding.Message =
          "more than \(UnknownPlace.nameLimit) unknown names: they are counted as keys of a map"
        return [
          finding(EventRules.tooManyUnknownFields, message, pointer + "/*", place.total, subject)
        ]
      }
      var found = place.fields.sorted { $0.key < $1.key }.map { name, field in
        finding(
          EventRules.unknownField, "no schema knows this field: \(words(for: field.types))",
          pointer + JSONPointer([name]).description, field, subject)
      }
      if let keys = place.keys {
        found.append(
          finding(
            EventRules.unknownField,
            "no schema knows these keys, which look like data: \(words(for: keys.types))",
            pointer + "/*", keys, subject))
      }
      return found
    }
  }

  private func finding(
    _ rule: RuleInfo, _ message: Finding.Message, _ pointer: String, _ field: UnknownField,
    _ subject: CheckPlan.Subject
  ) -> Finding {
    var finding = Finding(rule, message, at: captures.place(field.first))
    finding.contract = subject.reference
    finding.pointer = pointer
    finding.count = field.events
    finding.occurrences = field.occurrences
    finding.examples = [captures.place(field.first)]
    finding.identity = [pointer]
    return finding
  }

  private func words(for types: UInt8) -> String {
    TypeSet(rawValue: types).names.joined(separator: " or ")
  }

  // MARK: - Records

  private func records(_ outcome: CheckOutcome) -> [Finding] {
    outcome.records.sorted { $0.key < $1.key }.map { fault, counted in
      var finding = Finding(
        fault.rule.info, Finding.Message(fault.message),
        at: counted.examples.first.map { captures.place($0.place) })
      finding.count = counted.events
      finding.unit = fault.rule.unit
      finding.examples = counted.examples.map { captures.place($0.place) }
      finding.notes = counted.examples.prefix(1).map(\.detail).filter { !$0.isEmpty }
      return finding
    }
  }

  private func unrouted(_ outcome: CheckOutcome) -> [Finding] {
    if outcome.unrouted.isCollapsed {
      var finding = Finding(
        EventRules.unknownEventType,
        "no contract takes these events, which have more than \(UnroutedTypes.limit) types")
      finding.count = outcome.unrouted.events
      finding.identity = ["*"]
      return [finding]
    }
    let known = plan.eventNames.map(\.description)
    return outcome.unrouted.types.sorted { $0.key < $1.key }.map { type, counted in
      var finding = Finding(
        EventRules.unknownEventType, "no contract takes events of type '\(type)'",
        at: counted.examples.first.map(captures.place))
      finding.count = counted.events
      finding.examples = counted.examples.map(captures.place)
      finding.identity = [type.description]
      if let near = nearMiss(of: type.description, among: known) {
        finding.notes = ["did you mean '\(near)'?"]
      }
      return finding
    }
  }
}

extension UnknownPlace {
  /// More names than this at one place are keys of a map.
  static var nameLimit: Int { EventTally.namesPerLocation }

  /// Whether the names are too many to be fields.
  package var isMap: Bool { fields.count > Self.nameLimit }

  /// How many unknown fields a report counts for the place.
  var reportedCount: Int { isMap ? 1 : fields.count + (keys == nil ? 0 : 1) }
}

extension SubjectOutcome {
  /// How many different places have a field that no schema knows.
  package var unknownFieldCount: Int { unknown.values.reduce(0) { $0 + $1.reportedCount } }
}

extension SchemaGraph {
  /// The types that a field of an object may have, as far as the words beside it tell.
  fileprivate func declaredTypes(of field: String, in id: ID) -> TypeSet {
    let schemas = self[id].keywords.flatMap { keyword -> [ID] in
      guard case .properties(let rules) = keyword.rule else { return [] }
      return rules.named.filter { $0.name == JSONName(field) }.map(\.schema)
    }
    return schemas.reduce(TypeSet.all) { $0.intersection(allowedTypes(of: $1)) }
  }
}
