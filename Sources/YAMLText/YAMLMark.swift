/// What a value's JSON does not tell of how it is written; one stands beside each node.
struct YAMLMark: Sendable {
  enum Form: Hashable, Sendable {
    case scalar(YAMLScalar.Style)
    /// With brackets or braces.
    case flow
    /// By lines and indentation.
    case block
  }

  var form: Form
  /// Where the value begins with its anchor.
  var fullStart: UInt32
  /// The anchored node, when this one is an alias.
  var target: UInt32?

  init(_ form: Form, fullStart: Int) {
    self.form = form
    self.fullStart = UInt32(clamping: fullStart)
  }
}
