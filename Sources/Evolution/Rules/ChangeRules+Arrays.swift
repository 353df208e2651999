package import Findings

/// What can happen to arrays.
extension ChangeRules {
  package static let tupleExtended = RuleInfo(
    RuleID(.contractChange, 149), "tuple-extended", severity: .error,
    summary: "One more position of an array is described by itself.",
    rationale: """
      In an open array the position could hold anything before, so that stored events are \
      refused; in a closed one it is new.
      """,
    bad: #"""
      {"old": {"type": "array", "prefixItems": [{"type": "string"}]},
       "new": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "number"}]}}

      """#,
    good: #"""
      {"old": {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "number"}},
       "new": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "number"}],
         "items": {"type": "number"}}}

      """#)

  package static let tupleShortened = RuleInfo(
    RuleID(.contractChange, 150), "tuple-shortened", severity: .warning,
    summary: "A position of an array is no longer described by itself.",
    rationale: "Readers that take the position for granted meet anything there.",
    bad: #"""
      {"old": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "number"}]},
       "new": {"type": "array", "prefixItems": [{"type": "string"}]}}

      """#,
    good: #"""
      {"old": {"type": "array", "prefixItems": [{"type": "number"}], "items": {"type": "number"}},
       "new": {"type": "array", "items": {"type": "number"}}}

      """#)

  package static let arrayClosed = RuleInfo(
    RuleID(.contractChange, 151), "array-closed", severity: .error,
    summary: "An array may hold no other items any more.",
    rationale: "Stored events with more items than are described are refused.",
    bad: #"""
      {"old": {"type": "array", "prefixItems": [true]},
       "new": {"type": "array", "prefixItems": [true], "items": false}}

      """#,
    good: #"""
      {"old": {"type": "array", "prefixItems": [true], "items": false},
       "new": {"type": "array", "prefixItems": [true], "unevaluatedItems": false}}

      """#)

  package static let arrayOpened = RuleInfo(
    RuleID(.contractChange, 152), "array-opened", severity: .warning,
    summary: "An array may hold other items now.",
    rationale: "Readers meet arrays longer than they were promised.",
    bad: #"""
      {"old": {"type": "array", "prefixItems": [true], "items": false},
       "new": {"type": "array", "prefixItems": [true]}}

      """#,
    good: #"""
      {"old": {"type": "array", "prefixItems": [true], "items": true},
       "new": {"type": "array", "prefixItems": [true]}}

      """#)

  package static let itemCountRestricted = RuleInfo(
    RuleID(.contractChange, 153), "item-count-restricted", severity: .error,
    summary: "An array must hold more items, or may hold fewer.",
    rationale: "Stored events outside the new limits are refused.",
    bad: #"""
      {"old": {"type": "array"},
       "new": {"type": "array", "minItems": 1}}

      """#,
    good: #"""
      {"old": {"type": "array"},
       "new": {"type": "array", "minItems": 0}}

      """#)

  package static let itemCountFreed = RuleInfo(
    RuleID(.contractChange, 154), "item-count-freed", severity: .warning,
    summary: "An array may hold fewer items, or more.",
    rationale: "Readers that take the first item for granted, or the last, meet arrays without it.",
    bad: #"""
      {"old": {"type": "array", "maxItems": 10},
       "new": {"type": "array", "maxItems": 20}}

      """#,
    good: #"""
      {"old": {"type": "array", "maxItems": 2, "prefixItems": [true, true], "items": false},
       "new": {"type": "array", "prefixItems": [true, true], "items": false}}

      """#)

  package static let repetitionForbidden = RuleInfo(
    RuleID(.contractChange, 155), "repetition-forbidden", severity: .error,
    summary: "An array may no longer hold an item twice.",
    rationale: "Stored events with repeated items are refused.",
    bad: #"""
      {"old": {"type": "array"},
       "new": {"type": "array", "uniqueItems": true}}

      """#,
    good: #"""
      {"old": {"type": "array", "maxItems": 1},
       "new": {"type": "array", "maxItems": 1, "uniqueItems": true}}

      """#)

  package static let repetitionAllowed = RuleInfo(
    RuleID(.contractChange, 156), "repetition-allowed", severity: .warning,
    summary: "An array may hold an item twice.",
    rationale: "Readers that keep the items as a set count wrong.",
    bad: #"""
      {"old": {"type": "array", "uniqueItems": true},
       "new": {"type": "array"}}

      """#,
    good: #"""
      {"old": {"type": "array", "uniqueItems": false},
       "new": {"type": "array"}}

      """#)

  package static let matchDemanded = RuleInfo(
    RuleID(.contractChange, 157), "match-demanded", severity: .error,
    summary: "An array must hold an item of some kind.",
    rationale: "Stored events without such an item are refused.",
    bad: #"""
      {"old": {"type": "array"},
       "new": {"type": "array", "contains": {"const": "start"}}}

      """#,
    good: #"""
      {"old": {"type": "array"},
       "new": {"type": "array", "contains": {"const": "start"}, "minContains": 0}}

      """#)

  package static let matchNoLongerDemanded = RuleInfo(
    RuleID(.contractChange, 158), "match-no-longer-demanded", severity: .warning,
    summary: "An array need not hold an item of some kind any more.",
    rationale: "Readers that look for the item do not find it.",
    bad: #"""
      {"old": {"type": "array", "contains": {"const": "start"}},
       "new": {"type": "array"}}

      """#,
    good: #"""
      {"old": {"type": "array", "contains": true, "minItems": 1},
       "new": {"type": "array", "minItems": 1}}

      """#)

  package static let matchChanged = RuleInfo(
    RuleID(.contractChange, 159), "match-changed", severity: .error,
    summary: "An array must hold other items of a kind, or another number of them.",
    rationale: """
      Stored events with too few or too many are refused. `minContains: 0` switches the demand \
      off without a word.
      """,
    bad: #"""
      {"old": {"type": "array", "contains": {"const": 1}},
       "new": {"type": "array", "contains": {"const": 1}, "minContains": 2}}

      """#,
    good: #"""
      {"old": {"type": "array", "contains": {"const": 1}},
       "new": {"type": "array", "contains": {"enum": [1]}}}

      """#)

  package static let unevaluatedItemsChanged = RuleInfo(
    RuleID(.contractChange, 160), "unevaluated-items-changed", severity: .warning,
    summary: "Which items are left over for `unevaluatedItems` changed.",
    rationale: "What is evaluated depends on the branches that an event takes.",
    bad: #"""
      {"old": {"type": "array", "anyOf": [{"prefixItems": [{"const": 1}]},
         {"prefixItems": [{"const": 2}]}], "unevaluatedItems": false},
       "new": {"type": "array", "anyOf": [{"prefixItems": [{"const": 1}]},
         {"prefixItems": [{"const": 2}, true]}], "unevaluatedItems": false}}

      """#,
    good: #"""
      {"old": {"type": "array", "prefixItems": [true], "unevaluatedItems": false},
       "new": {"type": "array", "allOf": [{"prefixItems": [true]}], "unevaluatedItems": false}}

      """#)
}
