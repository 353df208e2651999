import Findings
import MarkdownText
import Plans
import SourceText

/// A name that a decision has replaced.
struct RivalTerm: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 24), "rival-term", severity: .warning,
    summary: "A decision names one product for a job, and another place names a rival for it.",
    rationale: "Whoever follows the other place builds what was decided against.",
    bad: """
      # Plan

      **Decision:** search owns vector indexing with ChromaDB

      ## Steps

      1. Rebuild the LanceDB index

      """,
    good: """
      # Plan

      **Decision:** search owns vector indexing with ChromaDB

      ## Steps

      1. Rebuild the ChromaDB index

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    let decided = DecidedTerms(docket)
    guard !decided.isEmpty else { return [] }
    // Records weigh alternatives, and their words about these are history.
    let records = Set(docket.records.map(\.plan.index))
    return docket.plans.enumerated().flatMap { index, plan -> [Ruling] in
      guard !docket.isArchived(index), plan.document.documentClass != .archived,
        !records.contains(index)
      else { return [] }
      let bytes = plan.document.text.bytes
      return plan.prose.flatMap { line in
        decided.rivals(in: bytes, line.span).map { rival in
          let name = String(decoding: bytes[rival.span.range], as: UTF8.self)
          return remark(
            "'\(name)' stands where '\(rival.decided.term.name)' was decided on",
            at: plan.document.text.original(rival.span), in: plan
          ).relating(rival.decided.span, in: docket.plans[rival.decided.plan], "the decision")
        }
      }
    }
  }
}

/// The terms of all decisions, by the words that say what they are for.
private struct DecidedTerms {
  struct Decided {
    var term: DecidedTerm
    var span: SourceSpan
    var plan: Int
  }

  private var byStem: [String: [Decided]] = [:]

  init(_ docket: Docket) {
    for plan in docket.plans {
      for contents in [plan.document.loose] + plan.phases.map(\.contents) {
        for line in contents.decisions where !line.isQuestion {
          guard let term = DecidedTerm(line.text.value) else { continue }
          add(Decided(term: term, span: line.span, plan: plan.index))
        }
      }
    }
    for judged in docket.records where judged.record.status == .accepted {
      for decided in judged.decidedTerms {
        add(Decided(term: decided.term, span: decided.span, plan: judged.plan.index))
      }
    }
  }

  private mutating func add(_ decided: Decided) {
    for stem in decided.term.stems { byStem[stem, default: []].append(decided) }
  }

  var isEmpty: Bool { byStem.isEmpty }

  /// Products that a line names for what others were decided on.
  func rivals(in bytes: [UInt8], _ line: SourceSpan) -> [(span: SourceSpan, decided: Decided)] {
    guard bytes[line.range].contains(where: { $0 &- UInt8(ascii: "A") < 26 }) else { return [] }
    let words = ArithmeticReader(bytes: bytes).wordRanges(in: line.range)
    return words.indices.dropLast().compactMap { index in
      guard isProductName(bytes, words[index]) else { return nil }
      let name = String(decoding: bytes[words[index]], as: UTF8.self)
      let nouns = words[(index + 1)...].prefix(2).map {
        stem(of: String(decoding: bytes[$0], as: UTF8.self))
      }
      let decided = nouns.lazy.flatMap { byStem[$0] ?? [] }
        .first { $0.term.isRival(name) && !$0.term.isHistory(bytes, words) }
      return decided.map { (SourceSpan(words[index].lowerBound, words[index].upperBound), $0) }
    }
  }
}
