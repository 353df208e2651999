package import Findings
package import JSONText
import SourceText

/// One thing that captured events show and the contract does not say, or the other way round.
package struct DriftNote: Hashable, Sendable {
  /// What kind of thing it is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case undeclaredField = "undeclared-field"
    case neverSeen = "never-seen"
    case undeclaredType = "undeclared-type"
    case alwaysPresent = "always-present"
    case sometimesMissing = "sometimes-missing"
    case maskedDefault = "masked-default"
    case undeclaredValue = "undeclared-value"
    case closableValues = "closable-values"
    case outsideBounds = "outside-bounds"
    case otherFormat = "other-format"
    case rename
    case undeclaredEvent = "undeclared-event"
    case changedOverTime = "changed-over-time"
    case tooManyPaths = "too-many-paths"
    case neverSeenValue = "never-seen-value"
    case neverSeenType = "never-seen-type"
    case neverTakenBranch = "never-taken-branch"
  }

  package var kind: Kind
  /// Where in the event, with `*` for any element or any name.
  package var pointer: String
  package var message: String
  /// How many values show it, of how many.
  package var support: Presence
  package var first: RecordMark?
  package var notes: [String] = []
  /// How it went over time, where events have times.
  package var trend: Trend?
  /// What tells it from others of its kind at its place.
  var identity: [String] = []

  /// The same as a finding about a contract, named as `name@version`.
  package func finding(about contract: String?) -> Finding {
    var finding = Finding(DriftRules.rule(for: kind), Finding.Message(message))
    finding.contract = contract
    finding.pointer = kind == .undeclaredEvent ? nil : pointer
    finding.count = support.seen
    finding.unit = "values"
    finding.notes = notes
    if let first { finding.notes.append("first at \(first.capture):\(first.line)") }
    finding.identity =
      [pointer, kind.rawValue, kind == .undeclaredEvent ? message : ""] + identity
    return finding
  }
}

extension DriftNote {
  /// Something of a contract that never came.
  package init(never item: CoverageItem) {
    let kind: Kind
    let message: String
    switch item.kind {
    case .field:
      (kind, message) = (.neverSeen, "\(item.words) field came in none of the objects")
    case .value: (kind, message) = (.neverSeenValue, "the listed value \(item.words) never came")
    case .type: (kind, message) = (.neverSeenType, "the declared type \(item.words) never came")
    case .branch: (kind, message) = (.neverTakenBranch, "no value took \(item.words)")
    }
    self.init(
      kind: kind, pointer: item.pointer, message: message,
      support: Presence(seen: item.of, of: item.of))
    identity = [item.words, item.schemaPointer]
  }

  /// A place where no object ever came, so that none of its fields could.
  package init(noObjectAt pointer: String, fields: Int) {
    self.init(
      kind: .neverSeen, pointer: pointer,
      message: "no object came here, so that none of \(counted(fields, "field")) was seen",
      support: Presence(seen: 0, of: 0))
  }

  /// Events of a type that no contract takes.
  package init(undeclared type: JSONName, _ event: EventProfile) {
    let fields = event.payload.fields.count
    self.init(
      kind: .undeclaredEvent, pointer: "",
      message: "no contract takes events of type '\(type)', which have \(fields) fields",
      support: Presence(seen: event.count, of: event.count),
      first: event.payload.marks.values.min())
  }
}
