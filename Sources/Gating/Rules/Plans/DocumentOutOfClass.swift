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
    let places = Self.places(of: entries, docket)
    return docket.plans.compactMap { plan in
      guard let own = plan.document.documentClass else { return nil }
      guard let entry = places.first(for: plan.path).map({ entries[$0] }) else {
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
  private static func places(of entries: [Entry], _ docket: Docket) -> ListedPlaces {
    var places = ListedPlaces()
    for (index, entry) in entries.enumerated() {
      places.add(entry.path, index)
      guard let row = entry.row else { continue }
      let beside = folder(of: docket.plans[row.plan].path)
      if !beside.isEmpty { places.add(beside + "/" + entry.path, index) }
    }
    return places
  }

  private static func span(of plan: JudgedPlan) -> SourceSpan {
    plan.document.header.first { $0.key.lowercased() == "status" }?.span
      ?? plan.document.title?.span ?? .beginning
  }
}

/// Paths and patterns, each with the first entry that gives it.
///
/// Many plans list the same documents: each pattern is asked once for a plan, and names without a
/// sign of a pattern are looked up.
private struct ListedPlaces {
  /// By their bytes: names that only look alike are two.
  private var names: [[UInt8]: Int] = [:]
  private var patterns: [[UInt8]: Int] = [:]

  mutating func add(_ path: String, _ entry: Int) {
    let bytes = Array(path.utf8)
    if bytes.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) {
      patterns[bytes] = min(patterns[bytes] ?? entry, entry)
    } else {
      names[bytes] = min(names[bytes] ?? entry, entry)
    }
  }

  /// The first entry that means a path.
  func first(for path: String) -> Int? {
    var first = names[Array(path.utf8)]
    for (pattern, entry) in patterns where entry < first ?? .max {
      if globMatches(String(decoding: pattern, as: UTF8.self), path) { first = entry }
    }
    return first
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
