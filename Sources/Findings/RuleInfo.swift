/// What a rule is: what `schema explain`, the reports and `docs/rules.md` say of it.
package struct RuleInfo: Hashable, Sendable {
  package var id: RuleID
  /// The rule's name for people; it reads well after "allow" and names the bad thing.
  package var slug: String
  package var severity: Severity
  /// What the rule finds, in one sentence.
  package var summary: String
  /// Why that matters.
  package var rationale: String
  /// An input with the fault, executed by the rule's test; empty where the input is not one text.
  package var bad: String
  /// The same input, mended.
  package var good: String

  package init(
    _ id: RuleID, _ slug: String, severity: Severity, summary: String, rationale: String,
    bad: String = "", good: String = ""
  ) {
    self.id = id
    self.slug = slug
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.bad = bad
    self.good = good
  }
}
