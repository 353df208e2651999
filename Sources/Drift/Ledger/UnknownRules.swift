package import Findings

/// The rules about what stands in the ledger and waits for people; `unknown-field` itself is one of
/// the rules about events.
package enum UnknownRules {
  /// In the order of their IDs.
  package static let all = [
    unknownValue, unknownType, unknownNull, unknownEvent, expiredIgnore, rejectedUnknown,
  ]

  package static let unknownValue = RuleInfo(
    RuleID(.unknownField, 103), "unknown-value", severity: .warning,
    summary: "The ledger holds a value that no contract lists, and nobody has decided about it.",
    rationale: "The source has learned a new word; readers that switch over the old ones miss it.")

  package static let unknownType = RuleInfo(
    RuleID(.unknownField, 104), "unknown-type", severity: .warning,
    summary: "The ledger holds a type that a field may not have, and nobody has decided about it.",
    rationale: "The source changed how it writes the field, or the contract knew only half.")

  package static let unknownNull = RuleInfo(
    RuleID(.unknownField, 105), "unknown-null", severity: .warning,
    summary: "The ledger holds a null where none may stand, and nobody has decided about it.",
    rationale: "A field that may be null needs another kind of reader.")

  package static let unknownEvent = RuleInfo(
    RuleID(.unknownField, 106), "unknown-event", severity: .warning,
    summary:
      "The ledger holds a type of events without a contract, and nobody has decided about it.",
    rationale: "Events that no contract takes are stored by nobody and checked by nobody.")

  package static let expiredIgnore = RuleInfo(
    RuleID(.unknownField, 107), "expired-ignore", severity: .warning,
    summary: "The time is over for which an unknown was to be ignored.",
    rationale: "Ignoring is a promise to look again on a day, and that day has come.")

  package static let rejectedUnknown = RuleInfo(
    RuleID(.unknownField, 108), "rejected-unknown", severity: .warning,
    summary: "An unknown was rejected, and events still carry it.",
    rationale: "Whoever sends it was to stop, and has not.")

  /// The rule of a kind that nobody has decided about.
  package static func rule(for kind: UnknownKind, field: RuleInfo) -> RuleInfo {
    switch kind {
    case .field: field
    case .value: unknownValue
    case .type: unknownType
    case .null: unknownNull
    case .event: unknownEvent
    }
  }
}
