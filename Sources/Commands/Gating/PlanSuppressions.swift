import Findings
import Linting
import Plans
import SourceText

/// What is wrong with comments in plans that ask to bear findings.
struct PlanSuppressions {
  private let rules: [String: RuleInfo]
  private let names: [String]
  private let known: [String: RuleID]

  init() {
    rules = Dictionary(suppressionRuleInfos.map { ($0.slug, $0) }) { first, _ in first }
    names = allRules.flatMap { [$0.slug, $0.id.description] }
    known = Dictionary(
      allRules.flatMap { [($0.slug, $0.id), ($0.id.description, $0.id)] }
    ) { first, _ in first }
  }

  /// The faults of the plans' comments; `findings` are those of all plans, waived ones too.
  func faults(of plans: [PlanDocument], _ findings: [Finding]) -> [Finding] {
    let speaking = plans.filter { !$0.suppressions.isEmpty }
    guard !speaking.isEmpty else { return [] }
    let byPath = Dictionary(grouping: findings) { $0.place?.path ?? "" }
    return speaking.flatMap { faults(of: $0, byPath[$0.source.path] ?? []) }
  }

  /// The faults of one plan's comments, which can bear nothing but its own findings.
  private func faults(of plan: PlanDocument, _ own: [Finding]) -> [Finding] {
    let lines = LineTable(plan.source.bytes)
    return plan.suppressions.flatMap { suppression in
      faults(of: suppression, own, in: plan.source, lines)
    }
  }

  private func faults(
    of suppression: PlanSuppression, _ findings: [Finding], in source: SourceFile,
    _ lines: LineTable
  ) -> [Finding] {
    var faults: [Finding] = []
    func add(_ slug: String, _ message: Finding.Message, _ span: SourceSpan, _ note: String?) {
      guard let rule = rules[slug] else { return }
      var finding = Finding(rule, message, at: Place(span, in: source, lines: lines))
      finding.excerpt = Excerpt(span, in: source, lines: lines)
      finding.notes = note.map { [$0] } ?? []
      faults.append(finding)
    }
    let unknown = suppression.rules.filter { id(of: $0.value) == nil }
    for name in unknown {
      let near = nearMiss(of: name.value, among: names)
      add(
        "unknown-rule", "there is no rule '\(name.value)'", name.span,
        near.map { "did you mean '\($0)'?" })
    }
    if suppression.reason == nil {
      add(
        "suppression-without-reason", "the comment gives no reason, so it bears nothing",
        suppression.span, "write '-- ' and the reason after the rule")
    } else if unknown.isEmpty, !isUsed(suppression, findings) {
      add("unused-suppression", "nothing there needs this comment", suppression.span, nil)
    }
    return faults
  }

  private func id(of name: String) -> RuleID? { known[name] ?? known[name.uppercased()] }

  private func isUsed(_ suppression: PlanSuppression, _ findings: [Finding]) -> Bool {
    let ids = Set(suppression.rules.compactMap { id(of: $0.value) })
    return findings.contains { finding in
      finding.waived && (ids.isEmpty || ids.contains(finding.rule))
        && suppression.covers(line: finding.place?.position.line ?? 0)
    }
  }
}
