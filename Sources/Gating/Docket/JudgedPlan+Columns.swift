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
    var first = line
    while first > 1, isRow(first - 1) { first -= 1 }
    let cells = bytes[lines.span(ofLine: first, in: bytes).range]
      .split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard cells.indices.contains(column) else { return "" }
    return folded(cells[column].startIndex..<cells[column].endIndex)
  }

  private func isRow(_ line: Int) -> Bool {
    let bytes = document.source.bytes
    return bytes[lines.span(ofLine: line, in: bytes).range].contains(UInt8(ascii: "|"))
  }

  private func folded(_ range: Range<Int>) -> String {
    String(decoding: document.source.bytes[range].map(Gating.folded), as: UTF8.self)
  }
}
