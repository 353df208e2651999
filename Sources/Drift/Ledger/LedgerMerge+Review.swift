import Contracts
import JSONText

extension LedgerMerge {
  /// What was decided on one side stands; of two decisions, the later one.
  mutating func merged(
    _ base: LedgerReview, _ ours: LedgerReview, _ theirs: LedgerReview, of key: LedgerKey
  ) -> LedgerReview {
    let isOurs = decides(base, ours, theirs, of: key)
    var review = isOurs ? ours : theirs
    review.note = merged(base.note, ours.note, theirs.note, of: key, "note")
    review.answer = answer(base.answer, ours.answer, theirs.answer)
    return review
  }

  /// Whether our decision is the one that stands.
  private mutating func decides(
    _ base: LedgerReview, _ ours: LedgerReview, _ theirs: LedgerReview, of key: LedgerKey
  ) -> Bool {
    let (before, one, other) = (Decision(base), Decision(ours), Decision(theirs))
    if one == other || other == before { return true }
    if one == before { return false }
    if ours.state != theirs.state {
      conflicts.append(
        Conflict(key: key, what: "state", ours: ours.summary, theirs: theirs.summary))
    }
    return other < one
  }

  private func answer(
    _ base: LedgerAnswer?, _ ours: LedgerAnswer?, _ theirs: LedgerAnswer?
  ) -> LedgerAnswer? {
    if ours == theirs || theirs == base { return ours }
    if ours == base { return theirs }
    guard let ours, let theirs else { return ours ?? theirs }
    func order(_ answer: LedgerAnswer) -> (String, JSONName) {
      (answer.day?.description ?? "", JSONName(answer.text))
    }
    return order(ours) < order(theirs) ? theirs : ours
  }

  /// Texts that both sides changed, and differently, are told; the one that orders last stands.
  mutating func merged(
    _ base: String?, _ ours: String?, _ theirs: String?, of key: LedgerKey?, _ what: String
  ) -> String? {
    let (before, one, other) = (
      base.map { JSONName($0) }, ours.map { JSONName($0) }, theirs.map { JSONName($0) }
    )
    if one == other || other == before { return ours }
    if one == before { return theirs }
    conflicts.append(
      Conflict(key: key, what: what, ours: ours ?? "nothing", theirs: theirs ?? "nothing"))
    guard let one, let other else { return ours ?? theirs }
    return one < other ? theirs : ours
  }

  /// The same for each member that this program does not know.
  mutating func merged(
    _ base: LedgerExtra, _ ours: LedgerExtra, _ theirs: LedgerExtra, of key: LedgerKey?
  ) -> LedgerExtra {
    var extra = LedgerExtra()
    for name in Set(ours.members.keys).union(theirs.members.keys).sorted() {
      let (before, one, other) = (base.members[name], ours.members[name], theirs.members[name])
      if one == other || other == before {
        extra.members[name] = one
      } else if one == before {
        extra.members[name] = other
      } else {
        conflicts.append(
          Conflict(key: key, what: "'\(name)'", ours: words(one), theirs: words(other)))
        let isTheirs =
          (one?.canonicalBytes ?? []).lexicographicallyPrecedes(other?.canonicalBytes ?? [])
        extra.members[name] = isTheirs ? other : one
      }
    }
    return extra
  }

  private func words(_ value: JSONValue?) -> String {
    guard let value else { return "nothing" }
    let bytes = value.compactBytes
    return bytes.count > 60
      ? "a value of \(bytes.count) bytes" : String(decoding: bytes, as: UTF8.self)
  }
}

/// What of a review was decided at one time; the greater one is the later one.
private struct Decision: Hashable, Comparable {
  var review: LedgerReview

  init(_ review: LedgerReview) {
    self.review = review
    self.review.note = nil
    self.review.answer = nil
  }

  static func < (lhs: Self, rhs: Self) -> Bool {
    let (one, other) = (lhs.review, rhs.review)
    if one.reviewed != other.reviewed {
      return (one.reviewed?.description ?? "") < (other.reviewed?.description ?? "")
    }
    if one.state != other.state { return one.state < other.state }
    return lhs.rest.lexicographicallyPrecedes(rhs.rest)
  }

  private var rest: [JSONName] {
    [review.expires?.description ?? "", review.reviewer ?? "", review.reason ?? ""]
      .map { JSONName($0) }
  }
}

extension LedgerReview {
  /// The decision in a few words: `ignored until 2026-12-31 by ann`.
  package var summary: String {
    var words = state.rawValue
    if let expires { words += " until \(expires)" }
    if let reviewer { words += " by \(reviewer)" }
    if let reviewed { words += " on \(reviewed)" }
    return words
  }
}
