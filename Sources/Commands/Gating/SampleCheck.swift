import Captures
import Contracts
import Gating
import JSONText
import Schemas
import Validation
import Workspace

/// Holds events that plans show to the contracts of these events.
///
/// A sample in words shows some fields of an event, by names that people chose: what it does not
/// show is not missed, and a field that no name of the contract fits is not judged. One in JSON with
/// its envelope is an event as it was captured, and judged whole. Evidence that is bound to a
/// version is held to that version, also when a later one is out.
struct SampleCheck: Sendable {
  private struct Subject: Sendable {
    /// The contract and its version, as it is told.
    var name: String
    var version: String
    /// What evidence may call it.
    var names: [String]
    var validator: CarefulValidator
    /// The fields of the schema's top, folded, by what they are called.
    var fields: [String: String]
  }

  private var subjects: [Subject] = []
  /// The current contract of each event, by its folded names.
  private var current: [String: Int] = [:]
  /// Versions that some evidence is bound to.
  private var published: [String: [Int]] = [:]
  private let envelope: Envelope

  /// Nil where there are no contracts; `bound` are the versions that evidence names.
  init?(_ repository: Repository, bound: Set<String>) {
    let files = repository.readContracts()
    let catalog =
      bound.isEmpty
      ? files.catalog
      : Catalog(files.working, published: repository.contractFiles(files.published))
    let options = repository.schemaOptions(files)
    envelope = repository.settings.values.envelope
    func subject(_ contract: Contract) -> Subject? {
      let reading = repository.reading(of: contract, options)
      guard reading.isUsable else { return nil }
      return Subject(
        name: contract.reference, version: contract.version.value.description,
        names: [contract.name.value.text] + contract.eventNames.map(\.value),
        validator: CarefulValidator(reading.graph), fields: Self.fields(of: contract.schema))
    }
    for subject in catalog.contracts.compactMap(subject) {
      for name in subject.names { current[Self.folded(name)] = subjects.count }
      subjects.append(subject)
    }
    let wanted = catalog.published.filter { bound.contains($0.version.value.description) }
    for subject in wanted.compactMap(subject) {
      for name in subject.names { published[Self.folded(name), default: []].append(subjects.count) }
      subjects.append(subject)
    }
    if subjects.isEmpty { return nil }
  }

  /// The contract that a name means, in the version that the evidence is bound to.
  private func subject(of name: String, _ sample: EventSample) -> Subject? {
    let name = Self.folded(name)
    let known = current[name].map { subjects[$0] }
    let others = (published[name] ?? []).map { subjects[$0] }
    let names = (known.map(\.names) ?? []) + others.flatMap(\.names) + [name]
    let folded = Set(names.map(Self.folded))
    guard let bound = sample.versions.first(where: { folded.contains(Self.folded($0.key)) })?.value,
      bound != known?.version
    else { return known }
    return others.first { $0.version == bound } ?? known
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
    if let json = sample.json, let document = try? JSONDocument.read(json) {
      return verdict(on: document.root, sample)
    }
    let names = sample.candidates + [sample.label]
    guard let subject = names.lazy.compactMap({ subject(of: $0, sample) }).first else {
      return .noContract
    }
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

  // MARK: JSON

  /// An event in its envelope, or else the payload of the event that the evidence speaks of.
  private func verdict(on record: JSONValue, _ sample: EventSample) -> SampleVerdict {
    if let (type, payload) = opened(record) {
      guard let subject = subject(of: type, sample) else { return .noContract }
      return judged(payload, subject, isWhole: true)
    }
    let shown = record.members.map { Self.folded($0.nameText) }
    for name in sample.candidates {
      guard let known = subject(of: name, sample),
        shown.contains(where: { known.fields[$0] != nil })
      else { continue }
      return judged(record, known, isWhole: false)
    }
    return .noContract
  }

  private func opened(_ record: JSONValue) -> (type: String, payload: JSONValue)? {
    for rule in envelope.rules {
      guard let type = rule.type.value(in: record)?.string,
        let payload = rule.payload.lazy.compactMap({ $0.value(in: record) }).first
      else { continue }
      return (type, payload)
    }
    return nil
  }

  /// A payload without its envelope may be shown in part, so that nothing of it is missed.
  private func judged(
    _ payload: JSONValue, _ subject: Subject, isWhole: Bool
  ) -> SampleVerdict {
    let violations = subject.validator.violations(in: payload).filter { violation in
      switch violation.kind {
      case .missingField, .missingDependentField, .missingMatch, .tooCostly: isWhole
      default: true
      }
    }
    guard !violations.isEmpty else { return .fits(contract: subject.name) }
    let faults = violations.prefix(Self.mostFaults).map { violation in
      let place = violation.instance.isEmpty ? "" : "\(violation.pointer): "
      return SampleVerdict.Fault(message: place + violation.message)
    }
    return .refused(contract: subject.name, faults: Array(faults))
  }

  /// A sample that breaks more than this is of another event.
  private static let mostFaults = 8

  // MARK: Words

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
