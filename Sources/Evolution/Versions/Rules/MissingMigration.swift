import Contracts
import Findings
import SourceText

/// A minor version that stored events do not survive as they are.
struct MissingMigration: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 207), "missing-migration", severity: .error,
    summary: "A field is newly required, and the history does not say how stored events get it.",
    rationale: """
      Events that were stored before lack the field. Whoever reads them again needs to know what \
      to put there: in words, or as steps that are run and proved on captures.
      """,
    bad: VersionExample.pair(
      "1.0.0", "required: [at]", "1.1.0", "required: [at, by]", history: "level: minor"),
    good: VersionExample.pair(
      "1.0.0", "required: [at]", "1.1.0", "required: [at, by]",
      history: "level: minor, migration: [{ set: /by, const: nobody }]"))

  /// What a draft begins with where nothing is known; it counts as no migration.
  static let placeholder = "to be written: "

  func check(_ subject: VersionCase) -> [Finding] {
    let fields = subject.changes.filter { $0.effect == .newlyRequired }.map(\.pointer)
    guard !fields.isEmpty, subject.step.required == .minor, subject.isAhead, subject.isOK else {
      return []
    }
    let entries = subject.entriesSinceRelease
    guard !entries.contains(where: Self.isMigration) else { return [] }
    let contract = subject.contract
    let place = entries.last?.migration?.span ?? entries.last?.span ?? contract.version.span
    let names = fields.map { "'\($0)'" }.joined(separator: ", ")
    return [
      finding(
        "version '\(contract.version.value)' has no migration: stored events lack \(names)",
        at: place, in: contract, meaning: fields.sorted()
      )
      .noting(["'migration:' takes a text, or steps such as [{ set: \(fields[0]), const: 0 }]"])
    ]
  }

  private static func isMigration(_ entry: Contract.HistoryEntry) -> Bool {
    if entry.migrationSteps != nil { return true }
    guard let words = entry.migration?.value else { return false }
    return words != "none" && !words.utf8.starts(with: placeholder.utf8)
  }
}

extension VersionCase {
  /// What the history says of the versions that are not out yet.
  var entriesSinceRelease: [Contract.HistoryEntry] {
    let base = step.release ?? step.newest
    return contract.history.filter { entry in
      guard let version = entry.version?.value else { return false }
      return (base.map { $0 < version } ?? true) && !(contract.version.value < version)
    }
  }
}
