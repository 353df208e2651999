import MarkdownText
import SourceText

/// The columns of a table whose last row is a total.
struct TableTotals {
  let table: MarkdownTable
  let bytes: [UInt8]

  init(_ table: MarkdownTable, bytes: [UInt8]) {
    self.table = table
    self.bytes = bytes
  }

  var claims: [ArithmeticClaim] {
    guard table.rows.count >= 3, let last = table.rows.last, let label = last.cell(0),
      isTotal(plain(label)),
      !table.rows.dropLast().contains(where: { row in
        row.cell(0).map { plainWords(plain($0)).contains { $0.hasSuffix("total") } } ?? true
      })
    else { return [] }
    return (1..<max(1, table.columns)).compactMap { column($0, last) }
  }

  private func column(_ column: Int, _ last: MarkdownTable.Row) -> ArithmeticClaim? {
    guard let cell = last.cell(column), let claimed = quantity(cell) else { return nil }
    var sum = Figure.zero
    for row in table.rows.dropLast() {
      guard let part = row.cell(column).flatMap(quantity), part.unit == claimed.unit,
        let next = sum.adding(part.figure)
      else { return nil }
      sum = next
    }
    let isRate = claimed.unit?.dimension == .percent
    guard sum != claimed.figure, !isRate else { return nil }
    return ArithmeticClaim(
      fault: "the column adds up to \(sum), and \(claimed.figure) is claimed", span: cell,
      basis: nil)
  }

  private func quantity(_ cell: SourceSpan) -> Quantity? {
    guard let quantity = Quantity(plain(cell)), quantity.precision == .exact else { return nil }
    return quantity
  }

  /// A cell without emphasis and code marks.
  private func plain(_ cell: SourceSpan) -> String {
    let marks = [UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "_")]
    return String(decoding: bytes[cell.range].filter { !marks.contains($0) }, as: UTF8.self).trimmed
  }
}
