import Findings
package import Plans
import SourceText

/// Judges plans against what is true: every claim computed again, every gate given a verdict.
package func judge(
  _ plans: [PlanDocument], facts: GateFacts = GateFacts(), policy: GatePolicy = GatePolicy()
) -> GateAssessment {
  let docket = Docket(plans, facts: facts, policy: policy)
  let bytes = docket.plans.flatMap { $0.document.textFindings() }.map { Ruling(finding: $0) }
  let rulings = docket.excused(planRules.flatMap { $0.rulings(on: docket) } + bytes)
  var assessment = GateAssessment()
  assessment.findings = FindingSet(rulings.map(\.finding)).findings
  assessment.gates = GateResult.all(of: docket, under: rulings)
  assessment.factConflicts =
    docket.conflicts.map { $0.shown(in: docket) }
    + docket.declaredConflicts.map { $0.shown(in: docket) }
  assessment.openItems = docket.openItems
  return assessment
}

extension Docket {
  /// The rulings, those waived that somebody answers for.
  func excused(_ rulings: [Ruling]) -> [Ruling] {
    policy.waivers.isEmpty && suppressions.isEmpty ? rulings : rulings.map { excused($0) }
  }

  /// The ruling, waived where somebody answers for it or the plan itself says that it is known.
  private func excused(_ ruling: Ruling) -> Ruling {
    var copy = ruling
    guard waiver(for: ruling) != nil || isSuppressed(ruling.finding) else { return copy }
    copy.finding.waived = true
    return copy
  }

  /// The waiver that holds today, for one of the ruling's gates or for all.
  func waiver(for ruling: Ruling) -> GateWaiver? {
    policy.waivers.first { waiver in
      guard waiver.rule == ruling.finding.rule else { return false }
      if let expires = waiver.expires, let today = facts.today, expires < today { return false }
      guard waiver.covers(ruling.finding) else { return false }
      guard let gate = waiver.gate else { return true }
      return ruling.phases.contains { phases[$0].id == gate || phases[$0].phase.label.text == gate }
    }
  }

  private func isSuppressed(_ finding: Finding) -> Bool {
    guard let place = finding.place, let suppressions = suppressions[place.path] else {
      return false
    }
    return suppressions.contains { suppression in
      suppression.reason != nil && suppression.covers(line: place.position.line)
        && (suppression.rules.isEmpty
          || suppression.rules.contains {
            RuleID($0.value) == finding.rule || $0.value == finding.slug
          })
    }
  }
}

extension GateWaiver {
  /// Whether it is for this finding, by what it is and where it stands.
  fileprivate func covers(_ finding: Finding) -> Bool {
    if let fingerprint, fingerprint != finding.fingerprint.description { return false }
    guard let path else { return true }
    let place = finding.place?.path ?? ""
    return place == path || globMatches(path, place)
      || place.utf8.starts(with: (path.hasSuffix("/") ? path : path + "/").utf8)
  }
}
