/// The table or the fields at the head of an RFC or a spike: the one place where these are read.
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
  /// The parts of `Depends On` between commas, whatever they name.
  package var needs: [Located<String>]
  /// The parts of `Blocks`.
  package var holdsUp: [Located<String>]
  /// The contracts that the document is about.
  package var contracts: [Located<String>]

  package init(path: String) {
    self.path = path
    (number, title, isSpike, fields) = (nil, nil, false, [])
    (status, outcome, timeBox, started, ended, rfc) = (nil, nil, nil, nil, nil, nil)
    (needs, holdsUp, contracts) = ([], [], [])
  }

  package var dependsOn: [RFCReference] { needs.compactMap(Self.reference) }
  package var blocks: [RFCReference] { holdsUp.compactMap(Self.reference) }

  /// Parts of `Depends On` and `Blocks` that name no RFC.
  package var unreadable: [Located<String>] {
    (needs + holdsUp).filter { Self.reference($0) == nil }
  }

  private static func reference(_ part: Located<String>) -> RFCReference? {
    RFCReference(reading: part.value, at: part.span)
  }
}
