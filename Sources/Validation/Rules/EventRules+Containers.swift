package import Findings

/// What can be wrong with arrays, objects and combinations.
extension EventRules {
  package static let wrongItemCount = RuleInfo(
    RuleID(.event, 112), "wrong-item-count", severity: .error,
    summary: "An array has fewer or more items than the schema allows.",
    rationale: "Arrays of fixed length are tuples; a reader takes their places for granted.",
    bad: #"""
      {"schema": {"properties": {"range": {"minItems": 2, "maxItems": 2}}},
       "event": {"range": [1]}}

      """#,
    good: #"""
      {"schema": {"properties": {"range": {"minItems": 2, "maxItems": 2}}},
       "event": {"range": [1, 2]}}

      """#)

  package static let repeatedItem = RuleInfo(
    RuleID(.event, 113), "repeated-item", severity: .error,
    summary: "An item stands twice in an array whose items must differ.",
    rationale: "Sets are stored as arrays; a repeated item is counted twice.",
    bad: #"""
      {"schema": {"properties": {"players": {"uniqueItems": true}}},
       "event": {"players": [1, 1.0]}}

      """#,
    good: #"""
      {"schema": {"properties": {"players": {"uniqueItems": true}}},
       "event": {"players": [1, 2]}}

      """#)

  package static let missingMatch = RuleInfo(
    RuleID(.event, 114), "missing-match", severity: .error,
    summary: "Too few items of an array are of the kind that `contains` asks for.",
    rationale: """
      A leaderboard without a winner, a trace without a root: the list is there and what \
      matters is not.
      """,
    bad: #"""
      {"schema": {"properties": {"path": {"contains": {"const": "start"}}}},
       "event": {"path": ["end"]}}

      """#,
    good: #"""
      {"schema": {"properties": {"path": {"contains": {"const": "start"}}}},
       "event": {"path": ["start", "end"]}}

      """#)

  package static let severalBranchesMatch = RuleInfo(
    RuleID(.event, 115), "several-branches-match", severity: .error,
    summary: "More than one alternative of `oneOf` takes the value.",
    rationale: """
      Two readings of one event are as bad as none. Often the alternatives lack a field that \
      tells them apart.
      """,
    bad: #"""
      {"schema": {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
       "event": {"a": 1, "b": 2}}

      """#,
    good: #"""
      {"schema": {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
       "event": {"a": 1}}

      """#)

  package static let forbiddenShape = RuleInfo(
    RuleID(.event, 116), "forbidden-shape", severity: .error,
    summary: "The value is of a shape that `not` excludes.",
    rationale: "What is excluded was usually seen once and did harm.",
    bad: #"""
      {"schema": {"not": {"required": ["password"]}},
       "event": {"password": "x"}}

      """#,
    good: #"""
      {"schema": {"not": {"required": ["password"]}},
       "event": {"user": "x"}}

      """#)

  package static let badFieldName = RuleInfo(
    RuleID(.event, 117), "bad-field-name", severity: .error,
    summary: "The name of a field does not fit `propertyNames`.",
    rationale: "In map-like objects names are data and have a form of their own.",
    bad: #"""
      {"schema": {"propertyNames": {"pattern": "^[0-9]+$"}},
       "event": {"first": 1}}

      """#,
    good: #"""
      {"schema": {"propertyNames": {"pattern": "^[0-9]+$"}},
       "event": {"1": 1}}

      """#)

  package static let wrongFieldCount = RuleInfo(
    RuleID(.event, 118), "wrong-field-count", severity: .error,
    summary: "An object has fewer or more fields than the schema allows.",
    rationale: "An empty object where one entry is needed, or thousands where few were planned.",
    bad: #"""
      {"schema": {"minProperties": 1},
       "event": {}}

      """#,
    good: #"""
      {"schema": {"minProperties": 1},
       "event": {"a": 1}}

      """#)

  package static let missingDependentField = RuleInfo(
    RuleID(.event, 119), "missing-dependent-field", severity: .error,
    summary: "A field is there without another that must come with it.",
    rationale:
      "An amount without its currency, a start without its clock: half of a pair means nothing.",
    bad: #"""
      {"schema": {"dependentRequired": {"amount": ["currency"]}},
       "event": {"amount": 1}}

      """#,
    good: #"""
      {"schema": {"dependentRequired": {"amount": ["currency"]}},
       "event": {"amount": 1, "currency": "SOL"}}

      """#)

  package static let nothingAllowed = RuleInfo(
    RuleID(.event, 120), "nothing-allowed", severity: .error,
    summary: "A value stands where the schema `false` allows none.",
    rationale: """
      The schema `false` marks a place that must stay empty, such as a field that was taken \
      back.
      """,
    bad: #"""
      {"schema": {"properties": {"retired": false}},
       "event": {"retired": null}}

      """#,
    good: #"""
      {"schema": {"properties": {"retired": false}},
       "event": {"current": 1}}

      """#)

  package static let unevaluatedField = RuleInfo(
    RuleID(.event, 121), "unevaluated-field", severity: .error,
    summary: """
      A field stands in an object that is closed by `unevaluatedProperties`, and no schema \
      that applies names it.
      """,
    rationale: "This closes objects that are put together from several schemas.",
    bad: #"""
      {"schema": {"allOf": [{"properties": {"a": true}}], "properties": {"b": true}, "unevaluatedProperties": false},
       "event": {"a": 1, "c": 2}}

      """#,
    good: #"""
      {"schema": {"allOf": [{"properties": {"a": true}}], "properties": {"b": true}, "unevaluatedProperties": false},
       "event": {"a": 1, "b": 2}}

      """#)

  package static let unevaluatedItem = RuleInfo(
    RuleID(.event, 122), "unevaluated-item", severity: .error,
    summary: """
      An item stands in an array that is closed by `unevaluatedItems`, and no schema that \
      applies covers it.
      """,
    rationale: "This closes tuples that are put together from several schemas.",
    bad: #"""
      {"schema": {"allOf": [{"prefixItems": [true]}], "unevaluatedItems": false},
       "event": [1, 2]}

      """#,
    good: #"""
      {"schema": {"allOf": [{"prefixItems": [true]}], "unevaluatedItems": false},
       "event": [1]}

      """#)

  package static let tooCostly = RuleInfo(
    RuleID(.event, 130), "too-costly", severity: .error,
    summary: "The verdict was given up because it needs more work than one event may cost.",
    rationale: """
      A schema whose alternatives multiply can keep a validator busy for ever. Such an event \
      is neither valid nor invalid, and the schema needs a simpler form.
      """)
}
