import SourceText

extension PlanDocument {
  /// The header of an RFC or a spike, where the file begins with one; nil otherwise.
  ///
  /// A header is a table without headings, or fields that only RFCs have.
  package var rfcHeader: RFCHeader? {
    let path = source.path
    let fields = header.filter { $0.form != .frontMatter }
    let hasTable = fields.contains { $0.form == .table }
    let keys = Set(fields.map { $0.key.folded })
    let isPlaced = path.folders.contains { ["rfcs", "rfc", "spikes"].contains($0.folded) }
    let isTold = !keys.isDisjoint(with: ["depends on", "blocks", "rfc", "outcome", "time box"])
    let isTitled = title.map {
      $0.value.folded.begins(with: "spike") || $0.value.folded.begins(with: "rfc")
    }
    guard hasTable && isTold || isPlaced && !fields.isEmpty || isTitled == true && isTold else {
      return nil
    }
    return RFCHeader(fields, of: self)
  }
}

extension RFCHeader {
  fileprivate init(_ fields: [PlanField], of document: PlanDocument) {
    self.init(path: document.source.path)
    self.fields = fields
    title = document.title
    let name = document.source.path.fileName
    number =
      RFCReference(reading: "rfcs/" + name, at: .beginning)?.number
      ?? RFCReference(reading: name, at: .beginning)?.number
    isSpike =
      document.title?.value.folded.begins(with: "spike") == true
      || document.source.path.folders.contains { $0.folded == "spikes" }
    for field in fields { take(field) }
  }

  private mutating func take(_ field: PlanField) {
    let value = Located(field.value, at: field.valueSpan)
    switch StatusVocabulary.normalized(field.key) {
    case "status": status = value
    case "outcome": outcome = value
    case "time box", "timebox": timeBox = value
    case "started", "created": started = field.date
    case "ended", "completed", "finished": ended = field.date
    case "rfc": rfc = value
    case "depends on", "dependencies": dependsOn += references(value)
    case "blocks", "blocking": blocks += references(value)
    default: break
    }
  }

  /// The RFCs between commas; the rest cannot be read.
  private mutating func references(_ value: Located<String>) -> [RFCReference] {
    var found: [RFCReference] = []
    for part in value.value.utf8.split(whereSeparator: {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";")
    }) {
      let text = String(Substring(part)).trimmingBlanks().withoutTicks
      if ["", "none", "-", "—", "n/a"].contains(text.folded) { continue }
      if let reference = RFCReference(reading: text, at: value.span) {
        found.append(reference)
      } else {
        unreadable.append(Located(text, at: value.span))
      }
    }
    return found
  }
}
