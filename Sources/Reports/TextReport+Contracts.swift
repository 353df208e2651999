import Findings
import SourceText

/// Findings in events: a line for each cause under its contract.
extension TextReport {
  mutating func addGroups(_ groups: [ContractGroup], shares: [Int]) {
    // With many contracts, those without findings are one line.
    let quiet = groups.count > 20 && !style.isVerbose ? groups.count { $0.findings.isEmpty } : 0
    var hidden = 0
    var isFirst = true
    for (group, share) in zip(groups, shares) where quiet == 0 || !group.findings.isEmpty {
      if share == 0, !group.findings.isEmpty {
        hidden += 1
        continue
      }
      if isFirst || !group.findings.isEmpty { page.blank() }
      isFirst = false
      addHeader(group)
      addRows(group, share: share)
    }
    if hidden > 0 {
      page.blank()
      page.add([
        .init(
          "... \(counted(hidden, "contracts")) more with findings (--verbose shows all)", .faint)
      ])
    }
    if quiet > 0 {
      page.blank()
      page.add([.init("\(counted(quiet, "contracts")) without findings", .faint)])
    }
  }

  private mutating func addHeader(_ group: ContractGroup) {
    let numbers = shown(group.tallies).map { "   \($0)" }.joined()
    page.add([.init(displayText(group.title), .strong)], hanging: numbers)
  }

  private mutating func addRows(_ group: ContractGroup, share: Int) {
    let important = mostImportant(group.findings)
    let shown = Array(important.prefix(share))
    let columns = RowColumns(shown, width: style.width)
    for finding in shown { addRow(finding, columns) }
    if important.count > share {
      let rest = important.dropFirst(share)
      let rules = Set(rest.map(\.name))
      let what = rules.count == 1 ? rules.first ?? "" : "findings"
      page.add([
        .init("  ... \(grouped(rest.count)) more \(what) (--verbose shows all)", .faint)
      ])
    }
  }

  private mutating func addRow(_ finding: Finding, _ columns: RowColumns) {
    let head: [TextPage.Span] = [
      .init("  "), .init(padded(rowName(finding), to: columns.name), role(of: finding)),
      .init("  " + leftPadded(rowCount(finding), to: columns.count)),
    ]
    let pointer = finding.shownPointer ?? ""
    guard columns.isWide else {
      page.add(head)
      let text = [pointer, finding.shownMessage].filter { !$0.isEmpty }.joined(separator: ": ")
      page.add([.init(spaces(columns.indent))], hanging: text)
      addDetails(finding, indent: columns.indent)
      return
    }
    if columnWidth(of: pointer) <= columns.pointer {
      let gap = columns.pointer == 0 ? "" : padded(pointer, to: columns.pointer) + "  "
      page.add(head + [.init("   \(gap)")], hanging: finding.shownMessage, narrow: columns.indent)
    } else {
      page.add(head + [.init("   ")], hanging: pointer, narrow: columns.indent)
      page.add([.init(spaces(columns.indent))], hanging: finding.shownMessage)
    }
    addDetails(finding, indent: columns.indent)
  }

  private mutating func addDetails(_ finding: Finding, indent: Int) {
    for note in finding.notes { page.add([.init(spaces(indent))], hanging: displayText(note)) }
    if let first = finding.firstPlace {
      let word = finding.count > 1 ? "first " : "at "
      let more = finding.examples.count > 1 && !style.isVerbose
      let hint =
        more
        ? "   (\(finding.examples.count) of \(grouped(finding.count)) shown with --verbose)" : ""
      page.add([.init(spaces(indent))], hanging: word + first.shown + hint, .faint)
    }
    addPlaces(finding, indent: indent, alreadyShown: finding.firstPlace)
    if style.isVerbose, let pointer = finding.schemaPointer, !pointer.isEmpty {
      page.add([.init(spaces(indent))], hanging: "schema \(displayText(pointer))", .faint)
    }
  }

  /// The other places that were kept; only on demand.
  mutating func addPlaces(_ finding: Finding, indent: Int, alreadyShown: Place?) {
    guard style.isVerbose else { return }
    for place in finding.examples where place != alreadyShown {
      page.add([.init(spaces(indent))], hanging: "also \(place.shown)", .faint)
    }
  }
}
