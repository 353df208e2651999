import MarkdownText
import SourceText

/// What a document about events says of one field: a row of its event's table, or an item of a
/// list where it has no table.
struct SpecEntry {
  var pointer: String
  var type: String
  var version: String
  var description: String

  /// The cell below a heading, by what people call the columns of such tables.
  fileprivate func cell(below heading: String) -> String {
    switch heading.lowercased() {
    case "field", "name", "path", "key", "property", "pointer": "`\(name)`"
    case "type", "types": type
    case "required", "mandatory": "no"
    case "presence", "optional": "optional"
    case "since", "version", "added": version
    case "description", "meaning", "notes", "note", "what": description
    default: ""
    }
  }

  /// `tickCount` for a field of the event itself, `sideBet.target` below one.
  fileprivate var name: String {
    pointer.split(separator: "/").map { $0 == "*" ? "[]" : String($0) }.joined(separator: ".")
  }

  fileprivate var item: String {
    "- `\(name)` (\(type), optional, since \(version))"
      + (description.isEmpty ? "" : ": \(description)")
  }
}

/// Writes entries into the section of an event, whose heading names it.
struct SpecDocument {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Adds an entry to the section of the event of any of the names; false where it is there.
  mutating func add(_ entry: SpecEntry, under names: [String]) -> Bool {
    let document = MarkdownDocument.read(bytes)
    guard let section = Section(of: names, in: document) else {
      let gap = bytes.isEmpty ? "" : bytes.last == UInt8(ascii: "\n") ? "\n" : "\n\n"
      bytes += Array("\(gap)## \(names[0])\n\n\(entry.item)\n".utf8)
      return true
    }
    guard !section.says("`\(entry.name)`", in: document) else { return false }
    if let (table, end) = section.table(in: document) {
      let cells = table.header.cells.map { cell in
        entry.cell(below: document.text(document.trimmed(cell)))
          .split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      }
      insert("| " + cells.joined(separator: " | ") + " |", after: end)
    } else {
      let end = section.end(in: document)
      insert((section.endsInItem(document) ? "" : "\n") + entry.item, after: end)
    }
    return true
  }

  /// Puts a line behind the one that ends at an offset.
  private mutating func insert(_ line: String, after offset: Int) {
    bytes.insert(contentsOf: Array("\n\(line)".utf8), at: min(offset, bytes.count))
  }
}

/// The part of a document below one heading.
private struct Section {
  /// Blocks by their numbers, the heading among them.
  private let blocks: Range<Int>

  init?(of names: [String], in document: MarkdownDocument) {
    let all = document.blocks
    for name in names {
      for (number, block) in all.enumerated() {
        guard case .heading(let level, let content) = block.kind,
          Self.names(document.text(content), name)
        else { continue }
        let rest = all.indices.dropFirst(number + 1)
        let end = rest.first { index in
          if case .heading(let other, _) = all[index].kind { other <= level } else { false }
        }
        blocks = number..<(end ?? all.count)
        return
      }
    }
    return nil
  }

  /// Whether a heading holds a name as a word: `### 2.1 gameStateUpdate (main event)`.
  private static func names(_ heading: String, _ name: String) -> Bool {
    let isPart = { (byte: UInt8) in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
    }
    return heading.utf8.split { !isPart($0) }.contains { $0.elementsEqual(name.utf8) }
  }

  func says(_ words: String, in document: MarkdownDocument) -> Bool {
    let first = document.blocks[blocks.lowerBound].span.start
    let text = document.bytes[first..<end(in: document)]
    let wanted = Array(words.utf8)
    guard text.count >= wanted.count, let head = wanted.first else { return false }
    return text.indices.contains { place in
      text[place] == head && text[place...].starts(with: wanted)
    }
  }

  /// The first table that lists fields, and where its last row ends.
  func table(in document: MarkdownDocument) -> (table: MarkdownTable, end: Int)? {
    for number in blocks {
      guard case .table(let table) = document.blocks[number].kind,
        let first = table.header.cells.first
      else { continue }
      let heading = document.text(document.trimmed(first)).lowercased()
      guard ["field", "name", "path", "key", "property", "pointer"].contains(heading) else {
        continue
      }
      return (table, lastByte(of: (table.rows.last ?? table.header).span, document))
    }
    return nil
  }

  func endsInItem(_ document: MarkdownDocument) -> Bool {
    let last = blocks.last { document.blocks[$0].parent == nil }
    guard let last, case .list = document.blocks[last].kind else { return false }
    return true
  }

  /// Where its last block ends, without the blank lines behind it.
  func end(in document: MarkdownDocument) -> Int {
    let end = blocks.map { document.blocks[$0].span.end }.max() ?? document.bytes.count
    return lastByte(of: SourceSpan(0, end), document)
  }

  private func lastByte(of span: SourceSpan, _ document: MarkdownDocument) -> Int {
    var end = min(span.end, document.bytes.count)
    while end > 0, document.bytes[end - 1] == UInt8(ascii: "\n") || document.bytes[end - 1] == 0x0D
    {
      end -= 1
    }
    return end
  }
}
