import Contracts
import JSONText
import Schemas
import SourceText

extension ChangeJudgement {
  /// Pairs of a field that is gone and one that is new in the same object and looks alike.
  ///
  /// A guess, and told as one: only a field with one likely partner gets it, and neither change
  /// goes away.
  func renamed(_ told: [(candidate: Candidate, change: Change)]) -> [(Candidate, Change)] {
    var told = told
    let gone = told.indices.filter { told[$0].change.kind == .fieldRemoved }
    let added = told.indices.filter {
      told[$0].change.kind == .fieldAdded || told[$0].change.kind == .fieldNewlyRequired
    }
    guard gone.count * added.count <= 2_000 else { return told.map { ($0.candidate, $0.change) } }
    var offers: [(gone: Int, added: Int, support: [String])] = []
    for first in gone {
      for second in added {
        let support = support(told[first], told[second])
        if !support.isEmpty { offers.append((first, second, support)) }
      }
    }
    for offer in offers where isOnly(offer.gone, offer.added, among: offers) {
      mark(&told, offer.gone, offer.added, offer.support)
    }
    return told.map { ($0.candidate, $0.change) }
  }

  private func isOnly(
    _ gone: Int, _ added: Int, among offers: [(gone: Int, added: Int, support: [String])]
  ) -> Bool {
    let rivals = offers.filter { $0.gone == gone || $0.added == added }
    let best = rivals.map(\.support.count).max() ?? 0
    let winners = rivals.filter { $0.support.count == best }
    return winners.count == 1 && winners[0].gone == gone && winners[0].added == added
  }

  private func mark(
    _ told: inout [(candidate: Candidate, change: Change)], _ gone: Int, _ added: Int,
    _ support: [String]
  ) {
    let (from, to) = (told[gone].change, told[added].change)
    let words = listedWords(support)
    told[gone].change.rename = RenameHypothesis(pointer: to.pointer, support: support)
    told[gone].change.notes.append("may have been renamed to '\(last(to))': \(words)")
    // Whoever read the old name finds it nowhere.
    told[gone].change.effect = .removed
    told[gone].change.level = policy.level(of: .removed)
    told[added].change.rename = RenameHypothesis(pointer: from.pointer, support: support)
    told[added].change.notes.append("may have been called '\(last(from))' before: \(words)")
  }

  private func last(_ change: Change) -> String { change.fieldName?.description ?? change.pointer }
  private func listedWords(_ words: [String]) -> String { words.joined(separator: " and ") }

  /// What speaks for one field having become the other.
  private func support(
    _ gone: (candidate: Candidate, change: Change), _ added: (candidate: Candidate, change: Change)
  ) -> [String] {
    let (first, second) = (
      search.locations[gone.candidate.location], search.locations[added.candidate.location]
    )
    guard first.parent == second.parent, let before = gone.change.fieldName,
      let after = added.change.fieldName
    else { return [] }
    var likeness = search.likeness
    guard !first.old.isEmpty, likeness.areAlike(first.old, second.new) else { return [] }
    var support = ["same shape"]
    if areSimilar(before, after) { support.append("similar name") }
    return support
  }

  /// Whether one name is a slip, a prefix or a respelling of the other.
  private func areSimilar(_ first: JSONName, _ second: JSONName) -> Bool {
    nearMiss(of: first.description, among: [second.description]) != nil
  }
}
