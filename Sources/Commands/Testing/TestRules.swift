import Findings

/// What tests of schemas can find.
enum TestRules {
  static let all: [RuleInfo] = [failedTest, untestableSchema, notATestFile]

  static let failedTest = RuleInfo(
    RuleID(.contractLint, 901), "failed-schema-test", severity: .error,
    summary: "A schema does not give a value the verdict that its test asks for.",
    rationale: """
      A test says what its author meant. Either the schema says something else, or the meaning has \
      changed and the test must follow.
      """,
    bad: """
      [{"description": "shares", "schema": {"enum": [10, 25]},
        "tests": [{"description": "a half", "data": 50, "valid": true}]}]

      """,
    good: """
      [{"description": "shares", "schema": {"enum": [10, 25, 50]},
        "tests": [{"description": "a half", "data": 50, "valid": true}]}]

      """)

  static let untestableSchema = RuleInfo(
    RuleID(.contractLint, 902), "untestable-schema", severity: .error,
    summary: "The schema of a test has faults, so that no value can be judged by it.",
    rationale:
      "A test without a verdict has neither passed nor failed; it must not look as passed.",
    bad: """
      [{"description": "shares", "schema": {"$ref": "missing.yaml"},
        "tests": [{"description": "a half", "data": 50, "valid": true}]}]

      """,
    good: """
      [{"description": "shares", "schema": {"enum": [10, 25, 50]},
        "tests": [{"description": "a half", "data": 50, "valid": true}]}]

      """)

  static let notATestFile = RuleInfo(
    RuleID(.contractLint, 903), "not-a-test-file", severity: .error,
    summary: "A file of schema tests cannot be read as one.",
    rationale: """
      Tests have the layout of the official JSON Schema test suite: a list of groups, each with a \
      description, a schema, and tests of data that are valid or not.
      """,
    bad: """
      [{"description": "shares", "tests": []}]

      """,
    good: """
      [{"description": "shares", "schema": {"enum": [10, 25]},
        "tests": [{"description": "a quarter", "data": 25, "valid": true}]}]

      """)
}
