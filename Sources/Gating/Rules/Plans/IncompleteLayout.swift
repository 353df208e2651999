import Findings
import Plans
import SourceText

/// Something that has to be there by the settings, and is not.
struct IncompleteLayout: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 40), "incomplete-layout", severity: .warning,
    summary: "A document or folder that 'plans: required:' names is not there.",
    rationale: """
      Where every repository keeps its decisions, tasks and templates at the same places, people \
      and programs find them. The settings say which places these are.
      """)

  func rulings(on docket: Docket) -> [Ruling] {
    guard
      let plan = docket.plans.first(where: { $0.path == docket.policy.canonical })
        ?? docket.plans.first
    else { return [] }
    return docket.policy.required.compactMap { path in
      let bare = path.hasSuffix("/") ? String(path.dropLast()) : path
      let message: String
      switch docket.facts.paths[bare] {
      case .missing: message = "'\(path)' has to be there and is not"
      case .file where path.hasSuffix("/"): message = "'\(path)' has to be a folder"
      default: return nil
      }
      return remark(message, at: plan.document.title?.span ?? .beginning, in: plan)
    }
  }
}
