package import SourceText

/// A Markdown text as a list of blocks with their places, in the order they begin.
///
/// The list is flat, so that no depth of nesting costs stack: each block knows how deep it stands
/// and which one holds it.
package struct MarkdownDocument: Sendable {
  package let bytes: [UInt8]
  /// Lines as editors count them: a lone carriage return ends one too.
  package let lines: LineTable
  package let blocks: [MarkdownBlock]
  /// The lines between the `---` at the very beginning.
  package let frontMatter: FrontMatter?
  private let map: ByteMap

  /// `key: value` lines before the text.
  package struct FrontMatter: Hashable, Sendable {
    /// Without the lines of dashes.
    package var content: SourceSpan
    /// The line that opens it.
    package var opener: SourceSpan
    package var isClosed: Bool
  }

  package static func read(_ bytes: [UInt8]) -> MarkdownDocument {
    read(bytes, LineTable(likeEditors: bytes))
  }

  /// Reads a text whose lines are known already, as editors count them.
  package static func read(_ bytes: [UInt8], _ lines: LineTable) -> MarkdownDocument {
    read(bytes, lines) { BlockStructure(bytes, lines, skipping: $0) }
  }

  /// Reads with cmark alone, as the scanner is held to by tests.
  package static func readByCommonMark(_ bytes: [UInt8]) -> MarkdownDocument {
    let lines = LineTable(likeEditors: bytes)
    return read(bytes, lines) { BlockStructure.asked(bytes, lines, $0) }
  }

  /// Whether a text is read without cmark.
  package static func isPlain(_ bytes: [UInt8]) -> Bool {
    let lines = LineTable(likeEditors: bytes)
    return BlockStructure.scanned(bytes, lines, FrontMatter.find(in: bytes, lines)) != nil
  }

  private static func read(
    _ bytes: [UInt8], _ lines: LineTable, _ blocks: (FrontMatter?) -> BlockStructure
  ) -> MarkdownDocument {
    let frontMatter = FrontMatter.find(in: bytes, lines)
    let structure = blocks(frontMatter)
    var builder = BlockBuilder(bytes, lines, structure)
    for index in structure.found.indices { builder.add(structure.found, index) }
    return MarkdownDocument(
      bytes: bytes, lines: lines, blocks: builder.blocks, frontMatter: frontMatter,
      map: ByteMap(bytes))
  }

  private init(
    bytes: [UInt8], lines: LineTable, blocks: [MarkdownBlock], frontMatter: FrontMatter?,
    map: ByteMap
  ) {
    (self.bytes, self.lines, self.blocks) = (bytes, lines, blocks)
    (self.frontMatter, self.map) = (frontMatter, map)
  }

  /// Whether a byte of one of the kinds may stand in a span; a no is certain.
  package func mayHold(_ kinds: ByteMap.Kinds, in span: SourceSpan) -> Bool {
    map.mayHold(kinds, in: span)
  }

  /// The kinds of the bytes that may stand in a span.
  package func kinds(in span: SourceSpan) -> ByteMap.Kinds { map.kinds(in: span) }

  /// The bytes of a span as text; what is no UTF-8 is shown as U+FFFD.
  package func text(_ span: SourceSpan) -> String {
    String(decoding: bytes[span.range], as: UTF8.self)
  }

  /// A span without the spaces around it.
  package func trimmed(_ span: SourceSpan) -> SourceSpan { trimming(span, in: bytes) }
}

/// A span without the spaces and tabs around it.
func trimming(_ span: SourceSpan, in bytes: [UInt8]) -> SourceSpan {
  var (start, end) = (span.start, span.end)
  while start < end, isBlank(bytes[start]) { start += 1 }
  while end > start, isBlank(bytes[end - 1]) { end -= 1 }
  return SourceSpan(start, end)
}

/// A space, a tab or the end of a line.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

extension MarkdownDocument.FrontMatter {
  /// Only a line of three dashes at the very beginning with something like a key under it opens it.
  static func find(in bytes: [UInt8], _ lines: LineTable) -> Self? {
    guard lines.lineCount > 1 else { return nil }
    var opener = lines.span(ofLine: 1, in: bytes)
    if bytes.starts(with: byteOrderMark) { opener.start += byteOrderMark.count }
    opener = trimming(opener, in: bytes)
    guard isDashes(opener, bytes), holdsKey(lines.span(ofLine: 2, in: bytes), bytes) else {
      return nil
    }
    let start = lines.span(ofLine: 2, in: bytes).start
    for line in 2...lines.lineCount {
      let span = lines.span(ofLine: line, in: bytes)
      guard isDashes(span, bytes) || isDots(span, bytes) else { continue }
      return Self(content: SourceSpan(start, span.start), opener: opener, isClosed: true)
    }
    return Self(content: SourceSpan(start, start), opener: opener, isClosed: false)
  }

  private static func isDashes(_ span: SourceSpan, _ bytes: [UInt8]) -> Bool {
    let span = trimming(span, in: bytes)
    return span.count == 3 && bytes[span.range].allSatisfy { $0 == UInt8(ascii: "-") }
  }

  private static func isDots(_ span: SourceSpan, _ bytes: [UInt8]) -> Bool {
    let span = trimming(span, in: bytes)
    return span.count == 3 && bytes[span.range].allSatisfy { $0 == UInt8(ascii: ".") }
  }

  /// `word:` at the beginning of a line.
  private static func holdsKey(_ span: SourceSpan, _ bytes: [UInt8]) -> Bool {
    let line = bytes[span.range]
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
      return false
    }
    let after = colon + 1
    return line[..<colon].allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "*") }
      && (after == line.endIndex || isBlank(line[after]))
  }
}

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
