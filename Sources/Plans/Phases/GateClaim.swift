package import SourceText

/// A `**Gate:**` field: a result that is claimed, or what has to hold.
package struct GateClaim: Hashable, Sendable {
  /// The field's name as it stands: `Gate`, `Gate Criteria`, `Exit Criteria`.
  package var key: String
  /// The claimed result; nil where the field tells a criterion.
  package var result: StatusClaim?
  /// What has to hold, or what a result says beside itself.
  package var text: Located<String>?
  /// The criteria of the list under the field, where its own line holds none.
  package var items: [Located<String>] = []
  package var span: SourceSpan

  package init(key: String, result: StatusClaim?, text: Located<String>?, at span: SourceSpan) {
    self.key = key
    self.result = result
    self.text = text
    self.span = span
  }

  /// What has to hold; nil where the field tells a result.
  package var criterion: Located<String>? { result == nil ? text : nil }
  package var isPassed: Bool { result?.state == .verified || result?.state == .complete }
  package var isFailed: Bool { result?.state == .failed }
}
