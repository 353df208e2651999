package import SourceText

/// A row of an ownership table: who owns what, and what not.
package struct OwnershipRow: Hashable, Sendable {
  package var repository: Located<String>
  package var owns: [Located<String>]
  package var doesNotOwn: [Located<String>]
  package var span: SourceSpan

  package init(
    repository: Located<String>, owns: [Located<String>], doesNotOwn: [Located<String>],
    at span: SourceSpan
  ) {
    self.repository = repository
    self.owns = owns
    self.doesNotOwn = doesNotOwn
    self.span = span
  }
}

/// A row of a table that says which part is the single source of truth for a datum.
package struct TruthRow: Hashable, Sendable {
  /// `Replay SSOT` names `ReplayEngine`.
  package struct Source: Hashable, Sendable {
    package var mode: String
    package var owner: Located<String>

    package init(mode: String, owner: Located<String>) {
      self.mode = mode
      self.owner = owner
    }
  }

  package var datum: Located<String>
  package var sources: [Source]
  /// How it stands: `✅ Fixed`, `⚠️ Dual`.
  package var current: Located<String>?
  package var mark: PlanMark?
  package var span: SourceSpan

  package init(
    datum: Located<String>, sources: [Source], current: Located<String>?, mark: PlanMark?,
    at span: SourceSpan
  ) {
    self.datum = datum
    self.sources = sources
    self.current = current
    self.mark = mark
    self.span = span
  }
}

/// A row of a table of bugs: numbered, with a cause and a fix.
package struct BugRow: Hashable, Sendable {
  package var number: Located<String>
  package var title: String
  package var cause: String?
  package var fix: Located<String>?
  package var impact: String?
  package var span: SourceSpan

  package init(
    number: Located<String>, title: String, cause: String?, fix: Located<String>?, impact: String?,
    at span: SourceSpan
  ) {
    self.number = number
    self.title = title
    self.cause = cause
    self.fix = fix
    self.impact = impact
    self.span = span
  }
}

/// A row of a table of things to do: `| Define chunking | claude-flow | rugs-expert |`.
package struct ActionRow: Hashable, Sendable {
  package var task: Located<String>
  package var owner: Located<String>?
  /// Who waits for it.
  package var blocking: Located<String>?
  package var status: StatusClaim?
  package var span: SourceSpan

  package init(
    task: Located<String>, owner: Located<String>?, blocking: Located<String>?,
    status: StatusClaim?, at span: SourceSpan
  ) {
    self.task = task
    self.owner = owner
    self.blocking = blocking
    self.status = status
    self.span = span
  }
}

/// One line of a drawn folder tree.
package struct TreeEntry: Hashable, Sendable {
  /// From the tree's root: `src/foundation/config.py`.
  package var path: String
  package var isFolder: Bool
  package var comment: String?
  package var section: Int
  package var phase: Int?
  package var span: SourceSpan

  package init(
    path: String, isFolder: Bool, comment: String?, section: Int, phase: Int?, at span: SourceSpan
  ) {
    self.path = path
    self.isFolder = isFolder
    self.comment = comment
    self.section = section
    self.phase = phase
    self.span = span
  }
}
