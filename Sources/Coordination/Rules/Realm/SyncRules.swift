package import Findings

/// What sync finds: the state of clones, and changes of two sides.
package enum SyncRules {
  package static let all = [unlevel, conflict, refused, stillNeeded]

  package static let unlevel = RuleInfo(
    RuleID(.realm, 401), "diverged-realm", severity: .error,
    summary: "The realm's clone here holds commits that its origin does not.",
    rationale: """
      What was committed by hand, and not pushed, is agreed with nobody. Sync writes nothing until \
      the two are one again.
      """)

  package static let conflict = RuleInfo(
    RuleID(.realm, 402), "sync-conflict", severity: .error,
    summary: "The realm says something else by now where this repository changed it too.",
    rationale: """
      Both sides meant something. Which of the two holds is for people to say; nothing of either \
      is written over.
      """)

  package static let refused = RuleInfo(
    RuleID(.realm, 403), "sync-refused", severity: .error,
    summary: "What waits to be synced would change the file of another repository.",
    rationale: "Each repository writes its own files alone; the other one has to be asked.")

  package static let stillNeeded = RuleInfo(
    RuleID(.realm, 404), "still-relied-upon", severity: .error,
    summary: "A repository wants to leave, and another relies on what it offers.",
    rationale: "What it takes along would be missing there from one day to the next.")
}
