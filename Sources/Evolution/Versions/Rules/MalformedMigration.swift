import Contracts
import Findings

/// Steps of a migration that nobody could run.
struct MalformedMigration: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 208), "malformed-migration", severity: .error,
    summary: "A migration in the history cannot be understood.",
    rationale: "Steps that cannot be run prove nothing and mend no event.",
    bad: VersionExample.pair(
      "1.0.0", "required: [at]", "1.1.0", "required: [at, by]",
      history: "level: minor, migration: [{ set: by, const: nobody }]"),
    good: VersionExample.pair(
      "1.0.0", "required: [at]", "1.1.0", "required: [at, by]",
      history: "level: minor, migration: [{ set: /by, const: nobody }]"))

  func check(_ subject: VersionCase) -> [Finding] {
    subject.contract.history.compactMap { entry in
      guard let steps = entry.migrationSteps else { return nil }
      do throws(MigrationFault) {
        let migration = try Migration.read(steps)
        // Older steps took their defaults from older schemas.
        guard entry.version?.value == subject.contract.version.value else { return nil }
        _ = try migration.resolved(by: subject.graph)
        return nil
      } catch {
        return finding(
          Finding.Message(error.message), at: error.span, in: subject.contract,
          meaning: [entry.version.map { "\($0.value)" } ?? "", error.message])
      }
    }
  }
}
