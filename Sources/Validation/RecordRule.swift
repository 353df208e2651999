package import JSONText

/// The rules for records themselves, by the number of their `EV` rule.
package enum RecordRule: Int, Hashable, Sendable, CaseIterable {
  case malformedJSON = 1
  case repeatedName = 2
  case invalidUTF8 = 3
  case truncatedRecord = 4
  case notAnEvent = 5
  case unknownEventType = 6
  case oversizedRecord = 7
  case nestedTooDeep = 8
  case brokenCompression = 9
  case nulBytes = 10
  case utf16Text = 11
  case severalValues = 12
  case misplacedByteOrderMark = 13
  case loneSurrogate = 14
  case unrepresentableNumber = 15
  case emptyCapture = 16
}

extension JSONError {
  /// The rule that a record breaks when it cannot be read.
  package var recordRule: RecordRule {
    switch kind {
    case .truncated: .truncatedRecord
    case .byteOrderMark: .misplacedByteOrderMark
    case .otherEncoding: .utf16Text
    case .nulBytes: .nulBytes
    case .invalidUTF8: .invalidUTF8
    case .loneSurrogate: .loneSurrogate
    case .duplicateName: .repeatedName
    case .tooDeep: .nestedTooDeep
    case .secondValue: .severalValues
    case .tooLarge: .oversizedRecord
    case .noValue, .unexpected, .trailingComma, .comment, .singleQuotes, .notANumber, .unknownWord,
      .malformedNumber, .controlCharacter, .invalidEscape, .trailingGarbage:
      .malformedJSON
    }
  }
}

extension JSONDocument {
  /// A document of nothing, for records that could not be read.
  static let empty = JSONDocument(nodes: [], text: [])
}
