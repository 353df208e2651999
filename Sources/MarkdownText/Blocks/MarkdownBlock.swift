package import SourceText

/// One block of a text: a heading, a paragraph, a list...
package struct MarkdownBlock: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case heading(level: Int, content: SourceSpan)
    /// The lines of the paragraph, without what belongs to the blocks around it.
    case paragraph([SourceSpan])
    case table(MarkdownTable)
    case fence(MarkdownFence)
    /// The lines of a block of code that is only indented.
    case indentedCode([SourceSpan])
    case html
    case rule
    case quote
    case list(isOrdered: Bool)
    case item(MarkdownItem)
  }

  package var kind: Kind
  /// How many blocks hold this one.
  package var depth: Int
  /// The block that holds this one, as an index into the document's.
  package var parent: Int?
  /// The first and the last line, counted from 1.
  package var lines: ClosedRange<Int>
  /// From the first byte of the block to the end of its last line.
  package var span: SourceSpan
}

/// A code block between fences.
package struct MarkdownFence: Hashable, Sendable {
  /// What stands behind the opening fence: `yaml gate`.
  package var info: SourceSpan
  /// The lines between the fences, without the indentation of the opening one.
  package var body: [SourceSpan]
  package var opener: SourceSpan
  package var isClosed: Bool
}

/// An entry of a list.
package struct MarkdownItem: Hashable, Sendable {
  /// A box that can be ticked.
  package struct Box: Hashable, Sendable {
    /// From `[` to `]`.
    package var span: SourceSpan
    package var isTicked: Bool
  }

  /// `-`, `*`, `+`, `12.` or `12)`.
  package var marker: SourceSpan
  package var number: Int?
  package var box: Box?
  /// The first line of the text behind marker and box.
  package var content: SourceSpan
}

/// A table: its cells by place.
package struct MarkdownTable: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    /// The cells that are there, without the spaces around them: a row may have fewer than the
    /// table has columns, or more.
    package var cells: [SourceSpan]
    package var span: SourceSpan
    package var line: Int

    /// The cell of a column; nil where the row ends before it.
    package func cell(_ column: Int) -> SourceSpan? {
      cells.indices.contains(column) ? cells[column] : nil
    }
  }

  package var header: Row
  package var rows: [Row]
  package var columns: Int { header.cells.count }
}
