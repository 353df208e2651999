import JSONText
import Validation

/// What the first line of a part says: who made it, and by what it was counted.
struct PartHeader: Hashable {
  static let format = "schema-partial/1"

  enum Kind: String, Hashable { case validate, profile }

  var kind: Kind
  var program = SchemaProgram.version
  /// The digest of the contracts that events were held to.
  var contracts = ""
  /// The digest of what settings say about reading.
  var settings = ""
  /// How many places of each cause were kept; nil for all.
  var examples: Int?
  /// What was kept for a ledger.
  var evidence = CheckPlan.Evidence.none
  /// Whether formats refuse values, whatever contracts say.
  var formats = false
  /// Whether records are events themselves.
  var documents = false
  /// Whether the words of small vocabularies are kept.
  var words = false

  init(_ kind: Kind) { self.kind = kind }

  func bytes(captures: Int) -> [UInt8] {
    var builder = JSONDocumentBuilder()
    builder.begin(.object)
    let texts = [
      ("format", Self.format), ("of", kind.rawValue), ("program", program),
      ("contracts", contracts), ("settings", settings), ("evidence", evidence.word),
    ]
    for (name, text) in texts {
      builder.string(name)
      builder.string(text)
    }
    builder.string("examples")
    if let examples { builder.number(examples) } else { builder.null() }
    for (name, flag) in [("formats", formats), ("documents", documents), ("words", words)] {
      builder.string(name)
      builder.bool(flag)
    }
    builder.string("captures")
    builder.number(captures)
    builder.end()
    return builder.finish().root.compactBytes
  }

  init(_ value: JSONValue) throws(PartFault) {
    guard value.kind == .object, let format = value["format"]?.string else {
      throw PartFault("it does not say '\"format\": \"\(Self.format)\"'")
    }
    guard format == Self.format else {
      throw PartFault("its format is '\(format)', and this program knows '\(Self.format)'")
    }
    guard let kind = value["of"]?.string.flatMap({ Kind(rawValue: $0) }),
      let program = value["program"]?.string, let contracts = value["contracts"]?.string,
      let settings = value["settings"]?.string,
      let evidence = value["evidence"]?.string.flatMap({ CheckPlan.Evidence(word: $0) }),
      let formats = value["formats"]?.bool, let documents = value["documents"]?.bool,
      let words = value["words"]?.bool
    else { throw PartFault("its first line does not say what was counted") }
    self.init(kind)
    (self.program, self.contracts, self.settings) = (program, contracts, settings)
    (self.evidence, self.formats) = (evidence, formats)
    (self.documents, self.words) = (documents, words)
    examples = value["examples"]?.int.map { max(0, $0) }
  }

  /// How parts that do not go together differ.
  func difference(from other: PartHeader) -> String? {
    if kind != other.kind { return "one is of 'schema \(kind)', another of 'schema \(other.kind)'" }
    if program != other.program {
      return "one was made by schema \(program), another by schema \(other.program)"
    }
    if contracts != other.contracts { return "they were made with different contracts" }
    if settings != other.settings { return "they were made with different settings" }
    return self == other ? nil : "they were made with different options"
  }
}

/// Why a file is no part, or parts do not go together.
struct PartFault: Error, Hashable, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

extension CheckPlan.Evidence {
  fileprivate var word: String {
    switch self {
    case .none: "none"
    case .shapes: "shapes"
    case .values: "values"
    }
  }

  fileprivate init?(word: String) {
    switch word {
    case "none": self = .none
    case "shapes": self = .shapes
    case "values": self = .values
    default: return nil
    }
  }
}
