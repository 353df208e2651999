package import Captures
package import Findings
package import JSONText
import SourceText

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
  /// What is wrong with a record that cannot be read.
  package var recordFault: RecordFault {
    if case .nulBytes = kind { return RecordFault(.nulBytes, "NUL bytes stand in the text") }
    return RecordFault(recordRule, message)
  }

  /// What is only true of this record; columns are asked for by offset.
  func recordDetail(column: (Int) -> Int) -> String {
    switch kind {
    case .nulBytes(let count): count > 1 ? message : ""
    case .duplicateName(let first): "the name stands first at column \(column(first.start))"
    default: ""
    }
  }

  private var recordRule: RecordRule {
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

extension EnvelopeFault {
  /// What is wrong with a record that is in no envelope.
  package var recordFault: RecordFault {
    switch self {
    case .notAnObject, .noType, .typeIsNoText: RecordFault(.notAnEvent, description)
    case .noPayload:
      RecordFault(.notAnEvent, "event has no payload where the settings look for one")
    }
  }

  var recordDetail: String {
    switch self {
    case .notAnObject, .noType, .typeIsNoText: ""
    case .noPayload: description
    }
  }
}

extension RecordRule {
  /// What `schema explain` says of the rule.
  package var info: RuleInfo {
    switch self {
    case .malformedJSON: EventRules.malformedJSON
    case .repeatedName: EventRules.repeatedName
    case .invalidUTF8: EventRules.invalidUTF8
    case .truncatedRecord: EventRules.truncatedRecord
    case .notAnEvent: EventRules.notAnEvent
    case .unknownEventType: EventRules.unknownEventType
    case .oversizedRecord: EventRules.oversizedRecord
    case .nestedTooDeep: EventRules.nestedTooDeep
    case .brokenCompression: EventRules.brokenCompression
    case .nulBytes: EventRules.nulBytes
    case .utf16Text: EventRules.utf16Text
    case .severalValues: EventRules.severalValuesOnOneLine
    case .misplacedByteOrderMark: EventRules.misplacedByteOrderMark
    case .loneSurrogate: EventRules.loneSurrogate
    case .unrepresentableNumber: EventRules.unrepresentableNumber
    case .emptyCapture: EventRules.emptyCapture
    }
  }
}

extension RecordRule {
  /// What a finding counts.
  var unit: String {
    switch self {
    case .emptyCapture, .brokenCompression, .utf16Text: "captures"
    case .malformedJSON, .repeatedName, .invalidUTF8, .truncatedRecord, .notAnEvent,
      .unknownEventType, .oversizedRecord, .nestedTooDeep, .nulBytes, .severalValues,
      .misplacedByteOrderMark, .loneSurrogate, .unrepresentableNumber:
      "records"
    }
  }
}

extension RecordFault {
  static let unheldNumber = RecordFault(
    .unrepresentableNumber, "a number is kept as text, because no double holds it")

  static let longAndMalformed = RecordFault(
    .malformedJSON,
    "the record is no JSON or has a name twice; it is too long for the exact reader to tell where")
  static let longAndUndecided = RecordFault(
    .oversizedRecord, "the record is too long for the exact reader, which alone could judge it")
}

extension JSONDocument {
  /// Where the first number stands that no double holds.
  var firstUnheldNumber: Int? {
    let node = nodes.first { node in
      // Short numbers without an exponent are held; most are not looked at twice.
      guard node.kind == .number else { return false }
      let lexeme = text[Int(node.textStart)..<Int(node.textStart + node.textCount)]
      guard lexeme.count > 15 || lexeme.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
        return false
      }
      return ExactNumber(lexeme: lexeme)?.isRepresentableAsDouble == false
    }
    return node.map { Int($0.start) }
  }

  /// A document of nothing, for records that could not be read.
  static let empty = JSONDocument(nodes: [], text: [])
}
