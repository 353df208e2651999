import Findings
import SourceText

extension HTMLReport {
  /// What every command may tell besides findings: subjects, passages, tables.
  var resultSections: [HTML?] {
    // Where gates are told one by one, tables and passages would say the same again.
    guard gates == nil else { return [] }
    return [subjects] + report.passages.filter { !$0.items.isEmpty }.map(passage)
      + report.tables.filter { !$0.rows.isEmpty }.map(table)
  }

  private var subjects: HTML? {
    let counted = report.subjects.filter { !$0.tallies.isEmpty }
    guard !counted.isEmpty else { return nil }
    let rows = counted.map { subject in
      [
        HTML.element("code", text: subject.reference),
        .text(shown(subject.tallies).joined(separator: ", ")),
      ]
    }
    return section(
      "Contracts", "contracts", count: rows.count, [table(["contract", "found"], rows)])
  }

  private func passage(_ passage: Report.Passage) -> HTML {
    let items = passage.items.map { item in
      let head = item.head.isEmpty ? [] : [HTML.element("code", text: item.head), .text(" ")]
      let lines = item.lines.map { HTML.element("li", ["dir": "auto"], text: $0) }
      return HTML.element(
        "li", ["class": item.severity.map { "s-\($0.rawValue)" } ?? ""],
        head + [.text(item.text)] + (lines.isEmpty ? [] : [.element("ul", [:], lines)]))
    }
    return section(passage.title, "passage", [.element("ul", [:], [.lines(items)])])
  }

  private func table(_ table: Report.Table) -> HTML {
    let rows = table.rows.map { row in
      table.columns.indices.map { HTML.text($0 < row.count ? row[$0] : "") }
    }
    return section(table.title ?? "", "table", [self.table(table.columns.map(\.name), rows)])
  }

  var findings: HTML? {
    let all = mostImportant(report.findings.findings)
    guard !all.isEmpty else { return nil }
    let items = all.prefix(Self.mostFindings).map(finding)
    let hidden = all.count - items.count
    let more =
      hidden > 0
      ? [HTML.element("p", text: "... and \(grouped(hidden)) more; '--format json' has them all")]
      : []
    return section(
      "Findings", "findings", count: all.count,
      [.element("ul", ["class": "findings"], [.lines(items)])] + more)
  }

  /// A page with more than this is read by nobody and opened by few.
  private static let mostFindings = 1000

  private func finding(_ finding: Finding) -> HTML {
    let kind = finding.waived ? "waived" : finding.severity.rawValue
    let message = [finding.shownPointer, finding.message.text].compactMap(\.self)
      .joined(separator: ": ")
    let many = finding.count > 1 ? " (\(labelled(finding.count, finding.unit)))" : ""
    var parts: [HTML] = [
      .element("span", ["class": "badge s-\(kind)"], text: kind), .text(" "),
      .element("strong", text: finding.name), .text(" "),
      .element("span", ["dir": "auto"], text: message + many),
    ]
    if let place = finding.firstPlace {
      parts += [.element("div", ["class": "whereabouts"], [self.place(place)])]
    }
    if let excerpt = finding.excerpt {
      let shown = ExcerptText(excerpt, width: 160)
      parts.append(.element("pre", ["dir": "auto"], text: shown.line))
    }
    let notes = finding.notes + finding.related.map { "\($0.words): \($0.place.shown)" }
    parts += notes.map { .element("p", ["class": "note", "dir": "auto"], text: $0) }
    return .element("li", [:], parts)
  }
}
