package import Findings
import Realms
import SourceText

/// Something needs approval and there is nobody to give it.
package struct ApprovalWithoutApprover: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 113), "approval-without-approver", severity: .error,
    summary: "Something needs approval and there is nobody to give it.",
    rationale: "It would wait for ever, and people would go round it.",
    bad: """
      --- realm.yaml
      name: rugs
      governance: { admission: approval }

      """,
    good: """
      --- realm.yaml
      name: rugs
      governance: { admission: approval, approvers: ["@ann"] }

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    let governance = facts.realm.charter.governance
    guard governance.approvers.isEmpty,
      governance.admission != .open || governance.breakNeedsApproval
    else { return [] }
    return [
      finding(
        "approval is asked for, and 'approvers' names nobody", at: .beginning, in: "realm.yaml",
        facts, meaning: [])
    ]
  }
}
