package import Findings

/// The rules about issues between repositories, and commits that must refer to them.
package enum IssueRules {
  /// In the order of their IDs.
  package static let all = [
    missingPrefix, missingBlock, damagedBlock, bareNumber, mention, missingChecklist,
    unknownRepository, pastDeadline, silentCommit, malformedTrailer,
  ]

  /// The part of an issue that programs read, as the examples have it.
  private static let block = """
    ```yaml
    # schema-issue/1  (do not edit; used to match and update this issue)
    fingerprint: "28096ad39a178492"
    kind: breaking
    contract: ping
    from: player
    to: trainer
    version: {old: "1.0.0", new: "2.0.0"}
    ```

    """
  private static let title = "[cross-repo] ping 2.0.0: breaking change\n\n"
  private static let task = "- [ ] Read the changes\n\n"

  package static let missingPrefix = RuleInfo(
    RuleID(.issue, 101), "missing-cross-repo-prefix", severity: .error,
    summary: "The title of an issue between repositories does not begin with the realm's prefix.",
    rationale: "People and filters find what concerns several repositories by the prefix alone.",
    bad: "ping 2.0.0: breaking change\n\n" + task + block, good: title + task + block)

  package static let missingBlock = RuleInfo(
    RuleID(.issue, 102), "issue-without-machine-block", severity: .warning,
    summary: "An issue between repositories has no block that programs read.",
    rationale: "Without its fingerprint the issue is written a second time instead of updated.",
    bad: title + task, good: title + task + block)

  package static let damagedBlock = RuleInfo(
    RuleID(.issue, 103), "damaged-machine-block", severity: .error,
    summary: "The block that programs read was changed by hand, or cannot be read.",
    rationale: "An issue that is taken for another one is updated with the wrong text.",
    bad: title + task + block.replacing("kind: breaking", with: "kind: braking"),
    good: title + task + block)

  package static let bareNumber = RuleInfo(
    RuleID(.issue, 104), "bare-issue-number", severity: .warning,
    summary: "An issue is referred to by its number alone.",
    rationale: "In another repository the number leads to another issue; write 'owner/repo#12'.",
    bad: title + "Depends on #12.\n\n" + task + block,
    good: title + "Depends on acme/player#12.\n\n" + task + block)

  package static let mention = RuleInfo(
    RuleID(.issue, 105), "mention-in-issue", severity: .warning,
    summary: "The text of an issue mentions somebody, who is told of every repetition of it.",
    rationale: """
      Texts that programs write are posted and updated many times, and a mention that came from \
      data reaches people who have nothing to do with it.
      """,
    bad: title + "Ask @nomad about it.\n\n" + task + block,
    good: title + "Ask `@nomad` about it.\n\n" + task + block)

  package static let missingChecklist = RuleInfo(
    RuleID(.issue, 106), "issue-without-checklist", severity: .info,
    summary: "An issue between repositories does not list what has to be done.",
    rationale: "Whoever gets the issue should not have to work out the steps again.",
    bad: title + block, good: title + task + block)

  package static let unknownRepository = RuleInfo(
    RuleID(.issue, 107), "issue-for-unknown-repository", severity: .error,
    summary: "An issue is from or for a repository that is not in the realm.",
    rationale: "Nobody will read it: the name is misspelt, or the repository has left.")

  package static let pastDeadline = RuleInfo(
    RuleID(.issue, 108), "issue-past-deadline", severity: .warning,
    summary: "The time to follow a break is over, and steps of the issue are open.",
    rationale: "From that day on the other side may release without asking again.")

  package static let silentCommit = RuleInfo(
    RuleID(.issue, 201), "silent-commit", severity: .error,
    summary: "A commit changes a shared contract and refers to no issue of another repository.",
    rationale: """
      The others learn of the change where it is talked about; a commit that does not say where \
      leaves them to find out by breaking.
      """,
    bad: "Retype the tick of ping\n",
    good: "Retype the tick of ping\n\nCross-Repo: acme/trainer#12\n")

  package static let malformedTrailer = RuleInfo(
    RuleID(.issue, 202), "malformed-cross-repo-trailer", severity: .error,
    summary: "The 'Cross-Repo:' line of a commit names nothing that can be followed.",
    rationale: "A reference that leads nowhere is worth no more than none.",
    bad: "Retype the tick of ping\n\nRefers to acme/trainer#12.\n\nCross-Repo: soon\n",
    good: "Retype the tick of ping\n\nCross-Repo: none the field was never read\n")
}
