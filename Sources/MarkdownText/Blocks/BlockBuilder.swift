import SourceText

/// Gives the blocks that cmark found their places and what stands in them.
///
/// Of cmark's places only the beginnings are used: its ends are off behind tables, comments and
/// headings with an underline. A block ends where the next one begins, blank lines left out.
struct BlockBuilder {
  private(set) var blocks: [MarkdownBlock] = []
  let bytes: [UInt8]
  let lines: LineTable
  private let tableRules: [Int]
  private var nextRule = 0
  /// The blocks that are still open, outermost first.
  private var path: [Int] = []
  private var quotes = 0

  init(_ bytes: [UInt8], _ lines: LineTable, _ structure: BlockStructure) {
    self.bytes = bytes
    self.lines = lines
    tableRules = structure.tableRules
    blocks.reserveCapacity(structure.found.count + structure.tableRules.count)
  }

  mutating func add(_ found: [FoundBlock], _ index: Int) {
    let block = found[index]
    close(to: block.depth)
    let last = lastLine(before: index + 1 < found.count ? found[index + 1].line : nil, block)
    switch block.kind {
    case .quote:
      quotes += 1
      open(.quote, block)
    case .list(let isOrdered): open(.list(isOrdered: isOrdered), block)
    case .item: open(.item(item(at: start(of: block), line: block.line)), block)
    case .rule: append(.rule, block.line...block.line, from: start(of: block))
    case .heading(let level): addHeading(level, block, last)
    case .paragraph:
      append(.paragraph(contentLines(block, to: last)), block.line...last, from: start(of: block))
    case .html: append(.html, block.line...last, from: start(of: block))
    case .code(isFenced: true):
      append(.fence(fence(block, to: last)), block.line...last, from: start(of: block))
    case .code(isFenced: false):
      append(
        .indentedCode(contentLines(block, to: last)), block.line...last, from: start(of: block))
    case .table: addTable(block, last)
    }
  }

  // MARK: Nesting

  private mutating func close(to depth: Int) {
    while path.count > depth, let index = path.popLast() {
      if case .quote = blocks[index].kind { quotes -= 1 }
    }
  }

  private mutating func open(_ kind: consuming MarkdownBlock.Kind, _ block: FoundBlock) {
    append(kind, block.line...block.line, from: start(of: block))
    path.append(blocks.count - 1)
  }

  private mutating func append(
    _ kind: consuming MarkdownBlock.Kind, _ lines: ClosedRange<Int>, from start: Int
  ) {
    let end = max(start, self.lines.span(ofLine: lines.upperBound, in: bytes).end)
    blocks.append(
      MarkdownBlock(
        kind: kind, depth: path.count, parent: path.last, lines: lines,
        span: SourceSpan(start, end)))
    // Containers end with what they hold; each is met at most once per line that it grows by.
    for index in path.reversed() {
      guard blocks[index].lines.upperBound < lines.upperBound else { break }
      blocks[index].lines = blocks[index].lines.lowerBound...lines.upperBound
      blocks[index].span.end = end
    }
  }

  // MARK: Places

  func start(of block: FoundBlock) -> Int {
    let line = lines.span(ofLine: block.line, in: bytes)
    return min(line.start + max(block.column - 1, 0), line.end)
  }

  /// The last line of a block that ends before a line, without the blank lines.
  private func lastLine(before next: Int?, _ block: FoundBlock) -> Int {
    var last = min((next ?? lines.lineCount + 1) - 1, lines.lineCount)
    while last > block.line, isEmpty(last) { last -= 1 }
    return max(last, block.line)
  }

  private func isEmpty(_ line: Int) -> Bool {
    let span = lines.span(ofLine: line, in: bytes)
    return bytes[span.range].allSatisfy {
      isBlank($0) || (quotes > 0 && $0 == UInt8(ascii: ">"))
    }
  }

  /// A line behind the `>` of the quotes around it.
  func withoutQuotes(_ line: Int) -> SourceSpan {
    var span = lines.span(ofLine: line, in: bytes)
    for _ in 0..<quotes {
      var offset = span.start
      while offset < span.end, isBlank(bytes[offset]) { offset += 1 }
      guard offset < span.end, bytes[offset] == UInt8(ascii: ">") else { break }
      offset += 1
      if offset < span.end, bytes[offset] == 0x20 { offset += 1 }
      span.start = offset
    }
    return span
  }

  /// The lines of a block without what belongs to the blocks around it.
  private func contentLines(_ block: FoundBlock, to last: Int) -> [SourceSpan] {
    let first = SourceSpan(start(of: block), lines.span(ofLine: block.line, in: bytes).end)
    guard last > block.line else { return [trimming(first, in: bytes)] }
    var content: [SourceSpan] = []
    content.reserveCapacity(last - block.line + 1)
    content.append(trimming(first, in: bytes))
    for line in (block.line + 1)...last {
      content.append(trimming(withoutQuotes(line), in: bytes))
    }
    return content
  }
}

// MARK: Kinds

