package import Findings

/// What can happen to types and allowed values.
extension ChangeRules {
  package static let typeWidened = RuleInfo(
    RuleID(.contractChange, 120), "type-widened", severity: .warning,
    summary: "A value may be of a type that it could not be before.",
    rationale: """
      Stored events stay valid; readers meet a type that they did not expect. Captures cannot \
      always tell: `1.0` and `1` look alike to many parsers.
      """,
    bad: #"""
      {"old": {"properties": {"price": {"type": "integer"}}},
       "new": {"properties": {"price": {"type": "number"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": ["number"]}}},
       "new": {"properties": {"price": {"type": "number"}}}}

      """#)

  package static let typeNarrowed = RuleInfo(
    RuleID(.contractChange, 121), "type-narrowed", severity: .error,
    summary: "A value may no longer be of a type that it could be before.",
    rationale: "Stored events with the lost type are refused.",
    bad: #"""
      {"old": {"properties": {"price": {"type": "number"}}},
       "new": {"properties": {"price": {"type": "integer"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": "integer"}}},
       "new": {"properties": {"price": {"type": "number", "multipleOf": 1}}}}

      """#)

  package static let typeChanged = RuleInfo(
    RuleID(.contractChange, 122), "type-changed", severity: .error,
    summary: "A value must be of another type.",
    rationale: """
      Every stored event with the field is refused, and every reader meets a type that it did \
      not expect.
      """,
    bad: #"""
      {"old": {"properties": {"price": {"type": "string"}}},
       "new": {"properties": {"price": {"type": "number"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": ["string", "null"]}}},
       "new": {"properties": {"price": {"anyOf": [{"type": "null"}, {"type": "string"}]}}}}

      """#)

  package static let nullAllowed = RuleInfo(
    RuleID(.contractChange, 123), "null-allowed", severity: .warning,
    summary: "A value may be null.",
    rationale: """
      Readers that never met null there fail on the first one. However the schema spells it, it \
      is this one change.
      """,
    bad: #"""
      {"old": {"properties": {"price": {"type": "number"}}},
       "new": {"properties": {"price": {"type": ["number", "null"]}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"enum": ["SOL", "USD"]}}},
       "new": {"properties": {"price": {"type": ["string", "null"], "enum": ["SOL", "USD"]}}}}

      """#)

  package static let nullForbidden = RuleInfo(
    RuleID(.contractChange, 124), "null-forbidden", severity: .error,
    summary: "A value may no longer be null.",
    rationale: "Stored events with null there are refused.",
    bad: #"""
      {"old": {"properties": {"price": {"type": ["number", "null"]}}},
       "new": {"properties": {"price": {"type": "number"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": ["number", "null"]}}},
       "new": {"properties": {"price": {"oneOf": [{"type": "number"}, {"type": "null"}]}}}}

      """#)

  package static let nothingValid = RuleInfo(
    RuleID(.contractChange, 125), "nothing-valid", severity: .error,
    summary: "No value is valid any more.",
    rationale: """
      Usually a slip: a required field that a closed object does not describe, or bounds that \
      exclude each other.
      """,
    bad: #"""
      {"old": {"properties": {"bet": true}, "additionalProperties": false, "type": "object"},
       "new": {"properties": {"bet": true}, "required": ["bett"],
         "additionalProperties": false, "type": "object"}}

      """#,
    good: #"""
      {"old": {"properties": {"bet": true}, "additionalProperties": false, "type": "object"},
       "new": {"properties": {"bet": true}, "required": ["bet"],
         "additionalProperties": false, "type": "object"}}

      """#)

  package static let valueAdded = RuleInfo(
    RuleID(.contractChange, 126), "value-added", severity: .warning,
    summary: "A value was added to a list of allowed ones.",
    rationale: """
      Stored events stay valid; a reader that handles each listed value by itself meets one that \
      it does not know.
      """,
    bad: #"""
      {"old": {"properties": {"price": {"enum": ["BUY", "SELL"]}}},
       "new": {"properties": {"price": {"enum": ["BUY", "SELL", "SHORT"]}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"enum": ["BUY", "SELL"]}}},
       "new": {"properties": {"price": {"enum": ["SELL", "BUY"]}}}}

      """#)

  package static let valueRemoved = RuleInfo(
    RuleID(.contractChange, 127), "value-removed", severity: .error,
    summary: "A value was taken from a list of allowed ones.",
    rationale: "Stored events with that value are refused.",
    bad: #"""
      {"old": {"properties": {"price": {"enum": ["BUY", "SELL"]}}},
       "new": {"properties": {"price": {"enum": ["BUY"]}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"enum": ["BUY"]}}},
       "new": {"properties": {"price": {"const": "BUY"}}}}

      """#)

  package static let valuesReplaced = RuleInfo(
    RuleID(.contractChange, 128), "values-replaced", severity: .error,
    summary: "Some allowed values went and others came.",
    rationale: """
      Stored events with the old values are refused, and readers do not know the new ones.
      """,
    bad: #"""
      {"old": {"properties": {"price": {"enum": ["BUY", "SELL"]}}},
       "new": {"properties": {"price": {"enum": ["buy", "sell"]}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"enum": [1, 2]}}},
       "new": {"properties": {"price": {"enum": [2.0, 1]}}}}

      """#)

  package static let valuesRestricted = RuleInfo(
    RuleID(.contractChange, 129), "values-restricted", severity: .error,
    summary: "Only listed values are allowed now.",
    rationale: "Stored events with any other value are refused.",
    bad: #"""
      {"old": {"properties": {"price": {"type": "string"}}},
       "new": {"properties": {"price": {"type": "string", "enum": ["BUY", "SELL"]}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": "boolean"}}},
       "new": {"properties": {"price": {"enum": [true, false]}}}}

      """#)

  package static let valuesFreed = RuleInfo(
    RuleID(.contractChange, 130), "values-freed", severity: .warning,
    summary: "Other values than the listed ones are allowed now.",
    rationale: "Readers that handle each listed value by itself meet values that they do not know.",
    bad: #"""
      {"old": {"properties": {"price": {"type": "string", "enum": ["BUY", "SELL"]}}},
       "new": {"properties": {"price": {"type": "string"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"enum": [true, false]}}},
       "new": {"properties": {"price": {"type": "boolean"}}}}

      """#)

  package static let constantChanged = RuleInfo(
    RuleID(.contractChange, 131), "constant-changed", severity: .error,
    summary: "The one allowed value is another.",
    rationale: "No stored event is valid any more, and no new one is known to readers.",
    bad: #"""
      {"old": {"properties": {"price": {"const": "v1"}}},
       "new": {"properties": {"price": {"const": "v2"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"const": 1}}},
       "new": {"properties": {"price": {"const": 1.0}}}}

      """#)
}
