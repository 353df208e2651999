import Validation

extension ViolationKind {
  /// Whether the fault is a field that no schema names.
  var isAboutOtherFields: Bool { self == .unexpectedField || self == .unevaluatedField }

  /// The kinds of change that make events fail in this way.
  var changes: Set<ChangeKind> {
    switch self {
    case .missingField: [.fieldNewlyRequired, .fieldAdded]
    case .missingDependentField: [.dependencyAdded, .dependencyChanged]
    case .wrongType: [.typeNarrowed, .typeChanged, .nullForbidden, .fieldAdded, .schemaNarrowed]
    case .nothingAllowed: [.fieldForbidden, .nothingValid, .arrayClosed]
    case .unexpectedField: [.fieldRemoved, .objectClosed, .patternFieldsRemoved]
    case .unevaluatedField: [.fieldRemoved, .unevaluatedFieldsChanged]
    case .unevaluatedItem: [.unevaluatedItemsChanged]
    case .notInEnum: [.valueRemoved, .valuesReplaced, .valuesRestricted, .constantChanged]
    case .notTheConstant: [.constantChanged, .valuesRestricted, .valuesReplaced, .valueRemoved]
    case .outOfRange: [.minimumRaised, .maximumLowered]
    case .notAMultiple: [.multipleRestricted, .multipleChanged]
    case .wrongLength: [.minimumLengthRaised, .maximumLengthLowered]
    case .patternMismatch: [.patternAdded, .patternChanged]
    case .formatMismatch: [.formatAdded, .formatChanged, .formatsAsserted]
    case .wrongItemCount: [.itemCountRestricted, .tupleShortened, .arrayClosed]
    case .repeatedItem: [.repetitionForbidden]
    case .missingMatch: [.matchDemanded, .matchChanged]
    case .wrongFieldCount: [.fieldCountRestricted]
    case .badFieldName: [.fieldNamesRestricted, .fieldNamesChanged]
    case .forbiddenShape: [.exclusionAdded, .exclusionChanged]
    case .noBranchMatches, .severalBranchesMatch:
      [.choiceAdded, .branchesChanged, .branchRemoved, .branchAdded]
    case .tooCostly: []
    }
  }
}
