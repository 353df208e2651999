package import Findings
import SourceText

/// Rules about the bytes of plans, whatever the words say.
enum TextRules {
  static let macRoman = RuleInfo(
    RuleID(.text, 1), "mac-roman-text", severity: .warning,
    summary: "A file was UTF-8 that somebody read as Mac Roman and saved again.",
    rationale: """
      Marks and drawings look like `\(LegacyEncoding.macRoman.mangled("✅"))`: people cannot read \
      them, and searches miss them. The way back loses nothing, so the file is read as it was meant.
      """,
    bad: "# Plan\n\n## Phase A \(LegacyEncoding.macRoman.mangled("✅")) COMPLETE (2026-01-05)\n",
    good: "# Plan\n\n## Phase A ✅ COMPLETE (2026-01-05)\n")

  static let windows1252 = RuleInfo(
    RuleID(.text, 2), "cp1252-text", severity: .warning,
    summary: "A file was UTF-8 that somebody read as Windows-1252 and saved again.",
    rationale: """
      Marks and drawings look like `\(LegacyEncoding.windows1252.mangled("→"))`: people cannot read \
      them, and searches miss them. The way back loses nothing, so the file is read as it was meant.
      """,
    bad: "# Plan\n\nStored \(LegacyEncoding.windows1252.mangled("→")) indexed\n",
    good: "# Plan\n\nStored → indexed\n")

  static let mixed = RuleInfo(
    RuleID(.text, 3), "twice-mangled-text", severity: .warning,
    summary: "A file was mangled more than once, or in more than one encoding.",
    rationale: """
      Several people saved the file through wrong encodings. Each run is repaired by the one that it \
      was mangled in; what cannot be told is left as it is.
      """,
    bad: """
      # Plan

      Stored \(LegacyEncoding.windows1252.mangled("→")) indexed \
      \(LegacyEncoding.macRoman.mangled("→")) trained

      """,
    good: "# Plan\n\nStored → indexed → trained\n")

  static let invalid = RuleInfo(
    RuleID(.text, 4), "undecodable-text", severity: .error,
    summary: "A file holds bytes that are no UTF-8.",
    rationale: """
      What such bytes mean cannot be known, and each program guesses something else. Save the file \
      as UTF-8.
      """)

  static let control = RuleInfo(
    RuleID(.text, 5), "control-character", severity: .error,
    summary: "A file holds a NUL or another control character.",
    rationale: "Editors and terminals hide or obey such bytes; nobody wrote them on purpose.")

  static let direction = RuleInfo(
    RuleID(.text, 6), "hidden-direction", severity: .error,
    summary: "A file holds characters that turn the direction of what is shown.",
    rationale: """
      With them a line can be made to look different from what it says: a status, a number or a \
      command may show another. Scripts that run from right to left do not need them.
      """)

  static let invisible = RuleInfo(
    RuleID(.text, 7), "invisible-character", severity: .warning,
    summary: "A word holds characters that nobody can see.",
    rationale: """
      A name with a space of no width in it looks like another name and is not: references to it \
      find nothing.
      """)

  static let binary = RuleInfo(
    RuleID(.text, 8), "binary-file", severity: .error,
    summary: "A file that is to be a plan is no text at all.",
    rationale: "Nothing of it is read. Take it out of the plans, or put back the text it replaced.")

  static let all = [
    macRoman, windows1252, mixed, invalid, control, direction, invisible, binary,
  ]
}

/// What can be found in the bytes of plans, for `schema explain`, the reports and `docs/rules.md`.
package let textRuleInfos: [RuleInfo] = TextRules.all
