package import Findings

/// What can happen to choices, conditions and exclusions.
extension ChangeRules {
  package static let branchAdded = RuleInfo(
    RuleID(.contractChange, 161), "branch-added", severity: .warning,
    summary: "A choice has a branch more.",
    rationale: """
      Readers meet a shape that they do not know. In `oneOf` a branch that overlaps another \
      refuses what both take.
      """,
    bad: #"""
      {"old": {"type": "object", "oneOf": [{"properties": {"k": {"const": "a"},
         "x": {"type": "integer"}}, "required": ["k"]}, {"properties": {"k": {"const": "b"},
         "y": {"type": "integer"}}, "required": ["k"]}]},
       "new": {"type": "object", "oneOf": [{"properties": {"k": {"const": "a"},
         "x": {"type": "integer"}}, "required": ["k"]}, {"properties": {"k": {"const": "b"},
         "y": {"type": "integer"}}, "required": ["k"]}, {"properties": {"k": {"const": "c"},
         "z": {"type": "integer"}}, "required": ["k"]}]}}

      """#,
    good: #"""
      {"old": {"anyOf": [{"type": "number"}]},
       "new": {"anyOf": [{"type": "number"}, {"type": "integer"}]}}

      """#)

  package static let branchRemoved = RuleInfo(
    RuleID(.contractChange, 162), "branch-removed", severity: .error,
    summary: "A choice has a branch less.",
    rationale: "Stored events of the shape that went are refused.",
    bad: #"""
      {"old": {"type": "object", "oneOf": [{"properties": {"k": {"const": "a"},
         "x": {"type": "integer"}}, "required": ["k"]}, {"properties": {"k": {"const": "b"},
         "y": {"type": "integer"}}, "required": ["k"]}, {"properties": {"k": {"const": "c"},
         "z": {"type": "integer"}}, "required": ["k"]}]},
       "new": {"type": "object", "oneOf": [{"properties": {"k": {"const": "a"},
         "x": {"type": "integer"}}, "required": ["k"]}, {"properties": {"k": {"const": "b"},
         "y": {"type": "integer"}}, "required": ["k"]}]}}

      """#,
    good: #"""
      {"old": {"type": "object", "anyOf": [{"properties": {"k": {"const": "a"},
         "x": {"type": "integer"}}, "required": ["k"]}, {"properties": {"k": {"const": "b"},
         "y": {"type": "integer"}}, "required": ["k"]}, {"properties": {"k": {"const": "b"},
         "y": {"type": "integer"}}, "required": ["k"]}]},
       "new": {"type": "object", "anyOf": [{"properties": {"k": {"const": "a"},
         "x": {"type": "integer"}}, "required": ["k"]}, {"properties": {"k": {"const": "b"},
         "y": {"type": "integer"}}, "required": ["k"]}]}}

      """#)

  package static let branchesChanged = RuleInfo(
    RuleID(.contractChange, 163), "branches-changed", severity: .warning,
    summary: "A choice means something else than before.",
    rationale: """
      `oneOf` and `anyOf` differ where branches overlap, and branches may have moved together or \
      apart.
      """,
    bad: #"""
      {"old": {"oneOf": [{"type": "number"}, {"minimum": 5}]},
       "new": {"anyOf": [{"type": "number"}, {"minimum": 5}]}}

      """#,
    good: #"""
      {"old": {"oneOf": [{"type": "number"}, {"type": "string"}]},
       "new": {"anyOf": [{"type": "number"}, {"type": "string"}]}}

      """#)

  package static let choiceAdded = RuleInfo(
    RuleID(.contractChange, 164), "choice-added", severity: .error,
    summary: "An event must fit one of several schemas.",
    rationale: "Stored events that fit none are refused, and with `oneOf` those that fit several.",
    bad: #"""
      {"old": {"type": "object"},
       "new": {"type": "object", "anyOf": [{"required": ["bet"]}, {"required": ["tip"]}]}}

      """#,
    good: #"""
      {"old": {"type": "string"},
       "new": {"oneOf": [{"type": "string"}]}}

      """#)

  package static let choiceRemoved = RuleInfo(
    RuleID(.contractChange, 165), "choice-removed", severity: .warning,
    summary: "An event need not fit one of several schemas any more.",
    rationale: "Readers that handle each shape by itself meet another.",
    bad: #"""
      {"old": {"type": "object", "anyOf": [{"required": ["bet"]}, {"required": ["tip"]}]},
       "new": {"type": "object"}}

      """#,
    good: #"""
      {"old": {"anyOf": [{"type": "string"}]},
       "new": {"type": "string"}}

      """#)

  package static let exclusionAdded = RuleInfo(
    RuleID(.contractChange, 166), "exclusion-added", severity: .error,
    summary: "Values are excluded that were not before.",
    rationale: "Stored events with such values are refused.",
    bad: #"""
      {"old": {"properties": {"price": {"type": "integer"}}},
       "new": {"properties": {"price": {"type": "integer", "not": {"const": 0}}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": "integer"}}},
       "new": {"properties": {"price": {"type": "integer", "not": {"type": "string"}}}}}

      """#)

  package static let exclusionRemoved = RuleInfo(
    RuleID(.contractChange, 167), "exclusion-removed", severity: .warning,
    summary: "Values are no longer excluded.",
    rationale: "Readers meet values that they were promised never to meet.",
    bad: #"""
      {"old": {"properties": {"price": {"type": "integer", "not": {"const": 0}}}},
       "new": {"properties": {"price": {"type": "integer"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": "integer", "not": {"type": "string"}}}},
       "new": {"properties": {"price": {"type": "integer"}}}}

      """#)

  package static let exclusionChanged = RuleInfo(
    RuleID(.contractChange, 168), "exclusion-changed", severity: .error,
    summary: "Other values are excluded than before.",
    rationale: """
      Below `not` everything turns round: what widens the inner schema narrows the outer one.
      """,
    bad: #"""
      {"old": {"not": {"type": "integer"}},
       "new": {"not": {"type": "number"}}}

      """#,
    good: #"""
      {"old": {"not": {"enum": [1]}},
       "new": {"not": {"const": 1}}}

      """#)

  package static let conditionAdded = RuleInfo(
    RuleID(.contractChange, 169), "condition-added", severity: .error,
    summary: "An event must meet a condition that depends on its contents.",
    rationale: "Stored events to which it applies and that do not meet it are refused.",
    bad: #"""
      {"old": {"type": "object"},
       "new": {"type": "object", "if": {"properties": {"side": {"const": "SELL"}},
         "required": ["side"]}, "then": {"required": ["price"]}}}

      """#,
    good: #"""
      {"old": {"type": "object"},
       "new": {"type": "object", "then": {"required": ["price"]}}}

      """#)

  package static let conditionRemoved = RuleInfo(
    RuleID(.contractChange, 170), "condition-removed", severity: .warning,
    summary: "An event need not meet a condition any more.",
    rationale: "Readers relied on what the condition promised.",
    bad: #"""
      {"old": {"if": {"required": ["side"]}, "then": {"required": ["price"]}},
       "new": {}}

      """#,
    good: #"""
      {"old": {"if": {"required": ["side"]}, "then": true},
       "new": {}}

      """#)

  package static let conditionChanged = RuleInfo(
    RuleID(.contractChange, 171), "condition-changed", severity: .error,
    summary: "A condition applies to other events, or asks something else of them.",
    rationale: """
      An `if` without `required` also applies to events that lack the field, which silently \
      widens the condition.
      """,
    bad: #"""
      {"old": {"if": {"properties": {"k": {"const": "x"}}, "required": ["k"]},
         "then": {"required": ["b"]}},
       "new": {"if": {"properties": {"k": {"const": "x"}}}, "then": {"required": ["b"]}}}

      """#,
    good: #"""
      {"old": {"if": {"required": ["k"]}, "then": {"required": ["b"]}},
       "new": {"if": {"required": ["k", "k"]}, "then": {"required": ["b"]}}}

      """#)

  package static let referenceChanged = RuleInfo(
    RuleID(.contractChange, 172), "reference-changed", severity: .error,
    summary: "A dynamic reference came, went, or leads elsewhere.",
    rationale: "Where it lands depends on the schema that it is reached from.")

  package static let schemaNarrowed = RuleInfo(
    RuleID(.contractChange, 173), "schema-narrowed", severity: .error,
    summary: "The schema as a whole refuses events that it took before.",
    rationale: """
      It is told where no single part accounts for it: together the changes do what none of them \
      does alone.
      """)

  package static let schemaWidened = RuleInfo(
    RuleID(.contractChange, 174), "schema-widened", severity: .warning,
    summary: "The schema as a whole takes events that it refused before.",
    rationale: """
      It is told where no single part accounts for it: together the changes do what none of them \
      does alone.
      """)
}
