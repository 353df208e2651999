/// How much has to be seen before something is said of it.
package struct DriftOptions: Hashable, Sendable {
  /// Objects before a field that never came, or always came, is worth a word.
  package var presenceSupport = 20
  /// Values before one that never changes is suspected to stand for nothing.
  package var constantSupport = 50
  /// What supports an enum.
  package var drafting = DraftOptions()

  package init() {}
}
