package import Findings

/// The rules `CC1...`: one for each kind of change, with an old and a new schema that show it.
///
/// Tests run all examples; `schema explain` prints them.
package enum ChangeRules {
  /// In the order of their IDs.
  package static let all: [RuleInfo] = ChangeKind.allCases.map(rule).sorted { $0.id < $1.id }

  /// The rule that tells of a kind of change.
  package static func rule(for kind: ChangeKind) -> RuleInfo {
    switch kind {
    case .fieldAdded: fieldAdded
    case .fieldRemoved: fieldRemoved
    case .fieldNewlyRequired: fieldNewlyRequired
    case .fieldNoLongerRequired: fieldNoLongerRequired
    case .fieldForbidden: fieldForbidden
    case .objectClosed: objectClosed
    case .objectOpened: objectOpened
    case .otherFieldsChanged: otherFieldsChanged
    case .patternFieldsAdded: patternFieldsAdded
    case .patternFieldsRemoved: patternFieldsRemoved
    case .unevaluatedFieldsChanged: unevaluatedFieldsChanged
    case .fieldNamesRestricted: fieldNamesRestricted
    case .fieldNamesFreed: fieldNamesFreed
    case .fieldNamesChanged: fieldNamesChanged
    case .fieldCountRestricted: fieldCountRestricted
    case .fieldCountFreed: fieldCountFreed
    case .dependencyAdded: dependencyAdded
    case .dependencyRemoved: dependencyRemoved
    case .dependencyChanged: dependencyChanged
    case .typeWidened: typeWidened
    case .typeNarrowed: typeNarrowed
    case .typeChanged: typeChanged
    case .nullAllowed: nullAllowed
    case .nullForbidden: nullForbidden
    case .nothingValid: nothingValid
    case .valueAdded: valueAdded
    case .valueRemoved: valueRemoved
    case .valuesReplaced: valuesReplaced
    case .valuesRestricted: valuesRestricted
    case .valuesFreed: valuesFreed
    case .constantChanged: constantChanged
    case .minimumRaised: minimumRaised
    case .minimumLowered: minimumLowered
    case .maximumRaised: maximumRaised
    case .maximumLowered: maximumLowered
    case .multipleRestricted: multipleRestricted
    case .multipleFreed: multipleFreed
    case .multipleChanged: multipleChanged
    case .minimumLengthRaised: minimumLengthRaised
    case .minimumLengthLowered: minimumLengthLowered
    case .maximumLengthRaised: maximumLengthRaised
    case .maximumLengthLowered: maximumLengthLowered
    case .patternAdded: patternAdded
    case .patternRemoved: patternRemoved
    case .patternChanged: patternChanged
    case .formatAdded: formatAdded
    case .formatRemoved: formatRemoved
    case .formatChanged: formatChanged
    case .tupleExtended: tupleExtended
    case .tupleShortened: tupleShortened
    case .arrayClosed: arrayClosed
    case .arrayOpened: arrayOpened
    case .itemCountRestricted: itemCountRestricted
    case .itemCountFreed: itemCountFreed
    case .repetitionForbidden: repetitionForbidden
    case .repetitionAllowed: repetitionAllowed
    case .matchDemanded: matchDemanded
    case .matchNoLongerDemanded: matchNoLongerDemanded
    case .matchChanged: matchChanged
    case .unevaluatedItemsChanged: unevaluatedItemsChanged
    case .branchAdded: branchAdded
    case .branchRemoved: branchRemoved
    case .branchesChanged: branchesChanged
    case .choiceAdded: choiceAdded
    case .choiceRemoved: choiceRemoved
    case .exclusionAdded: exclusionAdded
    case .exclusionRemoved: exclusionRemoved
    case .exclusionChanged: exclusionChanged
    case .conditionAdded: conditionAdded
    case .conditionRemoved: conditionRemoved
    case .conditionChanged: conditionChanged
    case .referenceChanged: referenceChanged
    case .schemaNarrowed: schemaNarrowed
    case .schemaWidened: schemaWidened
    case .wordsChanged: wordsChanged
    case .defaultChanged: defaultChanged
    case .deprecated: deprecated
    case .noLongerDeprecated: noLongerDeprecated
    case .accessChanged: accessChanged
    case .contentChanged: contentChanged
    case .unitChanged: unitChanged
    case .meaningChanged: meaningChanged
    case .extensionChanged: extensionChanged
    case .dialectChanged: dialectChanged
    case .contractRenamed: contractRenamed
    case .eventAdded: eventAdded
    case .eventRemoved: eventRemoved
    case .aliasAdded: aliasAdded
    case .aliasRemoved: aliasRemoved
    case .ownerChanged: ownerChanged
    case .stabilityChanged: stabilityChanged
    case .contractDeprecated: contractDeprecated
    case .formatsAsserted: formatsAsserted
    case .formatsAnnotated: formatsAnnotated
    case .streamRuleAdded: streamRuleAdded
    case .streamRuleRemoved: streamRuleRemoved
    case .nameReserved: nameReserved
    case .nameFreed: nameFreed
    case .reservedNameReused: reservedNameReused
    }
  }
}
