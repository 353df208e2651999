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

  /// Tells what a line is that may hold bytes of some kinds alone.
  func parse(_ line: SourceSpan, _ kinds: ByteMap.Kinds) -> EvidenceLine {
    let line = withoutBullet(trimming(line, in: bytes))
    if kinds.contains(.bracket), let requirement = requirement(in: line) {
      return assertion(line, requirement).map { .assertion($0) } ?? .unreadable
    }
    let colon =
      kinds.contains(.colon) ? Self.colons.first(in: bytes, from: line.start, to: line.end) : nil
    if let colon, let source = source(line, colon) { return .source(source) }
    if kinds.contains(.equals), let sample = sample(line) { return .sample(sample) }
    guard kinds.contains(.digit) else { return .words }
    if let ratio = ratio(line) { return .ratio(ratio) }
    if let colon, let count = count(line, colon) { return .count(count) }
    return .words
  }

  private static let colons = ByteSet(":".utf8)

  private func withoutBullet(_ line: SourceSpan) -> SourceSpan {
    guard line.count > 2 else { return line }
    var start = line.start
    switch bytes[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): start += 1
    case 0xE2 where stands("•", at: start, to: line.end, in: bytes): start += 3
    default: return line
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
