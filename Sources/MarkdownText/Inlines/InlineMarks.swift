package import SourceText

/// What marks the words of a line: emphasis, code, links and comments, each with its place.
///
/// Everything is found in one pass, whatever the line holds, and kept in one list. Most lines hold
/// nothing, and cost nothing to hand on.
package struct InlineMarks: Sendable {
  /// One thing that was found.
  package struct Mark: Sendable {
    package enum Kind: UInt8, Sendable {
      case bold
      case italic
      case struck
      case code
      case comment
      case link
      case image
      /// The target of the link before it.
      case target
    }

    package var kind: Kind
    /// The words between the signs; comments, links and images as a whole.
    package var span: SourceSpan
  }

  /// In the order in which they end; a link stands directly before its target.
  package internal(set) var found: [Mark] = []
  /// The bytes that are no words, in order: signs of emphasis, ticks, targets of links, comments.
  package internal(set) var hidden: [SourceSpan] = []

  /// A line of words alone.
  package static let none = InlineMarks()

  init() {}

  package init(of span: SourceSpan, in bytes: [UInt8]) {
    guard span.start >= 0, span.end <= bytes.count, span.start < span.end,
      let first = InlineScanner.signs.first(in: bytes, from: span.start, to: span.end)
    else { return }
    var scanner = InlineScanner(span, from: first, bytes, keepsMarks: true)
    self = scanner.scanned()
  }

  /// Whether the line holds words alone.
  package var isEmpty: Bool { found.isEmpty }

  /// The places of one kind.
  package func spans(_ kind: Mark.Kind) -> [SourceSpan] {
    guard !found.isEmpty else { return [] }
    return found.compactMap { $0.kind == kind ? $0.span : nil }
  }

  /// The first place of one kind.
  package func first(_ kind: Mark.Kind) -> SourceSpan? {
    for mark in found where mark.kind == kind { return mark.span }
    return nil
  }
}

extension MarkdownDocument {
  /// The marks of a line or a paragraph.
  package func marks(in span: SourceSpan) -> InlineMarks {
    mayHold(.signs, in: span) ? InlineMarks(of: span, in: bytes) : .none
  }

  /// The words of a line as people read them.
  package func plainText(_ span: SourceSpan) -> String {
    guard mayHold(.signs, in: span), span.end <= bytes.count,
      let first = InlineScanner.signs.first(in: bytes, from: span.start, to: span.end)
    else { return text(span) }
    var scanner = InlineScanner(span, from: first, bytes, keepsMarks: false)
    return text(span, without: scanner.scanned().hidden)
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
