package import Findings

/// What an object may hold besides its described fields.
extension ChangeRules {
  package static let objectClosed = RuleInfo(
    RuleID(.contractChange, 106), "object-closed", severity: .error,
    summary: "An object may hold no other fields any more.",
    rationale: """
      Events that carry a field nobody described are refused, and the next new field breaks \
      every strict reader.
      """,
    bad: #"""
      {"old": {"properties": {"bet": {"type": "number"}}},
       "new": {"properties": {"bet": {"type": "number"}}, "additionalProperties": false}}

      """#,
    good: #"""
      {"old": {"properties": {"bet": {"type": "number"}}, "additionalProperties": false},
       "new": {"properties": {"bet": {"type": "number"}}, "unevaluatedProperties": false}}

      """#)

  package static let objectOpened = RuleInfo(
    RuleID(.contractChange, 107), "object-opened", severity: .warning,
    summary: "An object may hold other fields now.",
    rationale: "Readers that refuse what they do not know meet fields that they do not know.",
    bad: #"""
      {"old": {"properties": {"bet": {"type": "number"}}, "additionalProperties": false},
       "new": {"properties": {"bet": {"type": "number"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"bet": {"type": "number"}}, "additionalProperties": true},
       "new": {"properties": {"bet": {"type": "number"}}}}

      """#)

  package static let otherFieldsChanged = RuleInfo(
    RuleID(.contractChange, 108), "other-fields-changed", severity: .error,
    summary: "Fields that nothing describes are held to a schema now, or no longer.",
    rationale: """
      Maps are written this way: the schema of the other fields is the type of their values.
      """,
    bad: #"""
      {"old": {"additionalProperties": true},
       "new": {"additionalProperties": {"type": "integer"}}}

      """#,
    good: #"""
      {"old": {"additionalProperties": true},
       "new": {}}

      """#)

  package static let patternFieldsAdded = RuleInfo(
    RuleID(.contractChange, 109), "pattern-fields-added", severity: .error,
    summary: "Fields whose names match a pattern are described now.",
    rationale: """
      In an open object such fields could hold anything before; in a closed one they were \
      refused.
      """,
    bad: #"""
      {"old": {"type": "object"},
       "new": {"type": "object", "patternProperties": {"^x-": {"type": "string"}}}}

      """#,
    good: #"""
      {"old": {"type": "object"},
       "new": {"type": "object", "patternProperties": {"^x-": true}}}

      """#)

  package static let patternFieldsRemoved = RuleInfo(
    RuleID(.contractChange, 110), "pattern-fields-removed", severity: .error,
    summary: "Fields whose names match a pattern are no longer described.",
    rationale: "In a closed object they are refused now; in an open one they may hold anything.",
    bad: #"""
      {"old": {"patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": false},
       "new": {"additionalProperties": false}}

      """#,
    good: #"""
      {"old": {"patternProperties": {"^x-": true}},
       "new": {}}

      """#)

  package static let unevaluatedFieldsChanged = RuleInfo(
    RuleID(.contractChange, 111), "unevaluated-fields-changed", severity: .warning,
    summary: "Which fields are left over for `unevaluatedProperties` changed.",
    rationale: """
      What is evaluated depends on the branches that an event takes, so a branch more or less \
      opens or closes the object for some events only.
      """,
    bad: #"""
      {"old": {"properties": {"k": {"type": "string"}}, "unevaluatedProperties": false},
       "new": {"properties": {"k": {"type": "string"}},
         "anyOf": [{"properties": {"k": {"const": "x"}, "b": {"type": "integer"}},
         "required": ["k"]}, true], "unevaluatedProperties": false}}

      """#,
    good: #"""
      {"old": {"properties": {"k": true, "b": {"type": "integer"}},
         "unevaluatedProperties": false},
       "new": {"properties": {"k": true},
         "allOf": [{"properties": {"b": {"type": "integer"}}}],
         "unevaluatedProperties": false}}

      """#)

  package static let fieldNamesRestricted = RuleInfo(
    RuleID(.contractChange, 112), "field-names-restricted", severity: .error,
    summary: "The names of fields must meet a condition.",
    rationale: "Stored events with other names are refused.",
    bad: #"""
      {"old": {"type": "object"},
       "new": {"type": "object", "propertyNames": {"pattern": "^[a-z]"}}}

      """#,
    good: #"""
      {"old": {"type": "object"},
       "new": {"type": "object", "propertyNames": {"type": "string"}}}

      """#)

  package static let fieldNamesFreed = RuleInfo(
    RuleID(.contractChange, 113), "field-names-freed", severity: .warning,
    summary: "The names of fields need not meet a condition any more.",
    rationale: "Readers that make columns of names meet names that do not fit.",
    bad: #"""
      {"old": {"type": "object", "propertyNames": {"maxLength": 8}},
       "new": {"type": "object"}}

      """#,
    good: #"""
      {"old": {"type": "object", "propertyNames": true},
       "new": {"type": "object"}}

      """#)

  package static let fieldNamesChanged = RuleInfo(
    RuleID(.contractChange, 114), "field-names-changed", severity: .error,
    summary: "The names of fields must meet another condition.",
    rationale: "Names that were sound may be refused, and readers may meet others.",
    bad: #"""
      {"old": {"propertyNames": {"maxLength": 8}},
       "new": {"propertyNames": {"minLength": 2}}}

      """#,
    good: #"""
      {"old": {"propertyNames": {"pattern": "^[0-9]+$"}},
       "new": {"propertyNames": {"pattern": "^\\d+$"}}}

      """#)

  package static let fieldCountRestricted = RuleInfo(
    RuleID(.contractChange, 115), "field-count-restricted", severity: .error,
    summary: "An object must hold more fields, or may hold fewer.",
    rationale: "Stored events outside the new limits are refused.",
    bad: #"""
      {"old": {"type": "object"},
       "new": {"type": "object", "minProperties": 1}}

      """#,
    good: #"""
      {"old": {"type": "object", "minProperties": 1},
       "new": {"type": "object", "minProperties": 1, "title": "scores"}}

      """#)

  package static let fieldCountFreed = RuleInfo(
    RuleID(.contractChange, 116), "field-count-freed", severity: .warning,
    summary: "An object may hold fewer fields, or more.",
    rationale: "Readers that rely on the limit meet objects beyond it.",
    bad: #"""
      {"old": {"type": "object", "minProperties": 1},
       "new": {"type": "object"}}

      """#,
    good: #"""
      {"old": {"type": "object", "minProperties": 0},
       "new": {"type": "object"}}

      """#)

  package static let dependencyAdded = RuleInfo(
    RuleID(.contractChange, 117), "dependency-added", severity: .error,
    summary: "A field asks for something else beside it.",
    rationale: "Stored events that carry the one without the other are refused.",
    bad: #"""
      {"old": {"type": "object"},
       "new": {"type": "object", "dependentRequired": {"bet": ["coin"]}}}

      """#,
    good: #"""
      {"old": {"required": ["bet", "coin"]},
       "new": {"required": ["bet", "coin"], "dependentRequired": {"bet": ["coin"]}}}

      """#)

  package static let dependencyRemoved = RuleInfo(
    RuleID(.contractChange, 118), "dependency-removed", severity: .warning,
    summary: "A field no longer asks for something else beside it.",
    rationale: "Readers took the two for a pair.",
    bad: #"""
      {"old": {"type": "object", "dependentRequired": {"bet": ["coin"]}},
       "new": {"type": "object"}}

      """#,
    good: #"""
      {"old": {"dependentRequired": {"bet": ["coin"]}},
       "new": {"dependentSchemas": {"bet": {"required": ["coin"]}}}}

      """#)

  package static let dependencyChanged = RuleInfo(
    RuleID(.contractChange, 119), "dependency-changed", severity: .error,
    summary: "A field asks for something other beside it than before.",
    rationale: "Events that were complete may be incomplete now.",
    bad: #"""
      {"old": {"dependentRequired": {"bet": ["coin"]}},
       "new": {"dependentRequired": {"bet": ["side"]}}}

      """#,
    good: #"""
      {"old": {"dependentRequired": {"bet": ["coin"]}},
       "new": {"dependentRequired": {"bet": ["coin", "coin"]}}}

      """#)
}
