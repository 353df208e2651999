import Captures
import Contracts
import JSONText

extension Ledger {
  /// The file's text: the same for the same ledger, in an order of its own, a line for each value.
  ///
  /// Entries and captures stand in the order of their bytes, each in lines of its own, and nothing
  /// is counted over entries: what two branches add at different places, git puts together.
  package var bytes: [UInt8] {
    var writer = LedgerWriter()
    writer.write(self)
    return writer.finish()
  }
}

/// Builds the document that the text is made of.
private struct LedgerWriter {
  private var builder = JSONDocumentBuilder()

  consuming func finish() -> [UInt8] {
    builder.finish().root.prettyBytes(sortedKeys: false)
  }

  mutating func write(_ ledger: Ledger) {
    builder.begin(.object)
    add("format", "\(Ledger.format)/\(Ledger.newest)")
    add("repository", ledger.repository)
    builder.string("contracts")
    builder.begin(.object)
    for (contract, section) in ledger.sections.sorted(by: { $0.key < $1.key }) {
      builder.string(contract.utf8)
      write(section)
    }
    builder.end()
    close(ledger.extra)
  }

  private mutating func write(_ section: LedgerSection) {
    builder.begin(.object)
    builder.string("unknown")
    builder.begin(.object)
    for kind in UnknownKind.allCases {
      let entries = section.entries.filter { $0.key.kind == kind }
      guard !entries.isEmpty else { continue }
      builder.string(kind.rawValue)
      builder.begin(.object)
      for (place, entry) in entries.sorted(by: { $0.key < $1.key }) {
        builder.string(place.path.utf8)
        write(entry)
      }
      builder.end()
    }
    builder.end()
    builder.string("captures")
    builder.begin(.object)
    for (digest, capture) in section.captures.sorted(by: { $0.key < $1.key }) {
      builder.string(digest)
      builder.begin(.object)
      add("bytes", capture.bytes)
      add("name", capture.name)
      add("counted", capture.counted)
      close(capture.extra)
    }
    builder.end()
    close(section.extra)
  }

  private mutating func write(_ entry: LedgerEntry) {
    builder.begin(.object)
    add("state", entry.review.state.rawValue)
    write(entry.review)
    add("count", entry.count)
    add("events", entry.events)
    if !entry.types.isEmpty {
      builder.string("types")
      builder.begin(.object)
      for (type, count) in entry.types.sorted(by: { $0.key < $1.key }) {
        add(type.rawValue, count)
      }
      builder.end()
    }
    add("first", entry.first)
    add("last", entry.last)
    add("shapes", entry.shapes)
    addValues(entry.values)
    if let suggestion = entry.suggestion {
      builder.string("suggestion")
      builder.copy(suggestion)
    }
    add("suspects", entry.suspects)
    close(entry.extra)
  }

  private mutating func write(_ review: LedgerReview) {
    add("reviewer", review.reviewer)
    add("reviewed", review.reviewed?.description)
    add("reason", review.reason)
    add("expires", review.expires?.description)
    add("note", review.note)
    guard let answer = review.answer else { return }
    builder.string("answer")
    builder.begin(.object)
    add("text", answer.text)
    add("day", answer.day?.description)
    close(answer.extra)
  }

  private mutating func add(_ name: String, _ sighting: LedgerSighting?) {
    guard let sighting else { return }
    builder.string(name)
    builder.begin(.object)
    add("time", sighting.time?.description)
    add("capture", sighting.capture)
    add("version", sighting.version)
    close(sighting.extra)
  }

  private mutating func add(_ name: String, _ texts: Set<JSONName>) {
    guard !texts.isEmpty else { return }
    builder.string(name)
    builder.begin(.array)
    for text in texts.sorted() { builder.string(text.utf8) }
    builder.end()
  }

  private mutating func addValues(_ values: Set<JSONName>) {
    guard !values.isEmpty else { return }
    builder.string("values")
    builder.begin(.array)
    for value in values.sorted() {
      // They were read or written as JSON before they came here.
      guard let document = try? JSONDocument.read(value.utf8) else { continue }
      builder.copy(document.root)
    }
    builder.end()
  }

  private mutating func add(_ name: String, _ text: String?) {
    guard let text else { return }
    builder.string(name)
    builder.string(text)
  }

  private mutating func add(_ name: String, _ count: Int) {
    builder.string(name)
    builder.number(count)
  }

  private mutating func close(_ extra: LedgerExtra) {
    for (name, value) in extra.sorted {
      builder.string(name.utf8)
      builder.copy(value)
    }
    builder.end()
  }
}
