package import Findings

/// What is found beside a realm: the folders that it speaks of, and the document that it came from.
package enum LayoutRules {
  package static let all = [documentDisagrees, missingFolder, readOnlyFolder, reservedInUse]

  package static let documentDisagrees = RuleInfo(
    RuleID(.realm, 311), "document-disagrees", severity: .warning,
    summary: "A coordination document says something else than the realm does.",
    rationale: """
      People read the document and programs read the realm. Where the two differ, each side works \
      by its own.
      """)

  package static let missingFolder = RuleInfo(
    RuleID(.realm, 312), "missing-owned-folder", severity: .warning,
    summary: "A folder that a repository says it owns is not there.",
    rationale: "Whoever reads what should lie there finds nothing, and takes it for no data.")

  package static let readOnlyFolder = RuleInfo(
    RuleID(.realm, 313), "owned-folder-read-only", severity: .error,
    summary: "A repository may not write to a folder that it owns.",
    rationale: "The one who has to write there is the one who cannot, and nobody else may.")

  package static let reservedInUse = RuleInfo(
    RuleID(.realm, 314), "reserved-path-in-use", severity: .warning,
    summary: "Something lies where the realm reserved a place for later.",
    rationale: """
      A reserved place is kept free so that what is planned for it meets nothing of somebody else.
      """)
}
