import Findings
import SourceText

extension Report {
  /// The verdict and its numbers: `FAIL  554 events, 266 invalid, 15 unknown fields`.
  var verdictLine: String {
    ([verdictWord] + [shownNumbers.joined(separator: ", ")]).filter { !$0.isEmpty }
      .joined(separator: "  ")
  }
}

/// The report for a terminal: the verdict, then what matters most, then what to do next.
struct TextReport {
  let report: Report
  let style: TextStyle
  var page: TextPage
  var explained: Set<RuleID> = []

  init(_ report: Report, _ style: TextStyle) {
    self.report = report
    self.style = style
    page = TextPage(style)
    addVerdict()
    if style.verbosity != .quiet { addBody() }
  }

  var text: String { page.text }

  private mutating func addVerdict() {
    let role: TextPage.Role =
      switch report.verdictWord {
      case "ok", "YES": .good
      case "FAIL", "NO": .error
      default: .warning
      }
    let numbers = report.shownNumbers.joined(separator: ", ")
    let pace = report.pace.map { words(for: $0) }
    let parts = [numbers, pace].compactMap(\.self)
    page.add([.init(report.verdictWord, role), .init("  ")], parts: parts, gap: 6)
  }

  private mutating func addBody() {
    add(report.passages)
    addTables()
    let untold = report.untold(style)
    let waived = untold.count { $0.waived }
    let findings = untold.filter { style.isVerbose || !$0.waived }
    let groups = ContractGroup.groups(of: findings, in: report)
    let loose = findings.filter { !ContractGroup.holds($0, in: report) }

    let sizes = [loose.count] + groups.map { $0.findings.count }
    let shares = shares(of: sizes, total: style.shownFindings)
    addLoose(loose, share: shares[0])
    addGroups(groups, shares: Array(shares.dropFirst()))
    if waived > 0, !style.isVerbose {
      page.blank()
      page.add([], hanging: "\(grouped(waived)) waived (--verbose shows them)", .faint)
    }
    add(report.remedies)
    addClosing()
  }

  private mutating func addClosing() {
    if !report.remarks.isEmpty || !report.next.isEmpty { page.blank() }
    for remark in report.remarks { page.add([], hanging: displayText(remark)) }
    for (index, line) in report.next.enumerated() {
      page.add([.init(index == 0 ? "next: " : "      ", .strong)], hanging: displayText(line))
    }
  }

  func role(of finding: Finding) -> TextPage.Role {
    if finding.waived { return .faint }
    switch finding.severity {
    case .error: return .error
    case .warning: return .warning
    case .info: return .info
    }
  }
}
