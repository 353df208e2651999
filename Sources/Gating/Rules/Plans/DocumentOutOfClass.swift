import Findings
import Plans
import SourceText

/// A document that is one thing by its own words and another by those who list it.
struct DocumentOutOfClass: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 41), "document-out-of-class", severity: .warning,
    summary: """
      A document calls itself canonical, a session's notes or archived, and a list of documents \
      or its place says otherwise.
      """,
    rationale: """
      Archived documents are history and session notes are gone tomorrow; the canonical plan wins. \
      Whoever opens a document has to see which of them it is.
      """,
    bad: """
      # file: docs/plan.md
      # Plan

      **Status:** CANONICAL - Master Plan

      | Document | Status | Purpose |
      |---|---|---|
      | `docs/old/*` | Archived | History |

      # file: docs/old/capture.md
      # Capture

      **Status:** Session State

      """,
    good: """
      # file: docs/plan.md
      # Plan

      **Status:** CANONICAL - Master Plan

      | Document | Status | Purpose |
      |---|---|---|
      | `docs/old/*` | Archived | History |

      # file: docs/old/capture.md
      # Capture

      **Status:** Archived

      """)

  /// One row of a list, or one entry of the settings.
  private struct Entry {
    var path: String
    var kind: DocumentClass
    /// Nil for the settings.
    var row: (plan: Int, span: SourceSpan)?
  }

  func rulings(on docket: Docket) -> [Ruling] {
    let entries = Self.entries(docket)
    guard !entries.isEmpty else { return [] }
    return docket.plans.compactMap { plan in
      guard let own = plan.document.documentClass else { return nil }
      guard let entry = entries.first(where: { Self.means($0, plan, docket) }) else {
        return own == .archived ? astray(plan, entries) : nil
      }
      guard entry.kind != own, entry.row?.plan != plan.index else { return nil }
      let place = entry.row.map { "the list in '\(docket.plans[$0.plan].path)'" } ?? "the settings"
      let found = remark(
        "\(place) \(entry.row == nil ? "call" : "calls") it \(entry.kind.words), and it calls "
          + "itself \(own.words)", at: Self.span(of: plan), in: plan)
      guard let row = entry.row else { return found }
      return found.relating(row.span, in: docket.plans[row.plan], "the list")
    }
  }

  /// Archived by its own words, and not where archived documents lie.
  private func astray(_ plan: JudgedPlan, _ entries: [Entry]) -> Ruling? {
    let folders = entries.filter { $0.kind == .archived && $0.path.hasSuffix("*") }
    guard let folder = folders.first else { return nil }
    return remark(
      "archived documents lie under '\(folder.path)'", at: Self.span(of: plan), in: plan
    ).graded(.info)
  }

  private static func entries(_ docket: Docket) -> [Entry] {
    docket.plans.flatMap { plan in
      plan.document.documents.compactMap { entry in
        entry.documentClass.map {
          Entry(path: entry.path.value, kind: $0, row: (plan.index, entry.span))
        }
      }
    } + docket.policy.archived.map { Entry(path: $0, kind: .archived) }
      + docket.policy.ephemeral.map { Entry(path: $0, kind: .session) }
  }

  /// Paths of a list count from the root, or from the folder of the document that lists them.
  private static func means(_ entry: Entry, _ plan: JudgedPlan, _ docket: Docket) -> Bool {
    if globMatches(entry.path, plan.path) { return true }
    guard let row = entry.row else { return false }
    let beside = folder(of: docket.plans[row.plan].path)
    return !beside.isEmpty && globMatches(beside + "/" + entry.path, plan.path)
  }

  private static func span(of plan: JudgedPlan) -> SourceSpan {
    plan.document.header.first { $0.key.lowercased() == "status" }?.span
      ?? plan.document.title?.span ?? .beginning
  }
}

extension DocumentClass {
  fileprivate var words: String {
    switch self {
    case .canonical: "canonical"
    case .session: "a session's notes"
    case .archived: "archived"
    }
  }
}
