import Findings
import SourceText

/// Findings in events: a line for each cause under its contract.
extension TextReport {
  mutating func addGroups(_ groups: [ContractGroup], shares: [Int]) {
    // With many contracts, those without findings are one line.
    let quiet = groups.count > 20 && !style.isVerbose ? groups.count { $0.findings.isEmpty } : 0
    var hidden = 0
    var needsBlank = true
    for (group, share) in zip(groups, shares) where quiet == 0 || !group.findings.isEmpty {
      // A contract that is only named has nothing to tell here.
      if group.findings.isEmpty, group.tallies.isEmpty { continue }
      if share == 0, !group.findings.isEmpty {
        hidden += 1
        continue
      }
      if needsBlank || !group.findings.isEmpty { page.blank() }
      needsBlank = !group.findings.isEmpty
      addHeader(group)
      addRows(group, share: share)
    }
    if hidden > 0 {
      page.blank()
      page.add(
        [],
        hanging:
          "... \(labelled(hidden, "contracts")) more with findings (--verbose shows all)", .faint)
    }
    if quiet > 0 {
      page.blank()
      page.add([], hanging: "\(labelled(quiet, "contracts")) without findings", .faint)
    }
  }

  private mutating func addHeader(_ group: ContractGroup) {
    let numbers = shown(group.tallies)
    let title = displayText(group.title)
    if columnWidth(of: title) + 20 < style.width {
      page.add(
        [.init(title, .strong)] + [.init(numbers.isEmpty ? "" : "   ")], parts: numbers, gap: 3)
    } else {
      page.add([], hanging: title, .strong)
      page.add([.init("  ")], hanging: numbers.joined(separator: ", "))
    }
  }

  private mutating func addRows(_ group: ContractGroup, share: Int) {
    let (shown, hidden) = group.selection(share, style)
    let columns = RowColumns(shown, width: style.width)
    for finding in shown { addRow(finding, columns) }
    for (name, count) in hidden {
      page.add(
        [.init("  ")], hanging: "... \(grouped(count)) more \(name) (--verbose shows all)", .faint)
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
    let room = style.width - columns.indent - columns.pointer - 2
    let message = finding.shownMessage
    if columnWidth(of: pointer) <= columns.pointer,
      room >= 50 || columnWidth(of: message) <= room
    {
      let gap = columns.pointer == 0 ? "" : padded(pointer, to: columns.pointer) + "  "
      page.add(head + [.init("   \(gap)")], hanging: message)
    } else {
      page.add(head + [.init("   ")], hanging: pointer, narrow: columns.indent)
      page.add([.init(spaces(columns.indent))], hanging: message)
    }
    addDetails(finding, indent: columns.indent)
  }

  private mutating func addDetails(_ finding: Finding, indent: Int) {
    for note in finding.notes { page.add([.init(spaces(indent))], hanging: displayText(note)) }
    if let first = finding.firstPlace {
      let word = finding.count > 1 ? "first " : "at "
      let more = finding.examples.count > 1 && !style.isVerbose
      let kept = "(\(grouped(finding.examples.count - 1)) more with --verbose)"
      let parts = [word + first.shown] + (more ? [kept] : [])
      page.add([.init(spaces(indent))], parts: parts, gap: 3, .faint)
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
    for related in finding.related {
      let words = "\(displayText(related.words)): \(related.place.shown)"
      page.add([.init(spaces(indent))], hanging: words, .faint)
    }
  }
}
