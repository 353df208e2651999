import Findings
import SourceText

extension TextReport {
  /// Passages as lines under their titles; each shows its share of what fits a screen.
  mutating func add(_ passages: [Report.Passage]) {
    let passages = passages.filter { !$0.items.isEmpty }
    let shares = shares(of: passages.map(\.items.count), total: style.shownFindings)
    for (passage, share) in zip(passages, shares) {
      page.blank()
      page.add([], hanging: displayText(passage.title), .strong)
      for item in passage.items.prefix(share) { add(item) }
      let hidden = passage.items.count - min(share, passage.items.count)
      if hidden > 0 {
        page.add(
          [.init("  ")], hanging: "... \(grouped(hidden)) more (--verbose shows all)", .faint)
      }
    }
  }

  private mutating func add(_ item: Report.Passage.Item) {
    let head = displayText(item.head)
    let role = item.severity.map(self.role) ?? .plain
    if head.isEmpty {
      page.add([.init("  ")], hanging: displayText(item.text), role)
    } else {
      page.add(
        [.init("  "), .init(head, role), .init("  ")], hanging: displayText(item.text), narrow: 4)
    }
    for line in item.lines { page.add([.init("      ")], hanging: displayText(line), .faint) }
  }

  private func role(of severity: Severity) -> TextPage.Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }
}

extension Report {
  /// The findings that no passage has told; asked for all of them, all are told.
  func untold(_ style: TextStyle) -> [Finding] {
    let told = Set(passages.flatMap(\.items).compactMap(\.finding))
    guard !told.isEmpty, !style.isVerbose else { return findings.findings }
    return findings.findings.filter { !told.contains($0.fingerprint) }
  }
}
