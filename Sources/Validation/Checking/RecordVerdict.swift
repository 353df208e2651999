/// What became of one record that a contract judged, for those who hold it to another as well.
package struct RecordVerdict: Hashable, Sendable {
  /// The record's first byte in its capture.
  package var offset: Int
  /// The number of the contract in the plan.
  package var subject: Int
  package var isRefused: Bool

  package init(offset: Int, subject: Int, isRefused: Bool) {
    self.offset = offset
    self.subject = subject
    self.isRefused = isRefused
  }
}
