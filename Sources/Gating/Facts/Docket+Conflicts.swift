import Contracts
import Plans
import SourceText

/// Claims about one fact that cannot all be true.
struct Conflict {
  var subject: StatedFact.Subject
  /// The claim that stands most alone, and one that it contradicts.
  var odd: StatedFact
  var other: StatedFact
  /// All claims about the fact, in the order of the plans.
  var claims: [StatedFact]

  func shown(in docket: Docket) -> FactConflict {
    FactConflict(
      subject: subject.words,
      claims: claims.map { claim in
        FactConflict.Claim(
          value: claim.shownValue, date: claim.date,
          place: docket.plans[claim.plan].place(claim.span))
      })
  }
}

extension StatedFact {
  /// The number as it stands, with its `+`.
  var shownValue: String {
    isLowerBound && !lexeme.hasSuffix("+") ? lexeme + "+" : lexeme
  }

  /// Whether both cannot be true on one day.
  func contradicts(_ other: StatedFact) -> Bool {
    guard plan != other.plan || line != other.line, isNear(other) else { return false }
    switch (isLowerBound, other.isLowerBound) {
    case (true, true): return false
    case (true, false): return other.value.compared(to: value) == .less
    case (false, true): return value.compared(to: other.value) == .less
    case (false, false): return value != other.value
    }
  }

  /// Numbers that are far apart count different things, above all in different phases.
  private func isNear(_ other: StatedFact) -> Bool {
    let isElsewhere = phase != nil && other.phase != nil && phase != other.phase
    let factor = Figure(isElsewhere ? 8 : 5)
    guard value.mantissa > 0, other.value.mantissa > 0 else { return true }
    let (small, large) =
      value.compared(to: other.value) == .less ? (value, other.value) : (other.value, value)
    guard let left = small.multiplied(by: Figure(10)), let right = large.multiplied(by: factor)
    else { return false }
    return left.compared(to: right) != .less
  }
}

extension Docket {
  /// Numbers that contradict each other, one conflict for each fact and day.
  func findConflicts() -> [Conflict] {
    let facts = plans.enumerated().flatMap { index, plan in
      isArchived(index) || plan.document.documentClass == .archived
        ? [] : StatedFact.all(of: plan, number: index)
    }
    let bySubject = Dictionary(grouping: facts, by: \.subject).mapValues { claims in
      claims.sorted { ($0.plan, $0.span) < ($1.plan, $1.span) }
    }
    let scopes = Dictionary(grouping: facts, by: \.scope)
    return scopes.values.compactMap { claims in conflict(claims, of: bySubject) }
      .sorted { ($0.odd.plan, $0.odd.span) < ($1.odd.plan, $1.odd.span) }
  }

  private func conflict(
    _ claims: [StatedFact], of all: [StatedFact.Subject: [StatedFact]]
  ) -> Conflict? {
    guard claims.count > 1, let subject = claims.first?.subject else { return nil }
    // Claims of one value are alike, so a few of each are enough to look at.
    let ordered = claims.sorted { ($0.plan, $0.span) < ($1.plan, $1.span) }.prefix(200)
    guard Set(ordered.map(\.value)).count > 1 else { return nil }
    let related = all[subject] ?? []
    let support = Dictionary(grouping: related.prefix(2000), by: \.value).mapValues(\.count)
    var best: (odd: StatedFact, other: StatedFact, weight: Int)?
    for one in ordered {
      guard let other = ordered.first(where: { $0.contradicts(one) }) else { continue }
      let weight = support[one.value] ?? 0
      if best.map({ weight < $0.weight }) ?? true { best = (one, other, weight) }
    }
    return best.map {
      Conflict(subject: subject, odd: $0.odd, other: $0.other, claims: Array(related.prefix(2000)))
    }
  }
}
