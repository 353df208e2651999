import Findings
import SourceText

extension TextReport {
  /// Tables as columns under their names; on a narrow screen each row becomes a few lines.
  mutating func addTables() {
    for table in report.tables where !table.rows.isEmpty {
      page.blank()
      if let title = table.title { page.add([], hanging: displayText(title), .strong) }
      add(table)
    }
  }

  private mutating func add(_ table: Report.Table) {
    let names = table.columns.map { displayText($0.name) }
    let rows = table.rows.map { row in
      names.indices.map { $0 < row.count ? displayText(row[$0]) : "" }
    }
    let widths = names.indices.map { column in
      rows.reduce(columnWidth(of: names[column])) { max($0, columnWidth(of: $1[column])) }
    }
    let head = widths.dropLast().reduce(2) { $0 + $1 + 2 }
    guard style.width - head >= min(widths.last ?? 0, 24) else {
      // A row alone needs no heading, and its first cell has a name as the others do.
      if rows.count == 1 { return addCells(rows[0][...], names: names[...], indent: 2) }
      for row in rows { addFolded(row, names: names) }
      return
    }
    addRow(names, table.columns, widths, .faint)
    for row in rows { addRow(row, table.columns, widths, .plain) }
  }

  private mutating func addRow(
    _ cells: [String], _ columns: [Report.Table.Column], _ widths: [Int], _ role: TextPage.Role
  ) {
    guard let last = cells.last else { return }
    let spans = cells.indices.dropLast().map { index in
      let gap = spaces(widths[index] - columnWidth(of: cells[index]))
      let text = columns[index].alignment == .left ? cells[index] + gap : gap + cells[index]
      return TextPage.Span(text + "  ", role)
    }
    let gap =
      columns.last?.alignment == .right
      ? spaces((widths.last ?? 0) - columnWidth(of: last)) : ""
    page.add([.init("  ")] + spans, hanging: gap + last, role)
  }

  /// One row under itself: the first cell, then the others with their names.
  private mutating func addFolded(_ cells: [String], names: [String]) {
    guard let first = cells.first else { return }
    page.add([.init("  ")], hanging: first, .strong)
    addCells(cells.dropFirst(), names: names.dropFirst(), indent: 4)
  }

  private mutating func addCells(
    _ cells: ArraySlice<String>, names: ArraySlice<String>, indent: Int
  ) {
    for (name, cell) in zip(names, cells) where !cell.isEmpty {
      page.add([.init(spaces(indent)), .init(name + "  ", .faint)], hanging: cell)
    }
  }
}
