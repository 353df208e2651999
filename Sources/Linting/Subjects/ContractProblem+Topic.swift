import Contracts

extension ContractProblem.Kind {
  /// What a problem is about: each is one rule.
  enum Topic {
    case otherContent, unknownKey, missingKey, badValue, badVersion, repeatedEntry
    /// Told by rules about the text.
    case text
    /// Told by rules about several contracts.
    case conflict
    /// No fault where lint looks: bare schemas are linted too.
    case welcome
  }

  var topic: Topic {
    switch self {
    case .unreadable, .empty: .text
    case .notAMapping: .otherContent
    case .bareSchema, .alreadyContract: .welcome
    case .unknownKey: .unknownKey
    case .missingKey: .missingKey
    case .wrongType, .malformedName, .malformedDate, .unknownWord, .emptyText: .badValue
    case .malformedVersion: .badVersion
    case .listedTwice: .repeatedEntry
    case .nameTwice, .eventTwice, .schemaIDTwice: .conflict
    }
  }
}
