package import Findings

/// The rules about captured events: `EV` for records and values, `UF` for unknown fields.
///
/// The examples of a value rule are a schema and an event; those of a record rule are one line of
/// a capture. Tests run all of them.
package enum EventRules {
  /// In the order of their IDs.
  package static let all: [RuleInfo] = records + values + unknownFields

  /// About records, whatever their contract.
  package static let records: [RuleInfo] = [
    malformedJSON,
    repeatedName,
    invalidUTF8,
    truncatedRecord,
    notAnEvent,
    unknownEventType,
    oversizedRecord,
    nestedTooDeep,
    brokenCompression,
    nulBytes,
    utf16Text,
    severalValuesOnOneLine,
    misplacedByteOrderMark,
    loneSurrogate,
    unrepresentableNumber,
    emptyCapture,
  ]

  /// What a schema can find in a value, one for each kind of violation.
  package static let values: [RuleInfo] = ViolationKind.allCases.map(rule)

  package static let unknownFields: [RuleInfo] = [unknownField, tooManyUnknownFields]

  /// The rule that a violation breaks.
  package static func rule(for kind: ViolationKind) -> RuleInfo {
    switch kind {
    case .missingField: missingField
    case .wrongType: wrongType
    case .unexpectedField: unexpectedField
    case .noBranchMatches: noBranchMatches
    case .notInEnum: notInEnum
    case .notTheConstant: notTheConstant
    case .outOfRange: outOfRange
    case .notAMultiple: notAMultiple
    case .wrongLength: wrongLength
    case .patternMismatch: patternMismatch
    case .formatMismatch: formatMismatch
    case .wrongItemCount: wrongItemCount
    case .repeatedItem: repeatedItem
    case .missingMatch: missingMatch
    case .severalBranchesMatch: severalBranchesMatch
    case .forbiddenShape: forbiddenShape
    case .badFieldName: badFieldName
    case .wrongFieldCount: wrongFieldCount
    case .missingDependentField: missingDependentField
    case .nothingAllowed: nothingAllowed
    case .unevaluatedField: unevaluatedField
    case .unevaluatedItem: unevaluatedItem
    case .tooCostly: tooCostly
    }
  }
}
