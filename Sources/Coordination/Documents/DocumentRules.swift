package import Findings

/// The rules about design documents that depend on each other across repositories.
package enum DocumentRules {
  /// In the order of their IDs.
  package static let all = [
    malformedReference, unknownRepository, unknownDocument, oneSidedDependency, circularDocuments,
    aheadOfDependency, taskForUnknownRepository,
  ]

  package static let malformedReference = RuleInfo(
    RuleID(.linkedRFC, 101), "malformed-document-reference", severity: .error,
    summary: "A 'Depends On' or 'Blocks' row holds what is no reference to a document.",
    rationale: "A dependency that nobody can follow is a dependency that nobody keeps.",
    bad: "| **Depends On** | the other RFC |", good: "| **Depends On** | indexer:rfc-0001-ticks |")

  package static let unknownRepository = RuleInfo(
    RuleID(.linkedRFC, 102), "document-of-unknown-repository", severity: .error,
    summary: "A document refers to one of a repository that is not in the realm.",
    rationale: "The name is misspelt, or the repository has left and takes its documents along.",
    bad: "| **Depends On** | indexxer:rfc-0001-ticks |",
    good: "| **Depends On** | indexer:rfc-0001-ticks |")

  package static let unknownDocument = RuleInfo(
    RuleID(.linkedRFC, 103), "unknown-document", severity: .error,
    summary: "A document refers to one that is not there.",
    rationale: "What it waits for can never be accepted.",
    bad: "| **Depends On** | indexer:rfc-0099-ticks |",
    good: "| **Depends On** | indexer:rfc-0001-ticks |")

  package static let oneSidedDependency = RuleInfo(
    RuleID(.linkedRFC, 104), "unacknowledged-dependency", severity: .warning,
    summary: "A document depends on another one that does not say that it blocks it.",
    rationale: """
      Whoever changes or drops a document looks at what it blocks; what only the other side knows \
      is forgotten.
      """,
    bad: "| **Depends On** | indexer:rfc-0002-marks |",
    good: "| **Depends On** | indexer:rfc-0001-ticks |")

  package static let circularDocuments = RuleInfo(
    RuleID(.linkedRFC, 105), "circular-documents", severity: .error,
    summary: "Documents depend on each other in a circle.",
    rationale: "Each waits for the next, and none can ever begin.",
    bad: "| **Depends On** | indexer:rfc-0003-circle |",
    good: "| **Depends On** | indexer:rfc-0001-ticks |")

  package static let aheadOfDependency = RuleInfo(
    RuleID(.linkedRFC, 106), "ahead-of-dependency", severity: .error,
    summary: "A document is being built while one that it depends on is not accepted.",
    rationale: "What it builds on may still change, or never come.",
    bad: "| **Status** | Implemented |\n| **Depends On** | indexer:rfc-0004-draft |",
    good: "| **Status** | Draft |\n| **Depends On** | indexer:rfc-0004-draft |")

  package static let taskForUnknownRepository = RuleInfo(
    RuleID(.linkedRFC, 107), "task-for-unknown-repository", severity: .warning,
    summary: "A task of a plan is for a repository that is not in the realm.",
    rationale: "Nobody looks for a task under a name that nobody has.",
    bad: "- [ ] indexxer: Rebuild the index", good: "- [ ] indexer: Rebuild the index")
}
