import Findings
import Plans
import SourceText

/// A document whose form keeps it from being read as it is meant.
struct BrokenDocument: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 15), "broken-document", severity: .warning,
    summary: "A fence, a comment, a front matter or a table is not closed as it was opened.",
    rationale: "What follows an opener without an end is not read as a plan, whatever it says.",
    bad: "# Plan\n\n## Phase A: Capture ⏳ PENDING\n\n```\ntick = 712\n",
    good: "# Plan\n\n## Phase A: Capture ⏳ PENDING\n\n```\ntick = 712\n```\n")

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan -> [Ruling] in
      // Of a file that is no text another rule says all there is to say.
      guard !plan.document.text.isBinary else { return [] }
      return plan.document.problems.compactMap { problem in
        guard let (words, severity) = words(of: problem.kind) else { return nil }
        return remark(words, at: problem.span, in: plan).graded(severity)
      } + plan.document.phases.compactMap { oddID(of: $0, in: plan) }
    }
  }

  /// Names of gates become parts of paths and addresses elsewhere.
  private func oddID(of phase: Phase, in plan: JudgedPlan) -> Ruling? {
    guard let id = phase.anchor?.id, id.value.contains("..") || id.value.contains(where: isSlash)
    else { return nil }
    return remark("'\(id.value)' is no id: it looks like a path", at: id.span, in: plan)
      .noting("letters, digits, '-', '_' and '.' make an id")
  }

  private func isSlash(_ letter: Character) -> Bool { letter == "/" || letter == "\\" }

  private func words(of kind: PlanProblem.Kind) -> (String, Severity)? {
    switch kind {
    case .empty: ("the document is empty", .warning)
    case .noHeading: ("the document has no heading", .info)
    case .unclosedFence: ("the fence is never closed", .error)
    case .unclosedFrontMatter: ("the front matter is never closed", .error)
    case .unclosedComment: ("the comment is never closed", .error)
    case .raggedRow(let cells, let columns):
      ("the row has \(cells) cell\(cells == 1 ? "" : "s"), and the table \(columns)", .warning)
    case .unreadableGate(let why): ("the gate cannot be read: \(why)", .error)
    case .unknownAnchorKey(let key): ("anchors have no '\(key)'", .warning)
    case .unreadableAnchor(let why): ("the anchor cannot be read: \(why)", .warning)
    case .unmatchedEnable: ("nothing was disabled before this 'schema-enable'", .warning)
    case .impossibleDate, .repeatedAnchor: nil
    }
  }
}
