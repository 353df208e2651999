package import Findings

/// The rules about stored tables, whose files declare columns where contracts declare fields.
package enum TableRules {
  package static let all = [wrongColumnType, missingColumn, undeclaredColumn, nullableColumn]

  static let wrongColumnType = RuleInfo(
    RuleID(.event, 211), "wrong-column-type", severity: .error,
    summary: "A column of a stored table has a type that no value of the field has.",
    rationale: """
      Every row breaks the contract; decimals stored as binary numbers have lost digits that no \
      reader brings back.
      """)

  static let missingColumn = RuleInfo(
    RuleID(.event, 212), "missing-column", severity: .error,
    summary: "A stored table has no column for a field that the contract requires.",
    rationale: "Queries by that name fail, or read something else.")

  static let undeclaredColumn = RuleInfo(
    RuleID(.event, 213), "undeclared-column", severity: .info,
    summary: "A stored table has a column that the contract does not declare.",
    rationale: "What nobody declared, nobody keeps.")

  static let nullableColumn = RuleInfo(
    RuleID(.event, 214), "nullable-column", severity: .info,
    summary: "A column may hold null where the contract wants a value.",
    rationale: """
      Most writers mark every column as optional, so this alone is no fault; the file does not \
      keep the promise that the contract makes, the writer has to.
      """)
}
