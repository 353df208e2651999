import Findings
import Plans
import SourceText

/// A total over parts that their headings sum up otherwise.
struct MisstatedTotal: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 27), "misstated-total", severity: .warning,
    summary: "A total over several parts is not what the headings of the parts sum up to.",
    rationale: "One of the numbers was brought up to date, and the other one is still believed.",
    bad: """
      # Plan

      The handbook has 900 lines in 2 chapters

      ## Reading (400 lines)

      Text.

      ## Writing (600 lines)

      Text.

      """,
    good: """
      # Plan

      The handbook has 1,000 lines in 2 chapters

      ## Reading (400 lines)

      Text.

      ## Writing (600 lines)

      Text.

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan -> [Ruling] in
      let parts = Self.parts(of: plan)
      guard !parts.isEmpty else { return [] }
      let bytes = plan.document.text.bytes
      return plan.prose.compactMap { line in
        guard let total = Total(bytes, line.span.range), let own = parts[total.unit],
          own.count == total.count
        else { return nil }
        return judge(total, own, plan)
      }
    }
  }

  /// The numbers in the parentheses of headings, by what they count: `(1,200 lines)`.
  private static func parts(of plan: JudgedPlan) -> [String: [NumberPhrase]] {
    var found: [String: [NumberPhrase]] = [:]
    for heading in plan.document.sections.compactMap(\.heading) {
      guard heading.value.hasSuffix(")"), heading.value.utf8.contains(where: isDigit) else {
        continue
      }
      let bytes = Array(heading.value.utf8)
      guard let open = bytes.lastIndex(of: UInt8(ascii: "(")) else { continue }
      var scanner = NumberScanner(bytes, open + 1..<bytes.count)
      guard let phrase = scanner.next(), phrase.start == open + 1,
        let unit = following(phrase.end, in: bytes, atMost: 2).first,
        unit.upperBound == bytes.count - 1
      else { continue }
      found[word(bytes, unit), default: []].append(phrase)
    }
    return found.filter { $0.value.count > 1 }
  }

  private func judge(_ total: Total, _ parts: [NumberPhrase], _ plan: JudgedPlan) -> Ruling? {
    var sum = Figure(0)
    for part in parts {
      guard let next = sum.adding(part.figure) else { return nil }
      sum = next
    }
    let isLowerBound = parts.contains { $0.precision != .exact }
    guard let order = sum.compared(to: total.phrase.figure) else { return nil }
    let words = "\(sum)\(isLowerBound ? "+" : "")"
    let message =
      "\(total.phrase.figure)\(total.phrase.precision == .atLeast ? "+" : "") \(total.unit)s are "
      + "claimed for \(parts.count) parts, and their headings sum up to \(words)"
    let span = plan.document.text.original(SourceSpan(total.phrase.start, total.phrase.end))
    switch (total.phrase.precision, order) {
    case (.exact, .less) where isLowerBound, (.exact, .same), (.about, _): return nil
    case (.exact, _): return remark(message, at: span, in: plan)
    case (.atLeast, .less): return isLowerBound ? nil : remark(message, at: span, in: plan)
    case (.atLeast, _):
      // It is true, and says far less than it could.
      guard let most = total.phrase.figure.multiplied(by: Figure(125, exponent: -2)),
        sum.compared(to: most) == .more
      else { return nil }
      return remark(message, at: span, in: plan).graded(.info)
    }
  }

  private static func word(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    singular(String(decoding: bytes[range].map(folded), as: UTF8.self))
  }

  /// `2,500+ lines of documentation across 6 documents`: how many of what, over how many parts.
  private struct Total {
    var phrase: NumberPhrase
    var unit: String
    var count: Int

    init?(_ bytes: [UInt8], _ line: Range<Int>) {
      guard bytes[line].contains(where: isDigit) else { return nil }
      var scanner = NumberScanner(bytes, line)
      guard let first = scanner.next(), !first.isPercent, let second = scanner.next(),
        let count = second.figure.asInt, count > 1, second.precision == .exact, !second.isPercent
      else { return nil }
      let between = following(first.end, in: bytes, atMost: 8).filter {
        $0.upperBound <= second.start
      }
      guard let unit = between.first, let joint = between.last, between.count < 8,
        ["across", "in", "over", "of", "within"].contains(where: { equalsFolded(bytes, joint, $0) })
      else { return nil }
      (phrase, self.unit, self.count) = (first, MisstatedTotal.word(bytes, unit), count)
    }
  }
}
