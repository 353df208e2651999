package import Findings

/// The rules about profiles: what captures show that contracts do not say.
///
/// They speak of many events together, so their examples are words and no single input.
package enum DriftRules {
  /// In the order of their IDs.
  package static let all: [RuleInfo] = DriftNote.Kind.allCases.map(rule)

  /// The rule that a kind of note belongs to.
  package static func rule(for kind: DriftNote.Kind) -> RuleInfo {
    switch kind {
    case .undeclaredField: undeclaredField
    case .neverSeen: neverSeen
    case .undeclaredType: undeclaredType
    case .alwaysPresent: alwaysPresent
    case .sometimesMissing: sometimesMissing
    case .maskedDefault: maskedDefault
    case .undeclaredValue: undeclaredValue
    case .closableValues: closableValues
    case .outsideBounds: outsideBounds
    case .otherFormat: otherFormat
    case .rename: rename
    case .undeclaredEvent: undeclaredEvent
    case .changedOverTime: changedOverTime
    case .tooManyPaths: tooManyPaths
    case .neverSeenValue: neverSeenValue
    case .neverSeenType: neverSeenType
    case .neverTakenBranch: neverTakenBranch
    }
  }

  private static let undeclaredField = RuleInfo(
    RuleID(.unknownField, 201), "undeclared-field", severity: .warning,
    summary: "Captured events have a field that the contract does not declare.",
    rationale: "Someone sends it, and nobody who reads by the contract knows.")

  private static let neverSeen = RuleInfo(
    RuleID(.unknownField, 202), "never-seen-field", severity: .info,
    summary: "A declared field came in none of the captured events.",
    rationale: "It may be gone, renamed, or only rare; readers that wait for it wait in vain.")

  private static let undeclaredType = RuleInfo(
    RuleID(.unknownField, 203), "undeclared-type", severity: .warning,
    summary: "Values of a field have a type that the contract does not declare.",
    rationale: "The share tells a change of the sender from a few broken records.")

  private static let alwaysPresent = RuleInfo(
    RuleID(.unknownField, 204), "optional-but-always-present", severity: .info,
    summary: "A field that the contract calls optional came in every captured event.",
    rationale: "Readers write code for its absence, which never comes; it could be required.")

  private static let sometimesMissing = RuleInfo(
    RuleID(.unknownField, 205), "required-but-missing", severity: .warning,
    summary: "A required field is missing in some of the captured events.",
    rationale: "Either the sender is broken, or the contract promises too much.")

  private static let maskedDefault = RuleInfo(
    RuleID(.unknownField, 206), "masked-default", severity: .info,
    summary: "A field always has the same value, and it is one that stands for nothing.",
    rationale: """
      A price that is always 1.0, a game that is always "unknown": somebody fills in what is not \
      known, and models learn from it.
      """)

  private static let undeclaredValue = RuleInfo(
    RuleID(.unknownField, 207), "undeclared-value", severity: .warning,
    summary: "Captured events have a value that the contract's enum does not list.",
    rationale: "Readers that decide by the value have no case for it.")

  private static let closableValues = RuleInfo(
    RuleID(.unknownField, 208), "closable-values", severity: .info,
    summary: "A field has few words that come again and again, and the contract names none.",
    rationale: "An enum tells readers which cases there are, and tells of a new one when it comes.")

  private static let outsideBounds = RuleInfo(
    RuleID(.unknownField, 209), "outside-bounds", severity: .warning,
    summary: "Captured numbers or lengths lie outside the bounds of the contract.",
    rationale: "Either the sender is broken, or the bound was a guess.")

  private static let otherFormat = RuleInfo(
    RuleID(.unknownField, 210), "other-format", severity: .info,
    summary: "Texts have another format than the contract declares, or one that it does not.",
    rationale: "Readers parse by the format.")

  private static let rename = RuleInfo(
    RuleID(.unknownField, 211), "suspected-rename", severity: .warning,
    summary: "A declared field is gone and an undeclared one came instead.",
    rationale:
      "It may be the same field under another name or at another place; look before adding it.")

  private static let undeclaredEvent = RuleInfo(
    RuleID(.unknownField, 212), "undeclared-event", severity: .warning,
    summary: "Events came that no contract takes.",
    rationale: "Nothing about them is promised to anyone; 'schema draft' writes a first contract.")

  private static let changedOverTime = RuleInfo(
    RuleID(.unknownField, 213), "changed-over-time", severity: .info,
    summary: "A field came later than its events did, or is gone while they go on.",
    rationale: "The day tells which release of the sender changed it.")

  private static let tooManyPaths = RuleInfo(
    RuleID(.unknownField, 214), "too-many-paths", severity: .warning,
    summary: "Events have more paths than a profile keeps.",
    rationale:
      "Keys that are data stand where fields are expected; only the first level is profiled.")

  private static let neverSeenValue = RuleInfo(
    RuleID(.unknownField, 215), "never-seen-value", severity: .info,
    summary: "A value that the contract lists came in none of the captured events.",
    rationale: "Readers carry a case for it that nobody has ever tried.")

  private static let neverSeenType = RuleInfo(
    RuleID(.unknownField, 216), "never-seen-type", severity: .info,
    summary: "A type that the contract allows a field was that of none of the captured values.",
    rationale: "A null that never comes costs every reader a check; a type that went may be gone.")

  private static let neverTakenBranch = RuleInfo(
    RuleID(.unknownField, 217), "never-taken-branch", severity: .info,
    summary: "No captured value took an alternative of the contract.",
    rationale: "Nothing shows that it is right, and nobody would notice if it were not.")
}
