/// Whether a version may go out, for one consumer or for all.
package enum ReleaseVerdict: String, Hashable, Sendable, CaseIterable {
  case yes
  case no
  /// Nobody has looked, or nobody could tell.
  case unknown
}
