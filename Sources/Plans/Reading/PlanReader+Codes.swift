import MarkdownText
import SourceText

extension PlanReader {
  /// What names the units of a table.
  enum Coding {
    case words
    /// A column of codes beside the names: `M1`.
    case column
    /// A code before each name: `M1 Dual write`.
    case cell
  }

  /// Codes name units only where every row has one of its own: `S3 bucket` and `S3 policy` are words.
  func coding(of site: TableSite) -> Coding {
    for coding in [Coding.column, .cell] where hasOwnCodes(site, coding) { return coding }
    return .words
  }

  private func hasOwnCodes(_ site: TableSite, _ coding: Coding) -> Bool {
    var seen: Set<String> = []
    for row in site.table.rows {
      guard let item = site.cell(.item, of: row), item.count > 0, !isGroupRow(row, item, site)
      else { continue }
      let code =
        coding == .column
        ? codeLabel(of: row, site)?.text : codeAndName(plain(withoutSigns(item)))?.0.text
      guard let code, seen.insert(code).inserted else { return false }
    }
    return seen.count > 1
  }

  /// `M1 Dual write`: other rows name the unit by its code.
  func codeAndName(_ plain: String) -> (PhaseLabel, String)? {
    guard let (code, name) = plain.splitOnce(at: " "), !name.isEmpty,
      LabelParser.isOrdinal(code), code.utf8.contains(where: isDigit),
      code.utf8.first.map(isLetter) == true
    else { return nil }
    return (PhaseLabel(text: code, words: [], ordinals: [code]), name.singleSpaced)
  }

  /// `M1` or `3` in a column of codes beside the names of units: other rows name the unit by it.
  func codeLabel(of row: MarkdownTable.Row, _ site: TableSite) -> PhaseLabel? {
    guard let cell = site.cell(.number, of: row), let item = site.cell(.item, of: row),
      LabelParser(bytes).label(at: withoutSigns(item)) == nil
    else { return nil }
    let code = plain(cell)
    guard LabelParser.isOrdinal(code) else { return nil }
    let isNumber = code.utf8.first.map(isDigit) ?? false
    // `M1` is a name of its own; `1` is one of the column's unit.
    return isNumber
      ? LabelParser([]).bareLabel(code, heading: site.unit)
      : PhaseLabel(text: code, words: [], ordinals: [code])
  }
}
