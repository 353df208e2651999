package import SourceText

/// What marks the words of a line: emphasis, code, links and comments, each with its place.
///
/// Everything is found in one pass, whatever the line holds.
package struct InlineMarks: Hashable, Sendable {
  /// `[words](target)`.
  package struct Link: Hashable, Sendable {
    package var words: SourceSpan
    package var target: SourceSpan
    package var span: SourceSpan
    package var isImage: Bool
  }

  /// Words in bold, without their asterisks.
  package var bold: [SourceSpan] = []
  /// Words in italics, without their signs.
  package var italic: [SourceSpan] = []
  /// Code, without its ticks.
  package var code: [SourceSpan] = []
  package var links: [Link] = []
  /// Comments as a whole.
  package var comments: [SourceSpan] = []
  /// The bytes that are no words: signs of emphasis, ticks, targets of links, comments.
  package var hidden: [SourceSpan] = []

  package init(of span: SourceSpan, in bytes: [UInt8]) {
    guard span.start >= 0, span.end <= bytes.count, span.start < span.end,
      bytes[span.range].contains(where: isInlineSign)
    else { return }
    var scanner = InlineScanner(span, bytes)
    self = scanner.scanned()
  }

  init() {}
}

/// One of the bytes that make a line more than its words.
private func isInlineSign(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["),
    UInt8(ascii: "<"), UInt8(ascii: "\\"), UInt8(ascii: "~"):
    true
  default: false
  }
}

extension MarkdownDocument {
  /// The marks of a line or a paragraph.
  package func marks(in span: SourceSpan) -> InlineMarks { InlineMarks(of: span, in: bytes) }

  /// The words of a line as people read them.
  package func plainText(_ span: SourceSpan) -> String {
    text(span, without: marks(in: span).hidden)
  }

  /// The bytes of a span without some of its parts, given in order.
  package func text(_ span: SourceSpan, without hidden: [SourceSpan]) -> String {
    guard !hidden.isEmpty else { return text(span) }
    var kept: [UInt8] = []
    kept.reserveCapacity(span.count)
    var start = span.start
    for part in hidden where part.end > start && part.start < span.end {
      if part.start > start { kept += bytes[start..<part.start] }
      start = max(start, part.end)
    }
    if start < span.end { kept += bytes[start..<span.end] }
    return String(decoding: kept, as: UTF8.self)
  }
}
