package import SourceText

/// `<!-- schema:phase id=pipeline-d group=FEATURES after=pipeline-c -->`.
package struct PhaseAnchor: Hashable, Sendable {
  package var id: Located<String>?
  package var group: Located<String>?
  /// The phases that must have passed before: hard edges.
  package var after: [Located<String>]
  /// The phases that only tell this one something: soft edges.
  package var informedBy: [Located<String>]
  package var state: Located<String>?
  /// Names that the form does not know.
  package var unknown: [Located<String>]
  package var span: SourceSpan

  package init(at span: SourceSpan) {
    self.span = span
    (id, group, after, informedBy, state, unknown) = (nil, nil, [], [], nil, [])
  }
}

/// A comment that asks to bear findings, or stops asking.
package struct PlanSuppression: Hashable, Sendable {
  package enum Scope: Hashable, Sendable {
    /// `schema-disable-next-line`: the line after the comment, empty ones left out.
    case line(Int)
    /// `schema-disable-line`: the line of the comment.
    case sameLine(Int)
    /// `schema-disable` up to `schema-enable` or the end: these lines.
    case lines(ClosedRange<Int>)
  }

  package var scope: Scope
  /// IDs or slugs; empty means every rule.
  package var rules: [Located<String>]
  package var reason: String?
  package var span: SourceSpan

  package init(_ scope: Scope, rules: [Located<String>], reason: String?, at span: SourceSpan) {
    self.scope = scope
    self.rules = rules
    self.reason = reason
    self.span = span
  }

  /// Whether a finding on a line, counted from 1, is meant.
  package func covers(line: Int) -> Bool {
    switch scope {
    case .line(let own), .sameLine(let own): own == line
    case .lines(let range): range.contains(line)
    }
  }
}
