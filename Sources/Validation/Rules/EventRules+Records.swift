package import Findings

/// What can be wrong with the records of a capture, before any contract is asked.
extension EventRules {
  package static let malformedJSON = RuleInfo(
    RuleID(.event, 1), "malformed-json", severity: .error,
    summary: "A record is no JSON.",
    rationale: "What cannot be read cannot be judged; the records around it are.",
    bad: #"""
      {"tick": 3,}

      """#,
    good: #"""
      {"tick": 3}

      """#)

  package static let repeatedName = RuleInfo(
    RuleID(.event, 2), "repeated-name", severity: .error,
    summary: "An object holds one name twice.",
    rationale: "Readers keep the first value or the last one, so one event has two meanings.",
    bad: #"""
      {"tick": 3, "tick": 4}

      """#,
    good: #"""
      {"tick": 3}

      """#)

  package static let invalidUTF8 = RuleInfo(
    RuleID(.event, 3), "invalid-utf8", severity: .error,
    summary: "A record holds bytes that are no UTF-8.",
    rationale: "JSON is UTF-8. Repairing such bytes would store a text that nobody sent.")

  package static let truncatedRecord = RuleInfo(
    RuleID(.event, 4), "truncated-record", severity: .error,
    summary: "A record ends before its value does.",
    rationale: "The recorder stopped in the middle of a write, or the file was cut.",
    bad: #"""
      {"tick": 3

      """#,
    good: #"""
      {"tick": 3}

      """#)

  package static let notAnEvent = RuleInfo(
    RuleID(.event, 5), "not-an-event", severity: .error,
    summary: "A record is JSON and no event: no envelope fits it.",
    rationale: "An event has a type and a payload where an envelope of the settings says.",
    bad: #"""
      [1, 2, 3]

      """#,
    good: #"""
      {"event": "tick", "data": {"tick": 3}}

      """#)

  package static let unknownEventType = RuleInfo(
    RuleID(.event, 6), "unknown-event-type", severity: .warning,
    summary: "The type of an event belongs to no contract.",
    rationale: """
      Either a contract is missing or the name is misspelt; such events are counted and never \
      dropped silently.
      """)

  package static let oversizedRecord = RuleInfo(
    RuleID(.event, 7), "oversized-record", severity: .error,
    summary: "A record is larger than the limit.",
    rationale: "One endless line would take all memory. The limit can be raised in the settings.")

  package static let nestedTooDeep = RuleInfo(
    RuleID(.event, 8), "nested-too-deep", severity: .error,
    summary: "A record is nested deeper than the limit.",
    rationale: "Depth costs readers their stack; real events are nested a few levels.")

  package static let brokenCompression = RuleInfo(
    RuleID(.event, 9), "broken-compression", severity: .error,
    summary: "A compressed capture is cut or damaged.",
    rationale: "The records before the damage were read; those behind it are lost.")

  package static let nulBytes = RuleInfo(
    RuleID(.event, 10), "nul-bytes", severity: .error,
    summary: "A capture holds NUL bytes.",
    rationale: "They are left by a file that was reserved and never written, or by a crash.")

  package static let utf16Text = RuleInfo(
    RuleID(.event, 11), "utf16-text", severity: .error,
    summary: "A capture is UTF-16 or UTF-32 text.",
    rationale: "JSON between systems is UTF-8; convert the file first.")

  package static let severalValuesOnOneLine = RuleInfo(
    RuleID(.event, 12), "several-values-on-one-line", severity: .error,
    summary: "One line holds several values.",
    rationale: "Two writers worked on one file without a lock, or a line break was lost.",
    bad: #"""
      {"tick": 3}{"tick": 4}

      """#,
    good: #"""
      {"tick": 3}

      """#)

  package static let misplacedByteOrderMark = RuleInfo(
    RuleID(.event, 13), "misplaced-byte-order-mark", severity: .error,
    summary: "A byte order mark stands inside a capture.",
    rationale: "Files were joined that each began with one. At the beginning it is accepted.")

  package static let loneSurrogate = RuleInfo(
    RuleID(.event, 14), "lone-surrogate", severity: .error,
    summary: "A string holds half of a surrogate pair as an escape.",
    rationale: "No text has such a character; systems store different things for it.",
    bad: #"""
      {"name": "\ud800"}

      """#,
    good: #"""
      {"name": "\ud83d\ude00"}

      """#)

  package static let unrepresentableNumber = RuleInfo(
    RuleID(.event, 15), "unrepresentable-number", severity: .warning,
    summary: "A number cannot be held by a double without becoming another.",
    rationale: "It is judged exactly here, and most readers will see a different number.",
    bad: #"""
      {"id": 12345678901234567890}

      """#,
    good: #"""
      {"id": "12345678901234567890"}

      """#)

  package static let emptyCapture = RuleInfo(
    RuleID(.event, 16), "empty-capture", severity: .warning,
    summary: "A capture holds no records.",
    rationale: "An empty capture passes every check and proves nothing.")
}

/// What captures hold that contracts do not say.
extension EventRules {
  package static let unknownField = RuleInfo(
    RuleID(.unknownField, 101), "unknown-field", severity: .warning,
    summary: "Events carry a field that the contract does not know.",
    rationale: """
      The source changed, or the contract never said all. Unknown fields are recorded in the \
      ledger until somebody decides.
      """)

  package static let tooManyUnknownFields = RuleInfo(
    RuleID(.unknownField, 102), "too-many-unknown-fields", severity: .warning,
    summary: "There are more unknown fields than are kept one by one.",
    rationale: """
      Names that are data, such as identifiers used as keys, make every event bring new ones; \
      the rest is counted together.
      """)
}
