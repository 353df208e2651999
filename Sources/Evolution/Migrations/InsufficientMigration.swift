package import Contracts
package import Findings
import JSONText
import SourceText

/// A migration that was run on stored events and leaves some of them refused.
package enum InsufficientMigration {
  package static let info = RuleInfo(
    RuleID(.contractChange, 216), "insufficient-migration", severity: .error,
    summary: "Stored events are refused by the newer version although they were migrated.",
    rationale: """
      A migration is the promise that nothing stored is lost. 'schema diff --captures --migrate' \
      runs its steps on what was captured, and one event that is still refused disproves it.
      """)

  /// `place` is where the first of the events stands, as people find it.
  package static func finding(
    _ outcome: MigrationOutcome, of contract: Contract, first place: String
  ) -> Finding? {
    guard let first = outcome.first else { return nil }
    let entry = contract.history.last { $0.migrationSteps != nil }
    let span = entry?.migrationSteps?.span ?? contract.version.span
    var finding = Finding(
      info, "after the migration \(outcome.refused) of \(outcome.events) stored events are refused",
      at: span, in: contract.file)
    finding.contract = contract.reference
    finding.pointer = ""
    finding.identity = ["migration"]
    return finding.noting(["the first stands at \(place): \(first.reason)"])
  }
}