extension BlockBuilder {
  private mutating func addHeading(_ level: Int, _ block: FoundBlock, _ last: Int) {
    let start = start(of: block)
    let line = SourceSpan(start, lines.span(ofLine: block.line, in: bytes).end)
    if let content = markedContent(line, level) {
      append(.heading(level: level, content: content), block.line...block.line, from: start)
      return
    }
    // Underlined: the first line of dashes or equals signs ends it.
    var end = block.line
    while end < last, !isUnderline(end + 1) { end += 1 }
    let content = trimming(
      SourceSpan(start, lines.span(ofLine: end, in: bytes).end), in: bytes)
    append(
      .heading(level: level, content: content), block.line...min(end + 1, last), from: start)
  }

  /// What stands between the `#` before a heading and those behind it.
  private func markedContent(_ line: SourceSpan, _ level: Int) -> SourceSpan? {
    let marks = bytes[line.range].prefix { $0 == UInt8(ascii: "#") }.count
    guard marks == level else { return nil }
    let content = trimming(SourceSpan(line.start + marks, line.end), in: bytes)
    var end = content.end
    while end > content.start, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
    guard end < content.end else { return content }
    let closes = end == content.start || isBlank(bytes[end - 1])
    return closes ? trimming(SourceSpan(content.start, end), in: bytes) : content
  }

  private func isUnderline(_ line: Int) -> Bool {
    let span = trimming(withoutQuotes(line), in: bytes)
    guard let sign = bytes[span.range].first,
      sign == UInt8(ascii: "=") || sign == UInt8(ascii: "-")
    else { return false }
    return bytes[span.range].allSatisfy { $0 == sign }
  }

  private func item(at start: Int, line: Int) -> MarkdownItem {
    let end = lines.span(ofLine: line, in: bytes).end
    let length = start < end ? TableCells.markerLength(at: start, end, bytes) ?? 0 : 0
    let marker = SourceSpan(start, start + length)
    var content = trimming(SourceSpan(marker.end, end), in: bytes)
    let box = box(at: content)
    if let box { content = trimming(SourceSpan(box.span.end, end), in: bytes) }
    return MarkdownItem(marker: marker, number: number(marker), box: box, content: content)
  }

  private func number(_ marker: SourceSpan) -> Int? {
    guard marker.count > 1 else { return nil }
    return Int(String(decoding: bytes[marker.start..<marker.end - 1], as: UTF8.self))
  }

  /// `[ ]` or `[x]` with a space behind it, or nothing.
  private func box(at content: SourceSpan) -> MarkdownItem.Box? {
    guard content.count >= 3, bytes[content.start] == UInt8(ascii: "["),
      bytes[content.start + 2] == UInt8(ascii: "]"),
      content.count == 3 || isBlank(bytes[content.start + 3])
    else { return nil }
    let span = SourceSpan(content.start, content.start + 3)
    switch bytes[content.start + 1] {
    case 0x20, 0x09: return MarkdownItem.Box(span: span, isTicked: false)
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return MarkdownItem.Box(span: span, isTicked: true)
    default: return nil
    }
  }

  private func fence(_ block: FoundBlock, to last: Int) -> MarkdownFence {
    let start = start(of: block)
    let line = SourceSpan(start, lines.span(ofLine: block.line, in: bytes).end)
    let sign = start < line.end ? bytes[start] : UInt8(ascii: "`")
    let length = bytes[line.range].prefix { $0 == sign }.count
    let isClosed = last > block.line && isClosing(last, sign, length)
    let body = bodyLines((block.line + 1)..<(isClosed ? last : last + 1), indent: block.column - 1)
    return MarkdownFence(
      info: trimming(SourceSpan(start + length, line.end), in: bytes), body: body, opener: line,
      isClosed: isClosed)
  }

  private func isClosing(_ line: Int, _ sign: UInt8, _ length: Int) -> Bool {
    let span = trimming(withoutQuotes(line), in: bytes)
    return span.count >= length && bytes[span.range].allSatisfy { $0 == sign }
  }

  private func bodyLines(_ range: Range<Int>, indent: Int) -> [SourceSpan] {
    range.map { line in
      var span = withoutQuotes(line)
      let limit = min(span.start + indent, span.end)
      while span.start < limit, isBlank(bytes[span.start]) { span.start += 1 }
      return span
    }
  }

  private mutating func addTable(_ block: FoundBlock, _ last: Int) {
    while nextRule < tableRules.count, tableRules[nextRule] <= block.line { nextRule += 1 }
    guard nextRule < tableRules.count, tableRules[nextRule] <= last else { return }
    let rule = tableRules[nextRule]
    let head = rule - 1
    var start = start(of: block)
    if head > block.line {
      // The lines before the head are a paragraph that the table was cut from.
      append(.paragraph(contentLines(block, to: head - 1)), block.line...(head - 1), from: start)
      start = trimming(withoutQuotes(head), in: bytes).start
    }
    let header = row(head, from: start)
    let rows = rule < last ? ((rule + 1)...last).map { row($0, from: nil) } : []
    append(.table(MarkdownTable(header: header, rows: rows)), head...last, from: start)
  }

  private func row(_ line: Int, from start: Int?) -> MarkdownTable.Row {
    var span = trimming(withoutQuotes(line), in: bytes)
    if let start, start <= span.end { span.start = max(start, span.start) }
    return MarkdownTable.Row(cells: TableCells.split(span, in: bytes), span: span, line: line)
  }
}
