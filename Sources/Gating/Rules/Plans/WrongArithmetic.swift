import Findings
import MarkdownText
import Plans
import SourceText

/// A number that does not follow from those beside it.
struct WrongArithmetic: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 20), "wrong-arithmetic", severity: .warning,
    summary: "A sum, a share, a percentage or a total is not what its own numbers come to.",
    rationale: """
      Readers quote the result and not what it was made of. Rounding and cutting off are both \
      taken for right.
      """,
    bad: """
      # Plan

      - Replaced the old window (8,700 LOC) with a small one (850 LOC)
      - 93% code reduction

      """,
    good: """
      # Plan

      - Replaced the old window (8,700 LOC) with a small one (850 LOC)
      - 90% code reduction

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan -> [Ruling] in
      let claims = lines(of: plan) + tables(of: plan)
      return claims.compactMap { claim in
        guard let fault = claim.fault else { return nil }
        let span = plan.document.text.original(claim.span)
        let found = remark(fault, at: span, in: plan)
        guard let basis = claim.basis.map({ plan.document.text.original($0) }),
          plan.line(of: basis) != plan.line(of: span)
        else { return found }
        return found.relating(basis, in: plan, "what it follows from")
      } + totals(of: plan)
    }
  }

  private static let digits = ByteSet("0123456789".utf8)

  private func lines(of plan: JudgedPlan) -> [ArithmeticClaim] {
    let bytes = plan.document.text.bytes
    let reader = ArithmeticReader(bytes: bytes)
    var claims: [ArithmeticClaim] = []
    var last: (line: ProseLine, changes: [NumberChange])?
    for line in plan.prose {
      guard plan.document.markdown.mayHold(.digit, in: line.span),
        Self.digits.occurs(in: line.span, of: bytes)
      else {
        last = nil
        continue
      }
      let phrases = reader.phrases(of: line.span)
      // A sum and a change have two numbers, and the others a percentage.
      let (isPair, isStep) = (phrases.count > 1, phrases.contains(where: \.isPercent))
      if isPair { claims += reader.sums(phrases) }
      if isStep { claims += reader.shares(phrases, of: line.span) }
      let own = isPair ? reader.changes(phrases) : []
      for step in reader.steps(phrases, of: line.span) {
        if own.count == 1 {
          if let claim = reader.claim(step.phrase, step.direction, of: own[0]) {
            claims.append(claim)
          }
        } else if own.isEmpty, let last, last.changes.count == 1, last.line.list == line.list,
          line.list != nil, reader.isAbout(step.phrase, in: line.span, last.changes[0]),
          let claim = reader.claim(step.phrase, step.direction, of: last.changes[0])
        {
          claims.append(claim)
        }
      }
      last = (line, own)
    }
    return claims
  }

  /// Columns whose last row is called their total.
  private func tables(of plan: JudgedPlan) -> [ArithmeticClaim] {
    plan.tableBlocks.flatMap { index -> [ArithmeticClaim] in
      guard case .table(let table) = plan.document.markdown.blocks[index].kind else { return [] }
      return TableTotals(table, bytes: plan.document.text.bytes).claims
    }
  }

  /// `Total: 31,948 events` under the counts that it adds up.
  private func totals(of plan: JudgedPlan) -> [Ruling] {
    plan.inventories.compactMap { counts in
      guard let total = counts.first(where: { isTotal($0.label.value) }),
        counts.count(where: { isTotal($0.label.value) }) == 1
      else { return nil }
      let parts = counts.filter { $0 != total && $0.unit == total.unit }
      guard parts.count >= 2, parts.count == counts.count - 1, let claimed = Figure(total.value),
        let sum = parts.reduce(
          Figure?.some(.zero),
          { sum, part in
            Figure(part.value).flatMap { sum?.adding($0) }
          }), sum != claimed
      else { return nil }
      return remark(
        "the counts add up to \(sum), and \(claimed) is claimed", at: total.span, in: plan)
    }
  }
}

func isTotal(_ label: String) -> Bool {
  sumWords.occurs(in: label)
    && ["total", "totals", "sum", "in total", "overall total", "grand total"]
      .contains(plainWords(label).joined(separator: " "))
}

private let sumWords = WordFinder(["total", "sum"])

extension JudgedPlan {
  /// Counts that stand line under line.
  var inventories: [[LabelledCount]] {
    let blocks = document.loose.evidence + document.phases.flatMap(\.contents.evidence)
    let all = ([document.counts] + blocks.map(\.counts)).filter { !$0.isEmpty }
    return all.flatMap { counts in
      counts.sorted { $0.span < $1.span }.reduce(into: [[LabelledCount]]()) { runs, count in
        if let last = runs.last?.last, line(of: count.span) - line(of: last.span) == 1 {
          runs[runs.count - 1].append(count)
        } else {
          runs.append([count])
        }
      }
    }
  }
}
