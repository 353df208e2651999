/// Whether a version may go out, for one consumer or for all.
package enum ReleaseVerdict: String, Hashable, Sendable, CaseIterable {
  case yes
  case no
  /// Nobody has looked, or nobody could tell.
  case unknown
}

extension ReleaseVerdict {
  /// One verdict of many: a single no decides, then a single unknown.
  package init(_ verdicts: some Sequence<ReleaseVerdict>) {
    var all = ReleaseVerdict.yes
    for verdict in verdicts where all != .no {
      if verdict != .yes { all = verdict }
    }
    self = all
  }
}
