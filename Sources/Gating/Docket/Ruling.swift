import Findings
import Plans
import SourceText

/// A finding and what it does to gates.
struct Ruling {
  /// What the finding means for a gate's verdict.
  enum Effect {
    /// The gate does not hold.
    case fails
    /// Nobody can tell whether it holds.
    case clouds
    /// The gate stands as it is.
    case none
  }

  var finding: Finding
  var effect: Effect = .none
  /// The phases concerned, by their numbers among all phases.
  var phases: [Int] = []
}

/// One thing that plans are held to.
protocol PlanRule: Sendable {
  static var info: RuleInfo { get }
  init()
  func rulings(on docket: Docket) -> [Ruling]
}

extension PlanRule {
  /// A finding of this rule about a run of a plan's bytes.
  func finding(
    _ message: String, at span: SourceSpan, in plan: JudgedPlan
  ) -> Finding {
    var finding = Finding(Self.info, Finding.Message(message), at: plan.place(span))
    finding.excerpt = Excerpt(span, in: plan.document.source, lines: plan.lines)
    return finding
  }

  /// A ruling that changes no verdict.
  func remark(_ message: String, at span: SourceSpan, in plan: JudgedPlan) -> Ruling {
    Ruling(finding: finding(message, at: span, in: plan))
  }

  /// A ruling about one phase.
  func ruling(
    _ message: String, _ effect: Ruling.Effect, on phase: JudgedPhase,
    at span: SourceSpan? = nil, in docket: Docket
  ) -> Ruling {
    Ruling(
      finding: finding(message, at: span ?? phase.span, in: docket.plan(of: phase)),
      effect: effect, phases: [docket.number(plan: phase.plan, phase: phase.index)])
  }
}

extension Ruling {
  func noting(_ note: String) -> Self {
    var copy = self
    copy.finding.notes.append(note)
    return copy
  }

  func relating(_ span: SourceSpan, in plan: JudgedPlan, _ words: String) -> Self {
    var copy = self
    copy.finding.related.append(RelatedPlace(plan.place(span), words))
    return copy
  }

  func graded(_ severity: Severity) -> Self {
    var copy = self
    copy.finding.severity = severity
    return copy
  }
}
