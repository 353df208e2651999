import Contracts
import Gating
import JSONText
import Schemas
import Validation

/// Holds events that plans show to the contracts of these events.
///
/// A sample shows some fields of an event, by names that people chose: what it does not show is not
/// missed, and a field that no name of the contract fits is not judged.
struct SampleCheck: Sendable {
  private struct Subject: Sendable {
    var name: String
    var validator: CarefulValidator
    /// The fields of the schema's top, folded, by what they are called.
    var fields: [String: String]
  }

  private let subjects: [Subject]
  private let byName: [String: Int]

  /// Nil where there are no contracts.
  init?(_ repository: Repository) {
    let files = repository.readContracts()
    let catalog = files.catalog
    let options = repository.schemaOptions(files)
    var subjects: [Subject] = []
    var byName: [String: Int] = [:]
    for contract in catalog.contracts {
      let reading = repository.reading(of: contract, options)
      guard reading.isUsable else { continue }
      for name in [contract.name.value.text] + contract.eventNames.map(\.value) {
        byName[Self.folded(name)] = subjects.count
      }
      subjects.append(
        Subject(
          name: contract.reference, validator: CarefulValidator(reading.graph),
          fields: Self.fields(of: contract.schema)))
    }
    guard !subjects.isEmpty else { return nil }
    self.subjects = subjects
    self.byName = byName
  }

  /// `game_id`, `gameId` and `GameID` are one name.
  private static func folded(_ name: String) -> String {
    String(
      decoding: name.utf8.compactMap { byte in
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: " "): nil
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: byte
        }
      }, as: UTF8.self)
  }

  private static func fields(of schema: JSONValue) -> [String: String] {
    var fields: [String: String] = [:]
    var repeated: Set<String> = []
    for member in schema["properties"]?.members ?? schema.members {
      let name = folded(member.nameText)
      if fields.updateValue(member.nameText, forKey: name) != nil { repeated.insert(name) }
    }
    // Two fields of one folded name: nobody knows which is meant.
    for name in repeated { fields[name] = nil }
    return fields
  }

  func verdict(on sample: EventSample) -> SampleVerdict {
    let names = sample.candidates + [sample.label]
    guard let number = names.lazy.compactMap({ byName[Self.folded($0)] }).first else {
      return .noContract
    }
    let subject = subjects[number]
    var faults: [SampleVerdict.Fault] = []
    var judged = 0
    for field in sample.fields {
      guard let name = subject.fields[Self.folded(field.name)] else { continue }
      judged += 1
      if let message = Self.fault(field.text, name, subject.validator) {
        faults.append(SampleVerdict.Fault(field: field.name, message: message))
      }
    }
    guard judged > 0 else { return .noContract }
    return faults.isEmpty
      ? .fits(contract: subject.name) : .refused(contract: subject.name, faults: faults)
  }

  /// What is wrong with a field's value; a bare word may be a number or a text, and one that fits
  /// as either fits.
  private static func fault(
    _ text: String, _ name: String, _ validator: CarefulValidator
  ) -> String? {
    var first: String?
    for value in values(of: text) {
      guard let document = try? JSONDocument.read("{\(quoted(name)): \(value)}") else { continue }
      let violations = validator.violations(in: document.root).filter { violation in
        if case .name(let step)? = violation.instance.first {
          step.utf8.elementsEqual(name.utf8)
        } else {
          false
        }
      }
      guard let violation = violations.first else { return nil }
      first = first ?? "expected \(violation.expected), got \(violation.got)"
    }
    return first
  }

  /// The values that a written text may mean, as JSON.
  private static func values(of text: String) -> [String] {
    let bare = text.filter { $0 != "`" }
    let isQuoted =
      bare.utf8.count >= 2 && bare.utf8.first == bare.utf8.last
      && (bare.hasPrefix("\"") || bare.hasPrefix("'"))
    if isQuoted { return [quoted(String(bare.dropFirst().dropLast()))] }
    var values: [String] = []
    let digits = bare.filter { $0 != "," }
    if ExactNumber(lexeme: digits) != nil { values.append(digits) }
    if ["true", "false", "null"].contains(bare) { values.append(bare) }
    return values + [quoted(bare)]
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return "\"" + String(decoding: bytes, as: UTF8.self) + "\""
  }
}
