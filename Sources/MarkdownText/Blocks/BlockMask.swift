import SourceText

/// A text of the same length in which everything is hidden that does not make blocks.
///
/// cmark decides what the blocks are; the text in them is read by us, because cmark gives wrong
/// places there and takes quadratic time on brackets, emphasis, link definitions and wide tables
/// that somebody made to be slow. What it does not see cannot cost anything.
struct BlockMask {
  private(set) var bytes: [UInt8]
  /// The lines under the heads of tables: `|---|---|`.
  private(set) var tableRules: [Int] = []

  /// More containers than this in one line are taken for words.
  private static let mostMarkers = 64

  init(_ source: [UInt8], _ lines: LineTable, skipping frontMatter: MarkdownDocument.FrontMatter?) {
    bytes = source
    if source.starts(with: byteOrderMark) {
      for offset in byteOrderMark.indices { bytes[offset] = 0x20 }
    }
    var first = 1
    if let frontMatter, frontMatter.isClosed {
      first = lines.line(at: frontMatter.content.end) + 1
      hide(SourceSpan(0, lines.span(ofLine: first - 1, in: source).end))
    }
    var previous = SourceSpan(0, 0)
    guard first <= lines.lineCount else { return }
    for line in first...lines.lineCount {
      let span = lines.span(ofLine: line, in: source)
      if let rule = TableRule(span, under: previous, in: source) {
        draw(rule)
        tableRules.append(line)
      } else {
        mask(span)
      }
      previous = span
    }
  }

  private mutating func hide(_ span: SourceSpan) {
    for offset in span.range where !isBlank(bytes[offset]) { bytes[offset] = 0x20 }
  }

  /// One column is as good as many: the cells are cut from the source.
  private mutating func draw(_ rule: TableRule) {
    for offset in rule.span.range { bytes[offset] = UInt8(ascii: "-") }
    bytes[rule.span.start] = UInt8(ascii: "|")
  }

  private mutating func mask(_ span: SourceSpan) {
    var offset = span.start
    var markers = 0
    var previous = UInt8(ascii: " ")
    var ticks = 0
    var isFence = false
    while offset < span.end, isStructural(bytes[offset]) {
      let byte = bytes[offset]
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
    let beginning = offset
    while offset < span.end {
      bytes[offset] = masked(offset, isFirst: offset == beginning, isFence: isFence, span.end)
      offset += 1
    }
  }

  private func masked(_ offset: Int, isFirst: Bool, isFence: Bool, _ end: Int) -> UInt8 {
    let hidden = UInt8(ascii: "x")
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "|"), 0:
      return hidden
    case UInt8(ascii: "`"): return isFence ? byte : hidden
    case UInt8(ascii: "<"):
      // Only what opens or closes a block of HTML.
      let closes = offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "/")
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
    let signs = bytes[span.range].drop { $0 == 0x20 }
    guard let sign = signs.first, sign != UInt8(ascii: ">") else { return false }
    return signs.allSatisfy { $0 == sign || $0 == 0x20 }
  }
}
