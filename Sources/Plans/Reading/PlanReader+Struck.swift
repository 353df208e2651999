import MarkdownText
import SourceText

extension PlanReader {
  /// What is struck out in a line, with the signs that strike it.
  func struck(in span: SourceSpan) -> [SourceSpan] {
    guard markdown.mayHold(.markup, in: span), bytes[span.range].contains(UInt8(ascii: "~")) else {
      return []
    }
    return markdown.marks(in: span).spans(.struck).map { SourceSpan($0.start - 2, $0.end + 2) }
  }

  /// Whether every word is struck out: what was meant is given up, or done.
  func isStruck(_ span: SourceSpan) -> Bool {
    let parts = struck(in: span)
    return !parts.isEmpty && !gaps(of: parts, in: span).contains { holdsWords($0) }
  }

  /// The first words that still stand: all where nothing is struck out, none where everything is.
  func standing(_ span: SourceSpan) -> SourceSpan {
    let parts = struck(in: span)
    guard !parts.isEmpty else { return span }
    return gaps(of: parts, in: span).first { !$0.isEmpty(in: bytes) }
      ?? SourceSpan(span.end, span.end)
  }

  /// A name without the words that another one took the place of; all of it where none is left.
  func standingText(_ span: SourceSpan) -> String {
    let parts = struck(in: span)
    guard !parts.isEmpty, !isStruck(span) else { return plain(span) }
    return gaps(of: parts, in: span).map { plain($0) }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private func gaps(of parts: [SourceSpan], in span: SourceSpan) -> [SourceSpan] {
    var found: [SourceSpan] = []
    var start = span.start
    for part in parts {
      found.append(SourceSpan(start, max(start, part.start)))
      start = max(start, part.end)
    }
    found.append(SourceSpan(start, max(start, span.end)))
    return found
  }

  private func holdsWords(_ span: SourceSpan) -> Bool {
    var offset = span.start
    while offset < span.end {
      if isLetter(bytes[offset]) || isDigit(bytes[offset]) { return true }
      guard bytes[offset] >= 0x80,
        let (found, length) = scalar(at: offset, in: bytes, end: span.end)
      else {
        offset += 1
        continue
      }
      if found.properties.isAlphabetic { return true }
      offset += length
    }
    return false
  }

  // MARK: Headings

  /// A heading whose struck words do not count; one that is struck out as a whole gives its phase up,
  /// unless it says itself that the phase is done.
  func headingParts(_ content: SourceSpan) -> HeadingParser.Parts {
    let parts = HeadingParser(bytes, vocabulary).parse(content)
    let strikes = struck(in: content)
    guard !strikes.isEmpty else { return parts }
    let isWhole = isStruck(content)
    guard let strike = strikes.first, isWhole || isStruck(parts.title) else {
      return withoutStruckHeadings.count == bytes.count
        ? HeadingParser(withoutStruckHeadings, vocabulary).parse(content) : parts
    }
    let inner = SourceSpan(strike.start + 2, strike.end - 2)
    var own = HeadingParser(bytes, vocabulary).parse(inner)
    let isDone = own.status?.state == .complete || own.status?.state == .verified
    own.status = (isWhole ? nil : parts.status) ?? (isDone || own.label == nil ? own.status : nil)
    if own.status == nil, own.label != nil {
      var claim = StatusClaim(.heading, at: inner)
      claim.state = .waived
      own.status = claim
    }
    return own
  }
}

extension MarkdownDocument {
  /// The text with blanks in place of the words that headings strike out; nil where none does.
  func blankingStruckHeadings() -> [UInt8]? {
    var copy: [UInt8]?
    for block in blocks {
      guard case .heading(_, let content) = block.kind, mayHold(.markup, in: content),
        bytes[content.range].contains(UInt8(ascii: "~"))
      else { continue }
      for part in marks(in: content).spans(.struck) {
        copy = copy ?? bytes
        for offset in (part.start - 2)..<(part.end + 2) { copy?[offset] = 0x20 }
      }
    }
    return copy
  }
}

extension SourceSpan {
  fileprivate func isEmpty(in bytes: [UInt8]) -> Bool { bytes[range].allSatisfy(isBlank) }
}
