import MarkdownText
import SourceText

/// One line of prose: of a paragraph, a heading, a list item; never of code.
struct ProseLine {
  /// In the bytes that were read.
  var span: SourceSpan
  /// The list item that the line begins, as an index into the blocks.
  var item: Int?
  /// The list that holds the item.
  var list: Int?

  /// The lines of a document, in order.
  static func all(of markdown: MarkdownDocument) -> [ProseLine] {
    var found: [ProseLine] = []
    for block in markdown.blocks {
      switch block.kind {
      case .heading(_, let content): found.append(ProseLine(span: content))
      case .paragraph(let lines):
        let item = block.parent.flatMap { isItem($0, markdown) ? $0 : nil }
        let list = item.flatMap { markdown.blocks[$0].parent }
        for (index, line) in lines.enumerated() {
          found.append(ProseLine(span: line, item: index == 0 ? item : nil, list: list))
        }
      case .table, .fence, .indentedCode, .html, .rule, .quote, .list, .item: continue
      }
    }
    return found
  }

  private static func isItem(_ index: Int, _ markdown: MarkdownDocument) -> Bool {
    if case .item = markdown.blocks[index].kind { true } else { false }
  }
}
