package import Findings

/// What can happen around the schema.
extension ChangeRules {
  package static let contractRenamed = RuleInfo(
    RuleID(.contractChange, 185), "contract-renamed", severity: .error,
    summary: "A contract is called otherwise.",
    rationale: "Findings, ledgers and issues of the other repositories use the old name.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "events": ["tick"],
         "schema": {"type": "object"}},
       "new": {"contract": "gameTick", "version": "1.0.0", "events": ["tick"],
         "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "events": ["tick"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "events": ["tick"],
         "schema": {"type": "object"}}}

      """#)

  package static let eventAdded = RuleInfo(
    RuleID(.contractChange, 186), "event-added", severity: .warning,
    summary: "An event is routed to the contract that was not before.",
    rationale: """
      Its stored events are held to this contract from now on, and readers get more of them.
      """,
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "events": ["tick"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "events": ["tick", "tock"],
         "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "events": ["tick"],
         "schema": {"type": "object"}}}

      """#)

  package static let eventRemoved = RuleInfo(
    RuleID(.contractChange, 187), "event-removed", severity: .error,
    summary: "An event is no longer routed to the contract.",
    rationale: """
      Its events are held to nothing, and whoever reads them through this contract gets none.
      """,
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "events": ["tick", "tock"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "events": ["tick"],
         "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "events": ["tick", "tock"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "events": ["tock", "tick"],
         "schema": {"type": "object"}}}

      """#)

  package static let aliasAdded = RuleInfo(
    RuleID(.contractChange, 188), "alias-added", severity: .info,
    summary: "A contract has one more name.",
    rationale: "Consumers may use it; nobody has to.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "aliases": ["game.tick"],
         "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "aliases": ["game.tick"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "aliases": ["game.tick"],
         "schema": {"type": "object"}}}

      """#)

  package static let aliasRemoved = RuleInfo(
    RuleID(.contractChange, 189), "alias-removed", severity: .error,
    summary: "A name that consumers may use is gone.",
    rationale: "Whoever uses it gets nothing.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "aliases": ["game.tick"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "aliases": ["game.tick"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "aliases": ["game.tick"],
         "schema": {"type": "object"}}}

      """#)

  package static let ownerChanged = RuleInfo(
    RuleID(.contractChange, 190), "owner-changed", severity: .info,
    summary: "A contract has another owner.",
    rationale: "Questions and issues go elsewhere.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "owner": "RECORDER",
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "owner": "PLAYER",
         "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "owner": "PLAYER",
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "owner": "PLAYER",
         "schema": {"type": "object"}}}

      """#)

  package static let stabilityChanged = RuleInfo(
    RuleID(.contractChange, 191), "stability-changed", severity: .info,
    summary: "What a contract promises about its future is another.",
    rationale: "A draft may change in any way; a stable contract may not.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "stability": "draft",
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "stability": "stable",
         "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "stability": "stable",
         "schema": {"type": "object"}}}

      """#)

  package static let contractDeprecated = RuleInfo(
    RuleID(.contractChange, 192), "contract-deprecated", severity: .warning,
    summary: "A contract is deprecated.",
    rationale: "Its consumers have to leave it before its sunset.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "stability": "deprecated",
         "sunset": "2027-01-01", "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "stability": "stable",
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "schema": {"type": "object"}}}

      """#)

  package static let formatsAsserted = RuleInfo(
    RuleID(.contractChange, 193), "formats-asserted", severity: .error,
    summary: "Formats refuse values that they only described before.",
    rationale: """
      Stored events with texts of another format are refused, at every place that has a format.
      """,
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "formats": "annotate",
         "schema": {"type": "string", "format": "date"}},
       "new": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "date"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "formats": "annotate",
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "object"}}}

      """#)

  package static let formatsAnnotated = RuleInfo(
    RuleID(.contractChange, 194), "formats-annotated", severity: .warning,
    summary: "Formats only describe values that they refused before.",
    rationale: "Readers that parse by the format meet texts that they cannot parse.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "date"}},
       "new": {"contract": "tick", "version": "1.0.0", "formats": "annotate",
         "schema": {"type": "string", "format": "date"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "formats": "annotate",
         "schema": {"type": "object"}}}

      """#)

  package static let streamRuleAdded = RuleInfo(
    RuleID(.contractChange, 195), "stream-rule-added", severity: .error,
    summary: "Events must follow one another by a rule.",
    rationale: "Stored streams that do not follow it are refused.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "stream": [{"rule": "consecutive",
         "field": "/tick"}], "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "stream": [{"rule": "consecutive",
         "field": "/tick"}], "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "stream": [{"field": "/tick",
         "rule": "consecutive"}], "schema": {"type": "object"}}}

      """#)

  package static let streamRuleRemoved = RuleInfo(
    RuleID(.contractChange, 196), "stream-rule-removed", severity: .warning,
    summary: "Events need not follow one another by a rule any more.",
    rationale: "Readers that rely on the order meet gaps.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "stream": [{"rule": "consecutive",
         "field": "/tick"}], "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "stream": [{"rule": "consecutive",
         "field": "/tick"}], "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "stream": [{"field": "/tick",
         "rule": "consecutive"}], "schema": {"type": "object"}}}

      """#)

  package static let nameReserved = RuleInfo(
    RuleID(.contractChange, 197), "name-reserved", severity: .info,
    summary: "A name may not come back with another meaning.",
    rationale: "It belonged to a field that is gone.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "reserved": ["rugPoint"],
         "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "reserved": ["rugPoint"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "reserved": ["rugPoint"],
         "schema": {"type": "object"}}}

      """#)

  package static let nameFreed = RuleInfo(
    RuleID(.contractChange, 198), "name-freed", severity: .info,
    summary: "A name that was reserved may be used again.",
    rationale: "Events stored under the name carry its older meaning.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "reserved": ["rugPoint"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "schema": {"type": "object"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "reserved": ["rugPoint"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "reserved": ["rugPoint"],
         "schema": {"type": "object"}}}

      """#)

  package static let reservedNameReused = RuleInfo(
    RuleID(.contractChange, 199), "reserved-name-reused", severity: .error,
    summary: "A new field has a name that is reserved.",
    rationale: """
      Stored events carry the name with its older meaning, and no schema tells the two apart.
      """,
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "reserved": ["rugPoint"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "reserved": ["rugPoint"],
         "schema": {"type": "object", "properties": {"rugPoint": {"type": "string"}}}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "reserved": ["rugPoint"],
         "schema": {"type": "object"}},
       "new": {"contract": "tick", "version": "1.0.0", "reserved": ["rugPoint"],
         "schema": {"type": "object", "properties": {"peak": {"type": "string"}}}}}

      """#)
}
