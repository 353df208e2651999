package import Contracts
package import Findings
import Realms
package import SourceText

/// What is known of the realm an issue belongs to.
package struct IssueTerms: Sendable {
  /// What titles begin with, in each realm.
  package var prefixes = [IssueDraft.defaultPrefix]
  /// The repositories; nil where nobody knows them.
  package var repositories: [String]?
  package var today: Day?

  package init() {}
}

/// Holds the text of an issue to the rules about issues between repositories.
package func lintIssue(_ file: SourceFile, _ terms: IssueTerms = IssueTerms()) -> [Finding] {
  let issue = WrittenIssue(file.bytes)
  var lint = IssueLint(issue: issue, terms: terms, file: file, lines: LineTable(file.bytes))
  lint.checkTitle()
  lint.checkBlock()
  lint.checkWords()
  return lint.findings
}

private struct IssueLint {
  let issue: WrittenIssue
  let terms: IssueTerms
  let file: SourceFile
  let lines: LineTable
  var findings: [Finding] = []

  private mutating func report(_ rule: RuleInfo, _ message: String, line: Int = 1) {
    let span = lines.span(ofLine: line, in: file.bytes)
    findings.append(
      Finding(rule, Finding.Message(message), at: Place(span, in: file, lines: lines)))
  }

  mutating func checkTitle() {
    let prefixes = terms.prefixes.isEmpty ? [IssueDraft.defaultPrefix] : terms.prefixes
    if !prefixes.contains(where: { issue.title.utf8.starts(with: $0.utf8) }) {
      report(IssueRules.missingPrefix, "the title does not begin with '\(prefixes[0])'")
    }
    if issue.tasks.isEmpty { report(IssueRules.missingChecklist, "nothing to do is listed") }
  }

  mutating func checkBlock() {
    switch issue.mark {
    case .failure(.missing):
      report(IssueRules.missingBlock, "there is no block that programs read")
    case .failure(.damaged(let words, let line)):
      report(IssueRules.damagedBlock, "the block cannot be used: \(words)", line: line)
    case .success(let mark):
      for name in [mark.from.text, mark.to.text] {
        if let known = terms.repositories, !known.contains(where: { $0 == name }) {
          report(IssueRules.unknownRepository, "the realm has no repository '\(name)'")
        }
      }
      let open = issue.tasks.count { !$0.isDone }
      if let deadline = mark.deadline, let today = terms.today, deadline < today, open > 0 {
        report(
          IssueRules.pastDeadline,
          "the grace period ended on \(deadline), and \(open) steps are open")
      }
    }
  }

  mutating func checkWords() {
    for (index, line) in issue.lines.enumerated() where !issue.code.contains(index) {
      let words = withoutCodeSpans(line)
      let marks = looseMarks(in: words)
      if let number = marks.number {
        report(
          IssueRules.bareNumber, "'#\(number)' leads to another issue in another repository",
          line: index + 1)
      }
      if let name = marks.mention {
        report(IssueRules.mention, "'@\(name)' tells somebody of this text", line: index + 1)
      }
    }
  }

  /// The line with code between backticks blanked out.
  private func withoutCodeSpans(_ line: [UInt8]) -> [UInt8] {
    var words = line
    var open: Range<Int>?
    var next = 0
    while next < words.count {
      guard words[next] == UInt8(ascii: "`") else {
        next += 1
        continue
      }
      let end = words[next...].firstIndex { $0 != UInt8(ascii: "`") } ?? words.count
      let run = next..<end
      if let start = open, start.count == run.count {
        for index in start.lowerBound..<run.upperBound { words[index] = 0x20 }
        open = nil
      } else if open == nil {
        open = run
      }
      next = end
    }
    return words
  }

  /// A number sign and an at sign that begin a word of their own.
  private func looseMarks(in words: [UInt8]) -> (number: String?, mention: String?) {
    var found: (number: String?, mention: String?) = (nil, nil)
    for index in words.indices where index == 0 || !isWord(words[index - 1]) {
      let rest = words[(index + 1)...].prefix { isWord($0) }
      guard let first = rest.first else { continue }
      let isDigits = rest.allSatisfy { (0x30...0x39).contains($0) }
      if words[index] == UInt8(ascii: "#"), isDigits, found.number == nil {
        found.number = String(decoding: rest.prefix(12), as: UTF8.self)
      }
      if words[index] == UInt8(ascii: "@"), first != UInt8(ascii: "-"), found.mention == nil {
        found.mention = String(decoding: rest.prefix(60), as: UTF8.self)
      }
    }
    return found
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte >= 0x41
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
