import Findings

/// What can be wrong with the settings file, and with waivers in it.
enum SettingsRules {
  static let all = [
    broken, unknownKey, badValue, unknownRule, unusedWaiver, expiredWaiver,
    incompleteWaiver,
  ]

  static let broken = RuleInfo(
    RuleID(.contractLint, 911), "broken-settings", severity: .error,
    summary: "The settings file cannot be read.",
    rationale: "Whatever it asks for is not done, and nobody would notice.",
    bad: "rules: {\n", good: "rules: {}\n")

  static let unknownKey = RuleInfo(
    RuleID(.contractLint, 912), "unknown-setting", severity: .error,
    summary: "The settings file has a key that means nothing.",
    rationale: "A misspelt key asks for something that is not done.",
    bad: "rulez: {}\n", good: "rules: {}\n")

  static let badValue = RuleInfo(
    RuleID(.contractLint, 913), "bad-setting", severity: .error,
    summary: "A setting has a value that cannot be understood.",
    rationale: "It asks for something that is not done.",
    bad: "policy: { widening: small }\n", good: "policy: { widening: minor }\n")

  static let unknownRule = RuleInfo(
    RuleID(.contractLint, 914), "unknown-rule-in-settings", severity: .error,
    summary: "The settings name a rule that does not exist.",
    rationale: "A misspelt name changes nothing, and the rule that was meant goes on as before.",
    bad: "rules: { missing-sumary: off }\n", good: "rules: { missing-summary: off }\n")

  static let unusedWaiver = RuleInfo(
    RuleID(.suppression, 5), "unused-waiver", severity: .warning,
    summary: "A waiver bears nothing.",
    rationale: "It would silently bear the next fault of its kind.",
    bad:
      "waivers:\n  - { rule: mixed-naming-style, reason: known, owner: us, expires: 2099-12-31 }\n",
    good: "waivers:\n  - { rule: missing-owner, reason: known, owner: us, expires: 2099-12-31 }\n")

  static let expiredWaiver = RuleInfo(
    RuleID(.suppression, 6), "expired-waiver", severity: .warning,
    summary: "A waiver has expired; what it bore counts again.",
    rationale: "A waiver is a promise to mend until a day, and that day is over.",
    bad: "waivers:\n  - { rule: missing-owner, reason: known, owner: us, expires: 2025-12-31 }\n",
    good: "waivers:\n  - { rule: missing-owner, reason: known, owner: us, expires: 2099-12-31 }\n")

  static let incompleteWaiver = RuleInfo(
    RuleID(.suppression, 7), "incomplete-waiver", severity: .error,
    summary: "A waiver of a gate or of a change between versions lacks what makes it hold.",
    rationale: """
      Who bears a break, or lets a gate stand without proof, does it for others. Somebody answers \
      for it until a day (owner, expires), and for a change it says which one (fingerprint or \
      path); until it says so, it does not hold.
      """,
    bad: "waivers:\n  - { rule: version-too-small, reason: known }\n",
    good:
      "waivers:\n  - { rule: version-too-small, path: a, reason: b, owner: us, expires: 2099-12-31 }\n"
  )
}
