package import SourceText

/// What marks the words of a line: emphasis, code, links and comments, each with its place.
///
/// Everything is found in one pass, whatever the line holds. Most lines hold nothing, and cost
/// nothing to hand on.
package struct InlineMarks: Sendable {
  /// `[words](target)`.
  package struct Link: Hashable, Sendable {
    package var words: SourceSpan
    package var target: SourceSpan
    package var span: SourceSpan
    package var isImage: Bool
  }

  private let found: Box?

  /// What was found in a line that holds something.
  private final class Box: Sendable {
    let marks: FoundMarks

    init(_ marks: FoundMarks) { self.marks = marks }
  }

  /// A line of words alone.
  package static let none = InlineMarks()

  private init() { found = nil }

  package init(of span: SourceSpan, in bytes: [UInt8]) {
    guard span.start >= 0, span.end <= bytes.count, span.start < span.end,
      signs.occurs(in: span, of: bytes)
    else {
      found = nil
      return
    }
    var scanner = InlineScanner(span, bytes)
    found = Box(scanner.scanned())
  }

  /// Whether the line is known to hold words alone.
  package var isEmpty: Bool { found == nil }

  /// Words in bold, without their asterisks.
  package var bold: [SourceSpan] { found?.marks.bold ?? [] }
  /// Words in italics, without their signs.
  package var italic: [SourceSpan] { found?.marks.italic ?? [] }
  /// Code, without its ticks.
  package var code: [SourceSpan] { found?.marks.code ?? [] }
  package var links: [Link] { found?.marks.links ?? [] }
  /// Comments as a whole.
  package var comments: [SourceSpan] { found?.marks.comments ?? [] }
  /// The bytes that are no words: signs of emphasis, ticks, targets of links, comments.
  package var hidden: [SourceSpan] { found?.marks.hidden ?? [] }
}

/// What a scanner gathers of a line; the places of each kind in order.
struct FoundMarks: Sendable {
  var bold: [SourceSpan] = []
  var italic: [SourceSpan] = []
  var code: [SourceSpan] = []
  var links: [InlineMarks.Link] = []
  var comments: [SourceSpan] = []
  var hidden: [SourceSpan] = []
}

/// The bytes that make a line more than its words.
private let signs = ByteSet("*_`[<\\~".utf8)

extension MarkdownDocument {
  /// The marks of a line or a paragraph.
  package func marks(in span: SourceSpan) -> InlineMarks {
    mayHold(.signs, in: span) ? InlineMarks(of: span, in: bytes) : .none
  }

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
