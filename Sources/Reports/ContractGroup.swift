import Findings
import SourceText

/// The findings of one contract, under its numbers.
struct ContractGroup {
  var title: String
  var tallies: [Report.Tally]
  var findings: [Finding]

  /// Whether a finding is told under its contract rather than under its file.
  static func holds(_ finding: Finding, in report: Report) -> Bool {
    guard let contract = finding.contract, finding.excerpt == nil else { return false }
    return finding.standsForMany || report.subjects.contains { $0.reference == contract }
  }

  /// The report's subjects in their order, then contracts that only findings name.
  static func groups(of findings: [Finding], in report: Report) -> [ContractGroup] {
    var groups = report.subjects.map { subject in
      ContractGroup(
        title: [subject.name, subject.version].compactMap(\.self).joined(separator: " "),
        tallies: subject.tallies, findings: [])
    }
    var index: [String: Int] = [:]
    for (position, subject) in report.subjects.enumerated() {
      index[subject.reference] = position
      if index[subject.name] == nil { index[subject.name] = position }
    }
    for finding in findings where holds(finding, in: report) {
      let contract = finding.contract ?? ""
      if let position = index[contract] {
        groups[position].findings.append(finding)
      } else {
        index[contract] = groups.count
        groups.append(ContractGroup(title: contract, tallies: [], findings: [finding]))
      }
    }
    // A subject without numbers is there for programs.
    return groups.filter { !$0.tallies.isEmpty || !$0.findings.isEmpty }
  }
}

extension ContractGroup {
  /// The findings to show, and by rule how many more there are.
  ///
  /// A few of each rule say more than many of one, so each has its own bound as well.
  func selection(
    _ share: Int, _ style: TextStyle
  ) -> (shown: [Finding], hidden: [(name: String, count: Int)]) {
    var seen: [RuleID: Int] = [:]
    var shown: [Finding] = []
    var hidden: [(name: String, count: Int)] = []
    for finding in mostImportant(findings) {
      let number = seen[finding.rule, default: 0]
      seen[finding.rule] = number + 1
      let bound = style.isVerbose ? Int.max : finding.severity == .error ? 10 : 3
      if number < bound, shown.count < share {
        shown.append(finding)
      } else if let index = hidden.firstIndex(where: { $0.name == finding.name }) {
        hidden[index].count += 1
      } else {
        hidden.append((finding.name, 1))
      }
    }
    return (shown, hidden)
  }
}

/// Where the columns of a group's rows stand, or that the screen is too narrow for columns.
struct RowColumns {
  let name: Int
  let count: Int
  let pointer: Int
  let isWide: Bool
  /// Where what follows the first line begins.
  let indent: Int

  init(_ findings: [Finding], width: Int) {
    name = findings.map { columnWidth(of: rowName($0)) }.max() ?? 0
    count = findings.map { columnWidth(of: rowCount($0)) }.max() ?? 0
    let widths = findings.map { columnWidth(of: $0.shownPointer ?? "") }
    pointer = widths.filter { $0 <= 40 }.max() ?? 0
    let start = 2 + name + 2 + count + 3
    isWide = start + pointer + 2 + 26 <= width
    indent = isWide ? start : 6
  }
}

/// The rule, and its severity where that is not what one expects.
func rowName(_ finding: Finding) -> String {
  if finding.waived { return "\(finding.name) (waived)" }
  return finding.severity == .error
    ? finding.name : "\(finding.name) (\(finding.severity.rawValue))"
}

func rowCount(_ finding: Finding) -> String {
  labelled(finding.count, displayText(finding.unit))
}

func leftPadded(_ text: String, to width: Int) -> String {
  spaces(width - columnWidth(of: text)) + text
}

/// The time and the rate: `0.2 s, 167 MB/s`.
func words(for pace: Report.Pace) -> String {
  let (seconds, attoseconds) = pace.elapsed.components
  let milliseconds = Int(clamping: seconds) &* 1000 &+ Int(attoseconds / 1_000_000_000_000_000)
  guard milliseconds >= 0 else { return "" }
  let time =
    milliseconds < 1000
    ? "\(milliseconds) ms" : "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
  // A rate over a moment says nothing.
  guard pace.bytes >= 1_000_000, milliseconds >= 5 else { return time }
  let rate = pace.bytes / milliseconds
  return "\(time), " + (rate < 1000 ? "\(rate) KB/s" : "\(grouped(rate / 1000)) MB/s")
}
