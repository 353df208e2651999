import SourceText

/// Where the blocks of a text begin, and which lines make tables.
struct BlockStructure {
  var found: [FoundBlock]
  /// The lines under the heads of tables: `|---|---|`.
  var tableRules: [Int]

  /// Asks cmark only for what the scanner gives up.
  init(_ bytes: [UInt8], _ lines: LineTable, skipping frontMatter: MarkdownDocument.FrontMatter?) {
    self =
      Self.scanned(bytes, lines, frontMatter)
      ?? Self.asked(bytes, lines, frontMatter)
  }

  /// Read by the scanner; nil where that takes cmark.
  static func scanned(
    _ bytes: [UInt8], _ lines: LineTable, _ frontMatter: MarkdownDocument.FrontMatter?
  ) -> Self? {
    // A mark at the beginning and bytes that are no UTF-8 have rules of their own.
    guard !bytes.starts(with: byteOrderMark), firstInvalidUTF8(in: bytes) == nil else {
      return nil
    }
    var first = 1
    if let frontMatter, frontMatter.isClosed {
      first = lines.line(at: frontMatter.content.end) + 1
    }
    var scanner = BlockScanner(bytes, lines)
    do throws(BlockScanner.Beyond) { try scanner.scan(from: first) } catch { return nil }
    return Self(found: scanner.found, tableRules: scanner.tableRules)
  }

  /// Read by cmark.
  static func asked(
    _ bytes: [UInt8], _ lines: LineTable, _ frontMatter: MarkdownDocument.FrontMatter?
  ) -> Self {
    let mask = BlockMask(bytes, lines, skipping: frontMatter)
    return Self(found: CommonMark.blocks(of: mask.bytes), tableRules: mask.tableRules)
  }

  private init(found: [FoundBlock], tableRules: [Int]) {
    (self.found, self.tableRules) = (found, tableRules)
  }
}
