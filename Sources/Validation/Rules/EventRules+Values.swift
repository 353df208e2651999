package import Findings

/// What can be wrong with a value as such.
extension EventRules {
  package static let missingField = RuleInfo(
    RuleID(.event, 101), "missing-field", severity: .error,
    summary: "A field that the schema requires is absent.",
    rationale:
      "Whoever reads the event relies on a required field without looking whether it is there.",
    bad: #"""
      {"schema": {"required": ["gameId"]},
       "event": {"tick": 3}}

      """#,
    good: #"""
      {"schema": {"required": ["gameId"]},
       "event": {"gameId":"20260117-a","tick":3}}

      """#)

  package static let wrongType = RuleInfo(
    RuleID(.event, 102), "wrong-type", severity: .error,
    summary: "A value is not of a type that the schema allows.",
    rationale:
      "A reader that expects a number stops at a string, or worse, goes on with a wrong one.",
    bad: #"""
      {"schema": {"properties": {"tick": {"type": "integer"}}},
       "event": {"tick": "3"}}

      """#,
    good: #"""
      {"schema": {"properties": {"tick": {"type": "integer"}}},
       "event": {"tick": 3}}

      """#)

  package static let unexpectedField = RuleInfo(
    RuleID(.event, 103), "unexpected-field", severity: .error,
    summary: "A field stands in an object that is closed to further fields.",
    rationale: "A closed object is a promise that nothing else has to be handled.",
    bad: #"""
      {"schema": {"properties": {"tick": true}, "additionalProperties": false},
       "event": {"tick": 3, "tock": 4}}

      """#,
    good: #"""
      {"schema": {"properties": {"tick": true}, "additionalProperties": false},
       "event": {"tick": 3}}

      """#)

  package static let noBranchMatches = RuleInfo(
    RuleID(.event, 104), "no-branch-matches", severity: .error,
    summary: "None of the alternatives of `anyOf` or `oneOf` takes the value.",
    rationale: """
      Readers choose their code by the alternative; a value that is none of them has no \
      reader. The note says which came closest.
      """,
    bad: #"""
      {"schema": {"anyOf": [{"type": "null"}, {"type": "object", "required": ["target"]}]},
       "event": {"betAmount": 1}}

      """#,
    good: #"""
      {"schema": {"anyOf": [{"type": "null"}, {"type": "object", "required": ["target"]}]},
       "event": {"target": 1}}

      """#)

  package static let notInEnum = RuleInfo(
    RuleID(.event, 105), "not-in-enum", severity: .error,
    summary: "A value is none of the listed ones.",
    rationale: """
      Readers switch over the listed values; one more falls through. When only the case of \
      letters differs, the note says so.
      """,
    bad: #"""
      {"schema": {"properties": {"type": {"enum": ["BUY", "SELL"]}}},
       "event": {"type": "buy"}}

      """#,
    good: #"""
      {"schema": {"properties": {"type": {"enum": ["BUY", "SELL"]}}},
       "event": {"type": "BUY"}}

      """#)

  package static let notTheConstant = RuleInfo(
    RuleID(.event, 106), "not-the-constant", severity: .error,
    summary: "A value is not the one that the schema fixes.",
    rationale: "A fixed value is often the tag by which an event is told from others.",
    bad: #"""
      {"schema": {"properties": {"version": {"const": 2}}},
       "event": {"version": 1}}

      """#,
    good: #"""
      {"schema": {"properties": {"version": {"const": 2}}},
       "event": {"version": 2.0}}

      """#)

  package static let outOfRange = RuleInfo(
    RuleID(.event, 107), "out-of-range", severity: .error,
    summary: "A number is below its minimum or above its maximum.",
    rationale: "Bounds keep impossible measurements out of indexes and models.",
    bad: #"""
      {"schema": {"properties": {"tick": {"minimum": 0}}},
       "event": {"tick": -1}}

      """#,
    good: #"""
      {"schema": {"properties": {"tick": {"minimum": 0}}},
       "event": {"tick": 0}}

      """#)

  package static let notAMultiple = RuleInfo(
    RuleID(.event, 108), "not-a-multiple", severity: .error,
    summary: "A number is no multiple of the step that the schema gives.",
    rationale: """
      Amounts in whole cents and prices in whole ticks break when a fraction of a step slips \
      in. The check is exact: 0.3 is a multiple of 0.1.
      """,
    bad: #"""
      {"schema": {"properties": {"price": {"multipleOf": 0.01}}},
       "event": {"price": 1.005}}

      """#,
    good: #"""
      {"schema": {"properties": {"price": {"multipleOf": 0.01}}},
       "event": {"price": 1.01}}

      """#)

  package static let wrongLength = RuleInfo(
    RuleID(.event, 109), "wrong-length", severity: .error,
    summary: "A string is shorter or longer than the schema allows.",
    rationale: """
      Lengths count Unicode scalars, as JSON Schema says; columns and keys elsewhere are cut \
      at them.
      """,
    bad: #"""
      {"schema": {"properties": {"name": {"minLength": 1}}},
       "event": {"name": ""}}

      """#,
    good: #"""
      {"schema": {"properties": {"name": {"minLength": 1}}},
       "event": {"name": "a"}}

      """#)

  package static let patternMismatch = RuleInfo(
    RuleID(.event, 110), "pattern-mismatch", severity: .error,
    summary: "A string does not match the pattern of the schema.",
    rationale: """
      Identifiers are taken apart by their pattern; one of another form is filed under the \
      wrong key.
      """,
    bad: #"""
      {"schema": {"properties": {"gameId": {"pattern": "^[0-9]{8}-[0-9a-f]+$"}}},
       "event": {"gameId": "today-1"}}

      """#,
    good: #"""
      {"schema": {"properties": {"gameId": {"pattern": "^[0-9]{8}-[0-9a-f]+$"}}},
       "event": {"gameId":"20260117-1"}}

      """#)

  package static let formatMismatch = RuleInfo(
    RuleID(.event, 111), "format-mismatch", severity: .error,
    summary: "A string is not of the format that the schema asserts.",
    rationale: """
      A date that is none sorts anywhere. Only contracts that assert formats refuse events by \
      them.
      """,
    bad: #"""
      {"schema": {"properties": {"at": {"format": "date-time"}}},
       "event": {"at": "17.1.2026"}}

      """#,
    good: #"""
      {"schema": {"properties": {"at": {"format": "date-time"}}},
       "event": {"at":"2026-01-17T12:00:00Z"}}

      """#)
}
