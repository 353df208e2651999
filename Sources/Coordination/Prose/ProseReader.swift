package import MarkdownText
package import Realms
import SourceText

extension ProseRealm {
  /// Reads a coordination document.
  ///
  /// Tables are known by the words in their heads, lists by the heading they stand under, fences by
  /// what they hold; what nothing is made of is told. `current` is who "this repo" is.
  package static func read(_ document: MarkdownDocument, current: RealmName? = nil) -> ProseRealm {
    var reader = ProseReader(document, current)
    reader.readRepositoryLists()
    reader.readTables()
    reader.readRest()
    return reader.finished()
  }
}

/// The reading of one document: first the tables, which say who there is, then everything else.
struct ProseReader {
  let document: MarkdownDocument
  let current: RealmName?
  var realm = ProseRealm()
  /// The blocks that something was made of.
  var taken: Set<Int> = []
  /// The heading that each block stands under, with those above it.
  private(set) var headings: [[String]] = []

  init(_ document: MarkdownDocument, _ current: RealmName?) {
    self.document = document
    self.current = current
    var path: [(level: Int, text: String)] = []
    for block in document.blocks {
      if case .heading(let level, let content) = block.kind {
        path.removeAll { $0.level >= level }
        path.append((level, plainText(document.text(content))))
      }
      headings.append(path.map(\.text))
    }
  }

  /// The nearest heading of a block.
  func heading(_ index: Int) -> String { headings[index].last ?? "" }

  mutating func miss(_ line: Int, _ index: Int, _ words: String) {
    realm.unread.append(.init(line: line, section: heading(index), words: words))
  }

  /// Adds a repository, or gives the one of that name.
  mutating func repository(_ word: String) -> Int? {
    if let known = realm.index(of: word) { return known }
    guard let name = RealmName(word) else { return nil }
    realm.repositories.append(.init(name: name))
    return realm.repositories.count - 1
  }

  func finished() -> ProseRealm {
    var realm = realm
    for (index, block) in document.blocks.enumerated()
    where block.depth == 0 && !taken.contains(index) {
      guard let words = words(for: block) else { continue }
      // A list is taken when something in it is.
      let inner = document.blocks.indices.contains {
        $0 > index && taken.contains($0)
          && document.blocks[$0].lines.lowerBound
            <= block.lines.upperBound
          && document.blocks[$0].lines.lowerBound >= block.lines.lowerBound
      }
      guard !inner else { continue }
      realm.unread.append(
        .init(line: block.lines.lowerBound, section: heading(index), words: words))
    }
    realm.unread.sort { ($0.line, $0.words) < ($1.line, $1.words) }
    return realm
  }

  /// What a block is called when nothing was made of it, and how it begins; nil for what is only
  /// layout.
  private func words(for block: MarkdownBlock) -> String? {
    switch block.kind {
    case .heading, .rule, .html, .item: return nil
    case .paragraph(let lines): return "a paragraph" + excerpt(lines.first)
    case .table(let table): return "a table" + excerpt(table.header.cells.first)
    case .fence(let fence): return "a block of code" + excerpt(fence.body.first)
    case .indentedCode: return "a block of code"
    case .quote: return "a quotation"
    case .list: return "a list"
    }
  }

  /// How a block begins, so that people find it.
  private func excerpt(_ span: SourceSpan?) -> String {
    guard let span else { return "" }
    let text = plainText(document.text(span))
    let isDrawn = text.unicodeScalars.contains { (0x2500...0x257F).contains($0.value) }
    guard !text.isEmpty, !isDrawn else { return "" }
    return text.unicodeScalars.count > 48
      ? ": '\(String(String.UnicodeScalarView(text.unicodeScalars.prefix(45))))...'" : ": '\(text)'"
  }
}
