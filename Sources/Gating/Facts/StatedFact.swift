import Contracts
import Plans
import SourceText

/// A number that a plan states of the whole project, with what it counts and when that was.
struct StatedFact {
  /// What is counted, and what is said of it: `test` and `pass`.
  struct Subject: Hashable {
    var noun: String
    var predicate: String
  }

  var subject: Subject
  var value: Figure
  var isLowerBound: Bool
  var lexeme: String
  var plan: Int
  /// The phase it is said of; nil for the document as a whole.
  var phase: Int?
  /// The day it is said for.
  var date: Day?
  var line: Int
  var span: SourceSpan

  /// What may be compared: the same day, or the same place where no day is given.
  struct Scope: Hashable {
    var subject: Subject
    var date: Day?
    var plan: Int?
    var phase: Int?
  }

  var scope: Scope {
    date == nil
      ? Scope(subject: subject, date: nil, plan: plan, phase: phase)
      : Scope(subject: subject, date: date, plan: nil, phase: nil)
  }
}

extension StatedFact.Subject {
  /// Reads what a number is about; nil where the words do not say it plainly.
  init?(_ mention: NumberMention) {
    let nouns = mention.nouns
    if mention.isPercentage {
      guard Self.isCoverage(mention) else { return nil }
      self.init(noun: "coverage", predicate: "")
      return
    }
    if let first = nouns.first, let predicate = Self.predicates[first] {
      // `1138 passing` under `Tests:`, or `36 validated features`.
      guard let noun = mention.label.flatMap({ plainWords($0).last }) ?? nouns.dropFirst().first,
        noun.utf8.count > 2, Self.predicates[noun] == nil
      else { return nil }
      self.init(noun: singular(noun), predicate: predicate)
      return
    }
    guard let first = nouns.first, first.utf8.count > 2 else { return nil }
    for (index, word) in nouns.enumerated().dropFirst() {
      guard let predicate = Self.predicates[word] else { continue }
      self.init(
        noun: nouns[..<index].filter { !Self.fillers.contains($0) }.map(singular)
          .joined(separator: " "), predicate: predicate)
      return
    }
    return nil
  }

  private static let fillers: Set<String> = ["are", "is", "now", "all", "were", "have", "been"]

  private static func isCoverage(_ mention: NumberMention) -> Bool {
    let bounds: Set<String> = [
      "target", "goal", "minimum", "least", "over", "above", "threshold", "required", "requires",
      "below", "must", "than", "from", "by", "to",
    ]
    guard !mention.before.contains(where: { bounds.contains($0) }) else { return false }
    let isNamed =
      mention.nouns.prefix(2).contains("coverage") || mention.before.suffix(2).contains("coverage")
      || mention.label.map {
        plainWords($0) == ["coverage"] || plainWords($0).suffix(1) == ["coverage"]
      }
        == true
    return isNamed
  }

  /// Words that say what became of the things counted.
  private static let predicates: [String: String] = [
    "pass": "passing", "passes": "passing", "passed": "passing", "passing": "passing",
    "green": "passing", "fail": "failing", "fails": "failing", "failed": "failing",
    "failing": "failing", "captured": "captured", "recorded": "captured", "indexed": "indexed",
    "validated": "validated", "migrated": "migrated", "covered": "covered", "skipped": "skipped",
    "deployed": "deployed", "ingested": "ingested", "processed": "processed",
  ]

  var words: String { predicate.isEmpty ? noun : "\(plural(noun)) \(predicate)" }
}
