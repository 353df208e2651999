import Findings
import Plans
import SourceText

/// Two records that hold, and decide one thing differently.
struct RivalDecisions: PlanRule {
  static let info = RuleInfo(
    RuleID(.decision, 32), "rival-decisions", severity: .warning,
    summary: "Two accepted records name different products for one job.",
    rationale: """
      Both are in force, so each half of the team is right. The later one should supersede the \
      earlier, or each should say what it is for.
      """,
    bad: ExampleRecord(words: [.decision: "We use PostgreSQL for event metadata."]).text
      + ExampleRecord(
        number: "002", slug: "metadata",
        words: [.decision: "Event metadata is kept in tables, with MySQL for the metadata."]
      ).text,
    good: ExampleRecord(words: [.decision: "We use PostgreSQL for event metadata."]).text
      + ExampleRecord(
        number: "002", slug: "metadata", words: [.decision: "We use Redis for the session cache."]
      ).text)

  func rulings(on docket: Docket) -> [Ruling] {
    let accepted = docket.records.filter { $0.record.status == .accepted && !$0.record.isTemplate }
    let decided = accepted.map(\.decidedTerms)
    var found: [Ruling] = []
    // Records that share no word of their decisions are never compared.
    var byStem: [String: [Int]] = [:]
    for (index, terms) in decided.enumerated() {
      let earlier = Set(terms.flatMap(\.term.stems).flatMap { byStem[$0] ?? [] }).sorted()
      for other in earlier where !areLinked(accepted[index].record, accepted[other].record) {
        if let ruling = contradiction(accepted, decided, index, other) { found.append(ruling) }
      }
      for stem in Set(terms.flatMap(\.term.stems)) { byStem[stem, default: []].append(index) }
    }
    return found
  }

  private func contradiction(
    _ records: [JudgedRecord], _ decided: [[(term: DecidedTerm, span: SourceSpan)]], _ later: Int,
    _ earlier: Int
  ) -> Ruling? {
    // One that names both chose between them, or keeps both on purpose.
    let names = [later, earlier].map { Set(decided[$0].map { $0.term.name.lowercased() }) }
    for new in decided[later] {
      for old in decided[earlier]
      where new.term.contradicts(old.term) && !names[0].contains(old.term.name.lowercased())
        && !names[1].contains(new.term.name.lowercased())
      {
        return remark(
          "\(records[later].record.label) decides on '\(new.term.name)', and "
            + "\(records[earlier].record.label) on '\(old.term.name)', for one job",
          at: new.span, in: records[later].plan
        ).relating(old.span, in: records[earlier].plan, "the other decision")
      }
    }
    return nil
  }

  /// One that speaks of the other knows what it changes.
  private func areLinked(_ one: DecisionRecord, _ other: DecisionRecord) -> Bool {
    one.links.contains { $0.number != nil && $0.number == other.number }
      || other.links.contains { $0.number != nil && $0.number == one.number }
  }
}
