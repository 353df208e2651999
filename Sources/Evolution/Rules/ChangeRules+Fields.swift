package import Findings

/// What can happen to the fields of an object.
extension ChangeRules {
  package static let fieldAdded = RuleInfo(
    RuleID(.contractChange, 101), "field-added", severity: .info,
    summary: "An optional field is new.",
    rationale: """
      Stored events lack it and readers do not know it, so nobody has to act. Only an event that \
      already carried the name with another shape is refused now; captures tell.
      """,
    bad: #"""
      {"old": {"properties": {"bet": {"type": "number"}}},
       "new": {"properties": {"bet": {"type": "number"}, "tip": {"type": "number"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"bet": {"type": "number"}}},
       "new": {"properties": {"bet": {"type": "number", "description": "in SOL"}}}}

      """#)

  package static let fieldRemoved = RuleInfo(
    RuleID(.contractChange, 102), "field-removed", severity: .error,
    summary: "A field is gone.",
    rationale: """
      Whoever reads it finds nothing, and where no other field is allowed the events stored with \
      it are refused. Deprecate it first and take it away when its time is over.
      """,
    bad: #"""
      {"old": {"properties": {"bet": {"type": "number"}, "tip": {"type": "number"}},
         "additionalProperties": false},
       "new": {"properties": {"bet": {"type": "number"}}, "additionalProperties": false}}

      """#,
    good: #"""
      {"old": {"properties": {"bet": {"type": "number"}, "tip": {"type": "number"}},
         "additionalProperties": false},
       "new": {"properties": {"bet": {"type": "number"}, "tip": {"type": "number",
         "deprecated": true}}, "additionalProperties": false}}

      """#)

  package static let fieldNewlyRequired = RuleInfo(
    RuleID(.contractChange, 103), "field-newly-required", severity: .warning,
    summary: "A field must be there that could be absent.",
    rationale: """
      Stored events lack it, so a migration has to fill it in before they are valid again. A \
      default in the schema fills in nothing.
      """,
    bad: #"""
      {"old": {"properties": {"bet": {"type": "number"}}},
       "new": {"properties": {"bet": {"type": "number"}}, "required": ["bet"]}}

      """#,
    good: #"""
      {"old": {"properties": {"bet": {"type": "number"}}},
       "new": {"properties": {"bet": {"type": "number"}, "tip": {"type": "number"}}}}

      """#)

  package static let fieldNoLongerRequired = RuleInfo(
    RuleID(.contractChange, 104), "field-no-longer-required", severity: .warning,
    summary: "A field may be absent that was always there.",
    rationale: "Readers took it for granted; the first event without it finds them unprepared.",
    bad: #"""
      {"old": {"properties": {"bet": {"type": "number"}}, "required": ["bet"]},
       "new": {"properties": {"bet": {"type": "number"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"bet": {"type": "number"}}, "required": ["bet"]},
       "new": {"properties": {"bet": {"type": "number", "minimum": 0}}, "required": ["bet"]}}

      """#)

  package static let fieldForbidden = RuleInfo(
    RuleID(.contractChange, 105), "field-forbidden", severity: .error,
    summary: "A field that was allowed is refused now.",
    rationale: """
      Every stored event that carries it is refused. `additionalProperties` refuses fields that \
      are described beside it in `allOf` alone, which is easily missed.
      """,
    bad: #"""
      {"old": {"properties": {"bet": {"type": "number"}}},
       "new": {"properties": {"bet": false}}}

      """#,
    good: #"""
      {"old": {"properties": {"bet": {"type": "number"}}},
       "new": {"properties": {"bet": {"type": "number", "deprecated": true}}}}

      """#)
}
