package import Findings

/// What can happen to bounds on numbers and strings.
extension ChangeRules {
  package static let minimumRaised = RuleInfo(
    RuleID(.contractChange, 132), "minimum-raised", severity: .error,
    summary: "A number must be larger than before.",
    rationale: "Stored events below the bound are refused.",
    bad: #"""
      {"old": {"type": "number", "minimum": 0},
       "new": {"type": "number", "minimum": 1}}

      """#,
    good: #"""
      {"old": {"type": "integer", "exclusiveMinimum": 0},
       "new": {"type": "integer", "minimum": 1}}

      """#)

  package static let minimumLowered = RuleInfo(
    RuleID(.contractChange, 133), "minimum-lowered", severity: .warning,
    summary: "A number may be smaller than before.",
    rationale: """
      Readers meet values below what they were promised, such as the zero that they divide by.
      """,
    bad: #"""
      {"old": {"type": "number", "exclusiveMinimum": 0},
       "new": {"type": "number", "minimum": 0}}

      """#,
    good: #"""
      {"old": {"type": "string", "minimum": 1},
       "new": {"type": "string"}}

      """#)

  package static let maximumRaised = RuleInfo(
    RuleID(.contractChange, 134), "maximum-raised", severity: .warning,
    summary: "A number may be larger than before.",
    rationale: """
      Readers meet values above what they were promised; columns and counters may overflow.
      """,
    bad: #"""
      {"old": {"type": "number", "maximum": 100},
       "new": {"type": "number", "maximum": 1000}}

      """#,
    good: #"""
      {"old": {"type": "number", "maximum": 100},
       "new": {"type": "number", "maximum": 100.0}}

      """#)

  package static let maximumLowered = RuleInfo(
    RuleID(.contractChange, 135), "maximum-lowered", severity: .error,
    summary: "A number must be smaller than before.",
    rationale: "Stored events above the bound are refused.",
    bad: #"""
      {"old": {"type": "number", "maximum": 100},
       "new": {"type": "number", "maximum": 10}}

      """#,
    good: #"""
      {"old": {"type": "integer", "maximum": 9},
       "new": {"type": "integer", "exclusiveMaximum": 10}}

      """#)

  package static let multipleRestricted = RuleInfo(
    RuleID(.contractChange, 136), "multiple-restricted", severity: .error,
    summary: "A number must be a multiple of something that it need not be before.",
    rationale: "Stored events between the steps are refused.",
    bad: #"""
      {"old": {"type": "integer", "multipleOf": 2},
       "new": {"type": "integer", "multipleOf": 4}}

      """#,
    good: #"""
      {"old": {"type": "integer"},
       "new": {"type": "integer", "multipleOf": 1}}

      """#)

  package static let multipleFreed = RuleInfo(
    RuleID(.contractChange, 137), "multiple-freed", severity: .warning,
    summary: "A number may be a multiple of something smaller.",
    rationale: "Readers that count in steps meet values between them.",
    bad: #"""
      {"old": {"type": "integer", "multipleOf": 4},
       "new": {"type": "integer", "multipleOf": 2}}

      """#,
    good: #"""
      {"old": {"type": "number", "multipleOf": 0.01},
       "new": {"type": "number", "multipleOf": 1e-2}}

      """#)

  package static let multipleChanged = RuleInfo(
    RuleID(.contractChange, 138), "multiple-changed", severity: .error,
    summary: "A number must be a multiple of something else.",
    rationale: "Stored events are refused, and readers meet values between their steps.",
    bad: #"""
      {"old": {"type": "integer", "multipleOf": 2},
       "new": {"type": "integer", "multipleOf": 3}}

      """#,
    good: #"""
      {"old": {"type": "integer", "multipleOf": 2},
       "new": {"type": "integer", "multipleOf": 2.0}}

      """#)

  package static let minimumLengthRaised = RuleInfo(
    RuleID(.contractChange, 139), "minimum-length-raised", severity: .error,
    summary: "A text must be longer than before.",
    rationale: "Stored events with shorter texts are refused; the empty one is the usual case.",
    bad: #"""
      {"old": {"type": "string"},
       "new": {"type": "string", "minLength": 1}}

      """#,
    good: #"""
      {"old": {"type": "string", "minLength": 0},
       "new": {"type": "string"}}

      """#)

  package static let minimumLengthLowered = RuleInfo(
    RuleID(.contractChange, 140), "minimum-length-lowered", severity: .warning,
    summary: "A text may be shorter than before.",
    rationale: "Readers meet texts shorter than they were promised.",
    bad: #"""
      {"old": {"type": "string", "minLength": 1},
       "new": {"type": "string"}}

      """#,
    good: #"""
      {"old": {"type": "string", "minLength": 2, "pattern": "^..."},
       "new": {"type": "string", "pattern": "^..."}}

      """#)

  package static let maximumLengthRaised = RuleInfo(
    RuleID(.contractChange, 141), "maximum-length-raised", severity: .warning,
    summary: "A text may be longer than before.",
    rationale: "Columns of a fixed width cut the first long one.",
    bad: #"""
      {"old": {"type": "string", "maxLength": 16},
       "new": {"type": "string", "maxLength": 64}}

      """#,
    good: #"""
      {"old": {"type": "string", "maxLength": 9, "pattern": "^.{0,4}$"},
       "new": {"type": "string", "pattern": "^.{0,4}$"}}

      """#)

  package static let maximumLengthLowered = RuleInfo(
    RuleID(.contractChange, 142), "maximum-length-lowered", severity: .error,
    summary: "A text must be shorter than before.",
    rationale: "Stored events with longer texts are refused.",
    bad: #"""
      {"old": {"type": "string", "maxLength": 64},
       "new": {"type": "string", "maxLength": 16}}

      """#,
    good: #"""
      {"old": {"type": "string", "pattern": "^.{0,4}$"},
       "new": {"type": "string", "maxLength": 9, "pattern": "^.{0,4}$"}}

      """#)

  package static let patternAdded = RuleInfo(
    RuleID(.contractChange, 143), "pattern-added", severity: .error,
    summary: "A text must match a pattern.",
    rationale: "Stored events whose text does not match are refused.",
    bad: #"""
      {"old": {"type": "string"},
       "new": {"type": "string", "pattern": "^0x"}}

      """#,
    good: #"""
      {"old": {"enum": ["0xa", "0xb"]},
       "new": {"enum": ["0xa", "0xb"], "pattern": "^0x"}}

      """#)

  package static let patternRemoved = RuleInfo(
    RuleID(.contractChange, 144), "pattern-removed", severity: .warning,
    summary: "A text need not match a pattern any more.",
    rationale: "Readers that take the text apart meet texts that they cannot.",
    bad: #"""
      {"old": {"type": "string", "pattern": "^0x"},
       "new": {"type": "string"}}

      """#,
    good: #"""
      {"old": {"enum": ["0xa", "0xb"], "pattern": "^0x"},
       "new": {"enum": ["0xa", "0xb"]}}

      """#)

  package static let patternChanged = RuleInfo(
    RuleID(.contractChange, 145), "pattern-changed", severity: .warning,
    summary: "A text must match another pattern.",
    rationale: """
      Patterns are compared by what they match: a wider one surprises readers, a narrower one \
      refuses stored events, another spelling of the same is nothing.
      """,
    bad: #"""
      {"old": {"type": "string", "pattern": "^ab"},
       "new": {"type": "string", "pattern": "^a"}}

      """#,
    good: #"""
      {"old": {"type": "string", "pattern": "^[0-9]+$"},
       "new": {"type": "string", "pattern": "^\\d+$"}}

      """#)

  package static let formatAdded = RuleInfo(
    RuleID(.contractChange, 146), "format-added", severity: .error,
    summary: "A text must be of a format.",
    rationale: """
      Where formats are asserted, stored events with other texts are refused; where they are \
      annotations, it is only said.
      """,
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string"}},
       "new": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "date-time"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "date-time"}},
       "new": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "date-time", "title": "when"}}}

      """#)

  package static let formatRemoved = RuleInfo(
    RuleID(.contractChange, 147), "format-removed", severity: .warning,
    summary: "A text need not be of a format any more.",
    rationale: "Readers that parse the text meet texts that they cannot parse.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "email"}},
       "new": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "email"}},
       "new": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "email", "title": "who"}}}

      """#)

  package static let formatChanged = RuleInfo(
    RuleID(.contractChange, 148), "format-changed", severity: .error,
    summary: "A text must be of another format.",
    rationale: "Texts of one format are seldom texts of another.",
    bad: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "date-time"}},
       "new": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "date"}}}

      """#,
    good: #"""
      {"old": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "date"}},
       "new": {"contract": "tick", "version": "1.0.0", "formats": "assert",
         "schema": {"type": "string", "format": "date", "title": "when"}}}

      """#)
}
