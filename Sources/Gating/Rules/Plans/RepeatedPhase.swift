import Findings
import Plans
import SourceText

/// Two phases of one name.
struct RepeatedPhase: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 9), "repeated-phase", severity: .error,
    summary: "Two rows, two headings or two anchors give one name to two phases.",
    rationale: "Whatever refers to the name may mean either.",
    bad: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ⏳ PENDING | None |
      | Phase A | Training | ⏳ PENDING | None |

      """,
    good: """
      # Plan

      | Phase | Name | Status | Blocker |
      |---|---|---|---|
      | Phase A | Capture | ⏳ PENDING | None |
      | Phase B | Training | ⏳ PENDING | None |

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan in
      repeatedRows(of: plan, docket) + repeatedHeadings(of: plan, docket) + anchors(of: plan)
    }
  }

  /// Two rows of one table with one label; another table may speak of the same phase again.
  private func repeatedRows(of plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    guard repeats(.row, in: plan) else { return [] }
    let rows = plan.phases.flatMap { phase in
      phase.phase.mentions.filter { $0.kind == .row }.map { (phase: phase, mention: $0) }
    }.sorted { $0.mention.span < $1.mention.span }
    // Numbers of the tables: rows that follow each other stand in one.
    var tables = [0]
    for (one, two) in zip(rows, rows.dropFirst()) {
      let isSame = isOneTable(one.mention.span, two.mention.span, plan)
      tables.append((tables.last ?? 0) + (isSame ? 0 : 1))
    }
    let groups = Dictionary(grouping: rows.indices) { rows[$0].mention.label.text }
    return groups.values.compactMap { found -> Ruling? in
      for (first, second) in zip(found, found.dropFirst()) where tables[first] == tables[second] {
        let (one, two) = (rows[first], rows[second])
        return ruling(
          "'\(one.mention.label.text)' names two phases", .none, on: two.phase,
          at: two.mention.span, in: docket
        ).relating(one.mention.span, in: plan, "the first one")
      }
      return nil
    }
  }

  /// Whether any two mentions of a kind have one label, which they seldom have.
  private func repeats(_ kind: Phase.Mention.Kind, in plan: JudgedPlan) -> Bool {
    var seen: Set<String> = []
    for phase in plan.phases {
      for mention in phase.phase.mentions
      where mention.kind == kind && !seen.insert(mention.label.text).inserted {
        return true
      }
    }
    return false
  }

  /// No empty line lies between two rows of one table.
  private func isOneTable(_ one: SourceSpan, _ two: SourceSpan, _ plan: JudgedPlan) -> Bool {
    let bytes = plan.document.source.bytes
    guard one.end <= two.start, two.start <= bytes.count else { return false }
    return bytes[one.end..<two.start].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).allSatisfy { line in line.contains(UInt8(ascii: "|")) }
  }

  /// Two headings side by side with one label, of which each gives a status.
  private func repeatedHeadings(of plan: JudgedPlan, _ docket: Docket) -> [Ruling] {
    guard repeats(.heading, in: plan) else { return [] }
    let headings = plan.phases.flatMap { phase in
      phase.phase.mentions.filter { $0.kind == .heading && opensStatus($0, phase, plan) }
        .map { (phase: phase, mention: $0) }
    }.sorted { $0.mention.span < $1.mention.span }
    let groups = Dictionary(grouping: headings) { heading in
      "\(parent(of: heading.mention, plan)) \(heading.mention.label.text)"
    }
    return groups.values.compactMap { headings -> Ruling? in
      guard headings.count > 1 else { return nil }
      return ruling(
        "'\(headings[0].mention.label.text)' names two phases", .none, on: headings[1].phase,
        at: headings[1].mention.span, in: docket
      ).relating(headings[0].mention.span, in: plan, "the first one")
    }
  }

  private func parent(of mention: Phase.Mention, _ plan: JudgedPlan) -> Int {
    guard let section = mention.section, plan.document.sections.indices.contains(section) else {
      return -1
    }
    return plan.document.sections[section].parent ?? -1
  }

  /// Whether the heading carries a status of its own.
  private func opensStatus(
    _ mention: Phase.Mention, _ phase: JudgedPhase, _ plan: JudgedPlan
  ) -> Bool {
    let line = plan.line(of: mention.span)
    return phase.contents.statuses.contains {
      ($0.origin == .heading || $0.origin == .parenthesis) && plan.line(of: $0.span) == line
    }
  }

  private func anchors(of plan: JudgedPlan) -> [Ruling] {
    plan.document.problems.compactMap { problem in
      guard case .repeatedAnchor(let name) = problem.kind else { return nil }
      let found = remark("the anchor '\(name)' stands twice", at: problem.span, in: plan)
      return problem.other.map { found.relating($0, in: plan, "the first one") } ?? found
    }
  }
}
