import SourceText

/// A text of the same lines in which everything is left out that does not make blocks.
///
/// cmark decides what the blocks are; the text in them is read by us, because cmark gives wrong
/// places there and takes quadratic time on brackets, emphasis, link definitions and wide tables
/// that somebody made to be slow. What it does not see cannot cost anything: of a line of words it
/// sees what stands before them and one letter, so that every block begins where it does in the text.
struct BlockMask {
  private let source: [UInt8]
  private(set) var bytes: [UInt8] = []
  /// The lines under the heads of tables: `|---|---|`.
  private(set) var tableRules: [Int] = []
  /// From the first line that may open a block of HTML, its end may stand anywhere in a line.
  private var mayBeHTML = false

  /// More containers than this in one line are taken for words.
  private static let mostMarkers = 64

  init(_ source: [UInt8], _ lines: LineTable, skipping frontMatter: MarkdownDocument.FrontMatter?) {
    self.source = source
    bytes.reserveCapacity(source.count / 4)
    var first = 1
    if let frontMatter, frontMatter.isClosed {
      first = lines.line(at: frontMatter.content.end) + 1
    }
    var previous = SourceSpan(0, 0)
    for line in 1...lines.lineCount {
      var span = lines.span(ofLine: line, in: source)
      if line >= first {
        if line == 1, source.starts(with: byteOrderMark) { skipMark(&span) }
        if let rule = TableRule(span, under: previous, in: source) {
          draw(rule, in: span)
          tableRules.append(line)
        } else {
          mask(span)
        }
        previous = lines.span(ofLine: line, in: source)
      }
      let next =
        line < lines.lineCount ? lines.span(ofLine: line + 1, in: source).start : source.count
      bytes += source[span.end..<next]
    }
  }

  /// Three spaces stand for the mark, so that columns stay what they are.
  private mutating func skipMark(_ span: inout SourceSpan) {
    for _ in byteOrderMark { bytes.append(0x20) }
    span.start += byteOrderMark.count
  }

  /// One column is as good as many: the cells are cut from the source.
  private mutating func draw(_ rule: TableRule, in line: SourceSpan) {
    bytes += source[line.start..<rule.span.start]
    bytes += [UInt8(ascii: "|"), UInt8(ascii: "-")]
  }

  private mutating func mask(_ span: SourceSpan) {
    let (words, isFence) = beginningOfWords(span)
    bytes += source[span.start..<words]
    guard words < span.end else { return }
    let opensHTML = source[words] == UInt8(ascii: "<")
    mayBeHTML = mayBeHTML || opensHTML
    let rest = SourceSpan(words, span.end)
    if isFence || opensHTML || source[words] < 0x20
      || mayBeHTML && Self.tagEnd.occurs(in: rest, of: source)
    {
      copy(rest, isFence: isFence)
    } else {
      bytes.append(UInt8(ascii: "x"))
    }
  }

  private static let tagEnd = ByteSet(">".utf8)

  /// Where the signs that make blocks end, and whether they make a fence.
  private func beginningOfWords(_ span: SourceSpan) -> (offset: Int, isFence: Bool) {
    var offset = span.start
    var markers = 0
    var previous = UInt8(ascii: " ")
    var ticks = 0
    var isFence = false
    while offset < span.end, isStructural(source[offset]) {
      let byte = source[offset]
      ticks = byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") ? ticks + 1 : 0
      isFence = isFence || ticks >= 3
      if isMarker(byte), previous == UInt8(ascii: " ") || isMarker(previous) { markers += 1 }
      // Asked once: a rule has no end of markers.
      if markers == Self.mostMarkers + 1 {
        guard isRule(span) else { break }
        markers += 1
      }
      previous = byte
      offset += 1
    }
    return (offset, isFence)
  }

  /// The rest of a line whose words count, with what does not count hidden.
  private mutating func copy(_ rest: SourceSpan, isFence: Bool) {
    let shift = bytes.count - rest.start
    bytes += source[rest.range]
    // The first byte may be one that stands only beyond the limit of markers.
    bytes[shift + rest.start] = masked(rest.start, isFirst: true, isFence: isFence, rest.end)
    var next = rest.start + 1
    while let sign = Self.signs.first(in: source, from: next, to: rest.end) {
      bytes[shift + sign] = masked(sign, isFirst: false, isFence: isFence, rest.end)
      next = sign + 1
    }
  }

  /// The bytes that may have to be hidden, wherever they stand in a line.
  private static let signs = ByteSet("*_[]&\\|\0`<".utf8)

  private func masked(_ offset: Int, isFirst: Bool, isFence: Bool, _ end: Int) -> UInt8 {
    let hidden = UInt8(ascii: "x")
    let byte = source[offset]
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "|"), 0:
      return hidden
    case UInt8(ascii: "`"): return isFence ? byte : hidden
    case UInt8(ascii: "<"):
      // Only what opens or closes a block of HTML.
      let closes = offset + 1 < end && source[offset + 1] == UInt8(ascii: "/")
      return isFirst || closes ? byte : hidden
    default:
      // Beyond the marker limit.
      return isFirst && isStructural(byte) ? hidden : byte
    }
  }

  /// One of the bytes that open blocks, or stand between those that do.
  private func isStructural(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
      UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "#"),
      UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "`"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private func isMarker(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
      UInt8(ascii: "."), UInt8(ascii: ")"):
      true
    default: false
    }
  }

  /// A line of one sign and spaces: a rule, or the underline of a heading.
  private func isRule(_ span: SourceSpan) -> Bool {
    let signs = source[span.range].drop { $0 == 0x20 }
    guard let sign = signs.first, sign != UInt8(ascii: ">") else { return false }
    return signs.allSatisfy { $0 == sign || $0 == 0x20 }
  }
}
