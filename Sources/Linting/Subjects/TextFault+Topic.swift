import Contracts
import JSONText
import YAMLText

extension TextFault {
  /// What a fault is about: each is one rule.
  enum Topic {
    case syntax, repeatedKey, unsupported, encoding, size, emptiness
  }

  var topic: Topic {
    switch self {
    case .yaml(let error): error.problem.topic
    case .json(let error): error.kind.topic
    }
  }
}

extension YAMLError.Problem {
  fileprivate var topic: TextFault.Topic {
    switch self {
    case .empty: .emptiness
    case .tooLarge, .tooDeep, .aliasesTooMany, .tooManyNodes: .size
    case .notUTF8, .invalidUTF8, .controlCharacter, .controlInKey: .encoding
    case .tab, .syntax, .unclosed, .conflict, .undefinedAlias, .cyclicAlias: .syntax
    case .severalDocuments, .tag, .mergeKey, .keyIsNoText, .notFinite, .numberTooLong: .unsupported
    case .duplicateKey: .repeatedKey
    }
  }
}

extension JSONError.Kind {
  fileprivate var topic: TextFault.Topic {
    switch self {
    case .noValue: .emptiness
    case .duplicateName: .repeatedKey
    case .tooDeep, .tooLarge: .size
    case .byteOrderMark, .otherEncoding, .nulBytes, .invalidUTF8, .controlCharacter,
      .loneSurrogate:
      .encoding
    case .truncated, .unexpected, .trailingComma, .comment, .singleQuotes, .notANumber,
      .unknownWord, .malformedNumber, .invalidEscape, .secondValue, .trailingGarbage:
      .syntax
    }
  }
}
