import SourceText

/// What one line of evidence turns out to be.
enum EvidenceLine {
  case assertion(Assertion)
  case unreadable
  case sample(Sample)
  case ratio(Ratio)
  case count(LabelledCount)
  case source(Located<String>)
  case words
}

/// Reads the lines of evidence: of fences, lists and fields.
struct EvidenceLineParser {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func parse(_ line: SourceSpan) -> EvidenceLine {
    let line = withoutBullet(trimming(line, in: bytes))
    guard line.count > 0 else { return .words }
    if let requirement = requirement(in: line) {
      return assertion(line, requirement).map { .assertion($0) } ?? .unreadable
    }
    if let source = source(line) { return .source(source) }
    if let sample = sample(line) { return .sample(sample) }
    if let ratio = ratio(line) { return .ratio(ratio) }
    if let count = count(line) { return .count(count) }
    return .words
  }

  private func withoutBullet(_ line: SourceSpan) -> SourceSpan {
    guard line.count > 2, "-*+•".utf8.contains(bytes[line.start]) else { return line }
    var start = line.start
    if bytes[start] == 0xE2 {
      guard let (found, length) = scalar(at: start, in: bytes, end: line.end), found == "•" else {
        return line
      }
      start += length
    } else {
      start += 1
    }
    guard start < line.end, isBlank(bytes[start]) else { return line }
    return trimming(SourceSpan(start, line.end), in: bytes)
  }

  /// Without blanks, emphasis, boxes and marks at either end.
  func withoutSigns(_ span: SourceSpan, keepsTicks: Bool = false) -> SourceSpan {
    var (start, end) = (span.start, span.end)
    func isSign(_ byte: UInt8) -> Bool {
      isBlank(byte) || byte == UInt8(ascii: "*") || (!keepsTicks && byte == UInt8(ascii: "`"))
    }
    while start < end {
      if isSign(bytes[start]) {
        start += 1
      } else if let mark = MarkScanner.mark(at: start, in: bytes, end: end) {
        start = mark.span.end
      } else {
        break
      }
    }
    while end > start, isSign(bytes[end - 1]) { end -= 1 }
    return SourceSpan(start, end)
  }
}
