import Plans
import SourceText

extension JudgedPlan {
  /// What a value stands under, in small letters: the heading of its column, or the key before it.
  func heading(of span: SourceSpan) -> String {
    let bytes = document.source.bytes
    let line = line(of: span)
    let row = lines.span(ofLine: line, in: bytes)
    guard row.start <= span.start, bytes[row.range].contains(UInt8(ascii: "|")) else {
      return folded(row.start..<min(max(row.start, span.start), bytes.count))
    }
    let column = bytes[row.start..<max(row.start, span.start)].count { $0 == UInt8(ascii: "|") }
    guard let first = firstLine(ofTableAt: span.start) else {
      return folded(row.start..<min(max(row.start, span.start), bytes.count))
    }
    let cells = bytes[lines.span(ofLine: first, in: bytes).range]
      .split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard cells.indices.contains(column) else { return "" }
    return folded(cells[column].startIndex..<cells[column].endIndex)
  }

  /// The line of the table's head; nil outside of tables.
  private func firstLine(ofTableAt offset: Int) -> Int? {
    var (low, high) = (0, tables.count)
    while low < high {
      let middle = (low + high) / 2
      if tables[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, offset <= tables[low - 1].end else { return nil }
    return lines.line(at: tables[low - 1].start)
  }

  private func folded(_ range: Range<Int>) -> String {
    String(decoding: document.source.bytes[range].map(Gating.folded), as: UTF8.self)
  }
}
