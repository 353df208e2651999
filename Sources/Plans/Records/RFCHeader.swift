/// The table at the head of an RFC or a spike.
package struct RFCHeader: Hashable, Sendable {
  package var path: String
  /// From the file's name: `0001-cross-repo-realms.md`.
  package var number: Int?
  package var title: Located<String>?
  package var isSpike: Bool
  package var fields: [PlanField]
  package var status: Located<String>?
  package var outcome: Located<String>?
  package var timeBox: Located<String>?
  package var started: PlanDate?
  package var ended: PlanDate?
  /// The RFC that a spike led to.
  package var rfc: Located<String>?
  package var dependsOn: [RFCReference]
  package var blocks: [RFCReference]
  /// Parts of `Depends On` and `Blocks` that name no RFC.
  package var unreadable: [Located<String>]

  package init(path: String) {
    self.path = path
    (number, title, isSpike, fields) = (nil, nil, false, [])
    (status, outcome, timeBox, started, ended, rfc) = (nil, nil, nil, nil, nil, nil)
    (dependsOn, blocks, unreadable) = ([], [], [])
  }
}
