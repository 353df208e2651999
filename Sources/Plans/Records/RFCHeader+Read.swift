import MarkdownText
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
    return RFCHeader(of: self)
  }
}

extension RFCHeader {
  /// The head of any document, also of one that is no RFC by its looks.
  package init(of document: PlanDocument) {
    self.init(path: document.source.path)
    fields = document.header.filter { $0.form != .frontMatter }
    title = document.title
    let name = document.source.path.fileName
    number =
      RFCReference(reading: "rfcs/" + name, at: .beginning)?.number
      ?? RFCReference(reading: name, at: .beginning)?.number
    isSpike =
      document.title?.value.folded.begins(with: "spike") == true
      || document.source.path.folders.contains { $0.folded == "spikes" }
    for field in fields { take(field.key, Located(field.value, at: field.valueSpan), field.date) }
    for (key, value) in document.headRows { take(key, value, nil) }
  }

  private mutating func take(_ key: String, _ value: Located<String>, _ date: PlanDate?) {
    switch StatusVocabulary.normalized(key) {
    case "status": status = value
    case "outcome": outcome = value
    case "time box", "timebox": timeBox = value
    case "started", "created": started = date
    case "ended", "completed", "finished": ended = date
    case "rfc": rfc = value
    case "depends on", "dependencies": needs += Self.parts(value)
    case "blocks", "blocking": holdsUp += Self.parts(value)
    case "contract", "contracts", "event", "events": contracts += Self.parts(value)
    default: break
    }
  }

  /// The parts between commas, semicolons and breaks of lines, without those that say "none".
  private static func parts(_ value: Located<String>) -> [Located<String>] {
    value.value.replacing("<br>", with: ",").replacing("<br/>", with: ",").utf8
      .split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
      .compactMap { part in
        let text = String(Substring(part)).trimmingBlanks().withoutTicks
        if ["", "none", "-", "—", "n/a"].contains(text.folded) { return nil }
        return Located(text, at: value.span)
      }
  }
}

extension PlanDocument {
  /// The rows of tables at the head that have no words in their heads but the first pair:
  /// `| **Status** | Draft |` above the line of dashes.
  fileprivate var headRows: [(key: String, value: Located<String>)] {
    var found: [(key: String, value: Located<String>)] = []
    for block in markdown.blocks {
      switch block.kind {
      case .heading(let level, _) where level > 1: return found
      case .table(let table):
        guard table.header.cells.count == 2, let head = table.header.cells.first,
          text.bytes[head.range].starts(with: Array("**".utf8))
        else { continue }
        for row in [table.header] + table.rows where row.cells.count > 1 {
          found.append(
            (
              MarkdownDocument.plain(row.cells[0], of: text.bytes),
              Located(
                MarkdownDocument.plain(row.cells[1], of: text.bytes),
                at: text.original(row.cells[1]))
            ))
        }
      default: continue
      }
    }
    return found
  }
}
