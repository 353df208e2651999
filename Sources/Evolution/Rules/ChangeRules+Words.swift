package import Findings

/// What can happen to words and declarations, which refuse nothing.
extension ChangeRules {
  package static let wordsChanged = RuleInfo(
    RuleID(.contractChange, 175), "words-changed", severity: .info,
    summary: "A title, description, comment or example changed.",
    rationale: "Nobody has to act; it is listed so that the history is whole.",
    bad: #"""
      {"old": {"type": "string", "description": "who"},
       "new": {"type": "string", "description": "who plays"}}

      """#,
    good: #"""
      {"old": {"type": "string", "description": "who"},
       "new": {"type": "string", "description": "who"}}

      """#)

  package static let defaultChanged = RuleInfo(
    RuleID(.contractChange, 176), "default-changed", severity: .info,
    summary: "A default was added, taken away or changed.",
    rationale: """
      A schema never fills a default in; only readers that do so by themselves are concerned.
      """,
    bad: #"""
      {"old": {"type": "string"},
       "new": {"type": "string", "default": "SOL"}}

      """#,
    good: #"""
      {"old": {"type": "string", "default": "SOL"},
       "new": {"type": "string", "default": "SOL"}}

      """#)

  package static let deprecated = RuleInfo(
    RuleID(.contractChange, 177), "deprecated", severity: .warning,
    summary: "A field is deprecated.",
    rationale: "Its readers have to leave it before it goes.",
    bad: #"""
      {"old": {"properties": {"price": {"type": "number"}}},
       "new": {"properties": {"price": {"type": "number", "deprecated": true}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": "number"}}},
       "new": {"properties": {"price": {"type": "number", "deprecated": false}}}}

      """#)

  package static let noLongerDeprecated = RuleInfo(
    RuleID(.contractChange, 178), "no-longer-deprecated", severity: .info,
    summary: "A field is no longer deprecated.",
    rationale: "Whoever has left it need not come back.",
    bad: #"""
      {"old": {"properties": {"price": {"type": "number", "deprecated": true}}},
       "new": {"properties": {"price": {"type": "number"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": "number", "deprecated": false}}},
       "new": {"properties": {"price": {"type": "number"}}}}

      """#)

  package static let accessChanged = RuleInfo(
    RuleID(.contractChange, 179), "access-changed", severity: .info,
    summary: "A field became or ceased to be read-only or write-only.",
    rationale: "Who may set it is a promise between programs that no event shows.",
    bad: #"""
      {"old": {"properties": {"price": {"type": "number"}}},
       "new": {"properties": {"price": {"type": "number", "readOnly": true}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": "number", "readOnly": true}}},
       "new": {"properties": {"price": {"type": "number", "readOnly": true}}}}

      """#)

  package static let contentChanged = RuleInfo(
    RuleID(.contractChange, 180), "content-changed", severity: .info,
    summary: "What a text holds when it is decoded is described otherwise.",
    rationale: "Readers that decode the text get something else, though every text stays valid.",
    bad: #"""
      {"old": {"type": "string", "contentEncoding": "base64"},
       "new": {"type": "string", "contentEncoding": "base16"}}

      """#,
    good: #"""
      {"old": {"type": "string", "contentEncoding": "base64"},
       "new": {"type": "string", "contentEncoding": "base64"}}

      """#)

  package static let unitChanged = RuleInfo(
    RuleID(.contractChange, 181), "unit-changed", severity: .error,
    summary: "The declared unit of a value is another.",
    rationale: """
      Every event stays valid and every number means something else: no check but this one sees \
      it.
      """,
    bad: #"""
      {"old": {"properties": {"price": {"type": "number", "x-unit": "SOL"}}},
       "new": {"properties": {"price": {"type": "number", "x-unit": "lamport"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": "number", "x-unit": "SOL"}}},
       "new": {"properties": {"price": {"type": "number", "x-unit": "SOL"}}}}

      """#)

  package static let meaningChanged = RuleInfo(
    RuleID(.contractChange, 182), "meaning-changed", severity: .error,
    summary: "The declared meaning of a value is another.",
    rationale: "Every event stays valid and says something else.",
    bad: #"""
      {"old": {"properties": {"price": {"type": "number", "x-meaning": "before fees"}}},
       "new": {"properties": {"price": {"type": "number", "x-meaning": "after fees"}}}}

      """#,
    good: #"""
      {"old": {"properties": {"price": {"type": "number", "x-meaning": "fees"}}},
       "new": {"properties": {"price": {"type": "number", "x-meaning": "fees"}}}}

      """#)

  package static let extensionChanged = RuleInfo(
    RuleID(.contractChange, 183), "extension-changed", severity: .info,
    summary: "A keyword that refuses nothing changed.",
    rationale: "Programs that read such keywords may act on it; schemas do not.",
    bad: #"""
      {"old": {"type": "string", "x-pii": false},
       "new": {"type": "string", "x-pii": true}}

      """#,
    good: #"""
      {"old": {"type": "string", "x-pii": true},
       "new": {"type": "string", "x-pii": true}}

      """#)

  package static let dialectChanged = RuleInfo(
    RuleID(.contractChange, 184), "dialect-changed", severity: .info,
    summary: "The schema is read by the rules of another JSON Schema version.",
    rationale: """
      The same words can mean something else; where they do, that is told as a change of its \
      own.
      """,
    bad: #"""
      {"old": {"$schema": "http://json-schema.org/draft-07/schema#", "type": "string"},
       "new": {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "string"}}

      """#,
    good: #"""
      {"old": {"$schema": "http://json-schema.org/draft-07/schema#", "type": "string"},
       "new": {"$schema": "http://json-schema.org/draft-07/schema", "type": "string"}}

      """#)
}
