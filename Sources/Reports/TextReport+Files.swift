import Findings
import SourceText

/// Findings in files: a line that editors can follow, the source line, what to do.
extension TextReport {
  mutating func addLoose(_ findings: [Finding], share: Int) {
    // The gravest are chosen, and shown in the order of the files.
    let chosen = Set(mostImportant(findings).prefix(share))
    for finding in findings where chosen.contains(finding) {
      page.blank()
      addHeadline(finding)
      if let excerpt = finding.excerpt {
        addExcerpt(excerpt, finding)
      } else {
        for note in finding.notes { page.add([.init("   ")], hanging: displayText(note)) }
      }
      addPlaces(finding, indent: 3, alreadyShown: finding.firstPlace)
      addHelp(finding)
    }
    if findings.count > share {
      page.blank()
      page.add(
        [], hanging: "... \(grouped(findings.count - share)) more (--verbose shows all)", .faint)
    }
  }

  private mutating func addHeadline(_ finding: Finding) {
    let place = finding.firstPlace.map { "\($0.shown): " } ?? ""
    let severity = finding.waived ? "waived" : finding.severity.rawValue
    let many = finding.count > 1 ? " (\(labelled(finding.count, displayText(finding.unit))))" : ""
    let context = finding.shownPointer.flatMap { finding.excerpt == nil ? "\($0): " : nil } ?? ""
    let head: [TextPage.Span] = [
      .init(place, .strong), .init(severity, role(of: finding)), .init(" \(finding.name): "),
    ]
    let message = context + finding.shownMessage + many
    if head.reduce(0, { $0 + $1.width }) <= style.width {
      page.add(head, flowing: message, indent: 3)
    } else {
      for line in wrapped(place, width: style.width) { page.add([.init(line, .strong)]) }
      let rest = [TextPage.Span("   ")] + head.dropFirst()
      page.add(rest, flowing: message, indent: 3)
    }
  }

  private mutating func addExcerpt(_ excerpt: Excerpt, _ finding: Finding) {
    let number = (finding.place?.position.line).map(String.init) ?? ""
    let margin = max(5, number.utf8.count + 1)
    let shown = ExcerptText(excerpt, width: style.width - margin - 3)
    let gutter = spaces(margin - number.utf8.count) + number
    page.add([.init("\(gutter) | ", .faint), .init(shown.line)])
    let carets = String(repeating: "^", count: shown.marked.count)
    let bar = TextPage.Span("\(spaces(margin)) | ", .faint)
    let mark: [TextPage.Span] = [
      bar, .init(spaces(shown.marked.lowerBound)), .init(carets, role(of: finding)),
    ]
    let notes = finding.notes.map { displayText($0) }
    let fits =
      notes.first.map { margin + 4 + shown.marked.upperBound + columnWidth(of: $0) <= style.width }
      ?? false
    page.add(mark + (fits ? [.init(" \(notes.first ?? "")")] : []))
    for note in notes.dropFirst(fits ? 1 : 0) { page.add([bar], hanging: note) }
  }

  private mutating func addHelp(_ finding: Finding) {
    var parts: [String] = []
    if explained.insert(finding.rule).inserted {
      parts.append("explain: schema explain \(finding.rule)")
    }
    if let fix = finding.fix {
      let title = displayText(fix.title)
      switch fix.applicability {
      case .safe: parts.append("fix: \(title) (--fix does it)")
      case .unsafe: parts.append("fix: \(title) (changes the meaning: yours to decide)")
      case .display: parts.append("fix: \(title)")
      }
    }
    guard !parts.isEmpty else { return }
    let line = parts.joined(separator: "     ")
    if columnWidth(of: line) + 3 <= style.width {
      page.add([.init("   \(line)", .faint)])
    } else {
      for part in parts { page.add([.init("   ")], hanging: part, .faint) }
    }
  }
}
