import Findings
import Plans
import SourceText

/// A number and a list that has another number of entries.
struct MiscountedList: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 21), "miscounted-list", severity: .warning,
    summary: "A number counts the list below it, and the list has more or fewer entries.",
    rationale: "Either an entry is missing or the number was not kept; both are quoted further.",
    bad: """
      # Plan

      6 server fields validated:
      - tick, price
      - balance, position

      """,
    good: """
      # Plan

      4 server fields validated:
      - tick, price
      - balance, position

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan -> [Ruling] in
      let contents = [plan.document.loose] + plan.phases.map(\.contents)
      let lists = contents.flatMap(\.countedLists).compactMap { judge($0, plan) }
      let listed = Set(contents.flatMap { $0.checklist.map(\.section) })
      guard !listed.isEmpty else { return lists }
      let fields = Dictionary(
        grouping: plan.document.fields.filter {
          listed.contains($0.section) && $0.value.utf8.contains(where: isDigit)
        }, by: \.section)
      return lists + contents.flatMap { progress(of: $0, fields, plan) }
    }
  }

  private func judge(_ list: CountedList, _ plan: JudgedPlan) -> Ruling? {
    guard !list.claim.isRough, !list.claim.isPercentage, let claimed = Figure(list.claim.value),
      !list.items.isEmpty, !list.items.contains(where: \.isOpenEnded)
    else { return nil }
    if let sum = sum(of: list) { return judgeSum(sum, claimed, list, plan) }
    guard let number = claimed.asInt, number > 0 else { return nil }
    let counts = countings(of: list)
    guard !counts.contains(where: { list.claim.isLowerBound ? $0 >= number : $0 == number }),
      let most = counts.max(), let least = counts.min(),
      // Far from it, the number counts something else.
      most * 2 >= number, least <= number * 2
    else { return nil }
    let near = number > most ? most : counts.filter { $0 > number }.min() ?? most
    return remark(
      "\(list.claim.lexeme)\(list.claim.isLowerBound ? "+" : "") are claimed, and \(near) are listed",
      at: list.claim.span, in: plan)
  }

  /// The ways in which entries can be counted: as items, as names, as names with `a/b` for two.
  private func countings(of list: CountedList) -> Set<Int> {
    let names = list.items.flatMap(\.names)
    let variants = names.reduce(0) { $0 + $1.utf8.split(separator: UInt8(ascii: "/")).count }
    return Set([list.items.count, names.count, variants].filter { $0 > 0 })
  }

  /// The sum of items that each begin with a number of the same things.
  private func sum(of list: CountedList) -> Figure? {
    let counts = list.items.compactMap(\.count)
    guard counts.count == list.items.count, counts.count >= 2,
      counts.allSatisfy({ !$0.isLowerBound && !$0.isRough && !$0.isPercentage })
    else { return nil }
    let claimed = Set(list.claim.nouns.map(singular))
    guard counts.allSatisfy({ $0.nouns.map(singular).contains { claimed.contains($0) } }) else {
      return nil
    }
    return counts.reduce(Figure?.some(.zero)) { sum, count in
      Figure(count.value).flatMap { sum?.adding($0) }
    }
  }

  private func judgeSum(
    _ sum: Figure, _ claimed: Figure, _ list: CountedList, _ plan: JudgedPlan
  ) -> Ruling? {
    let order = sum.compared(to: claimed)
    guard order != .same, !(list.claim.isLowerBound && order == .more) else { return nil }
    return remark(
      "\(list.claim.lexeme) are claimed, and the list adds up to \(sum)", at: list.claim.span,
      in: plan)
  }

  // MARK: Progress

  /// `3/5 complete` over a list with two ticked boxes.
  private func progress(
    of contents: PhaseContents, _ fields: [Int: [PlanField]], _ plan: JudgedPlan
  ) -> [Ruling] {
    guard !contents.checklist.isEmpty else { return [] }
    let bySection = Dictionary(grouping: contents.checklist, by: \.section)
    return bySection.sorted { $0.key < $1.key }.flatMap { section, items -> [Ruling] in
      guard plan.document.sections.indices.contains(section) else { return [] }
      var texts: [Located<String>] = []
      if let heading = plan.document.sections[section].heading { texts.append(heading) }
      for field in fields[section] ?? [] {
        texts.append(Located("\(field.key): \(field.value)", at: field.span))
      }
      return texts.compactMap { text in
        guard let (done, all) = progressClaim(text.value) else { return nil }
        return judge(done, all, items, text.span, plan)
      }
    }
  }

  private func judge(
    _ done: Int, _ all: Int, _ items: [ChecklistItem], _ span: SourceSpan, _ plan: JudgedPlan
  ) -> Ruling? {
    let outer = items.filter { $0.depth == 0 }
    let counts = [items, outer].map { ($0.count(where: \.isDone), $0.count) }
    guard !counts.contains(where: { $0 == (done, all) }),
      counts.contains(where: { $0.1 == all || $0.1 * 2 >= all && $0.1 <= all * 2 }),
      let (ticked, total) = counts.first
    else { return nil }
    return remark(
      "\(done) of \(all) are claimed as done, and \(ticked) of \(total) are ticked", at: span,
      in: plan)
  }
}

/// `3/5 complete`, `3 of 5 tasks done`: how many of how many.
func progressClaim(_ text: String) -> (Int, Int)? {
  guard progressFinder.occurs(in: text) else { return nil }
  let bytes = text.utf8.map(folded)
  // Neither form does without a digit and one of these.
  guard bytes.contains(where: isDigit),
    bytes.contains(UInt8(ascii: "/")) || parting.occurs(in: text)
  else { return nil }
  let words = bytes.split { " ():,".utf8.contains($0) }
  let isProgress = words.contains { word in
    progressWords.contains { word.elementsEqual($0.utf8) }
  }
  guard isProgress else { return nil }
  for (index, word) in words.enumerated() {
    let parts = word.split(separator: UInt8(ascii: "/"))
    if parts.count == 2, let found = progress(parts[0], parts[1]) { return found }
    if word.elementsEqual("of".utf8), index > 0, index + 1 < words.count,
      let found = progress(words[index - 1], words[index + 1])
    {
      return found
    }
  }
  return nil
}

private let parting = WordFinder(["of"])

/// A part and its whole, where both are numbers and the one is no more than the other.
private func progress(_ part: ArraySlice<UInt8>, _ whole: ArraySlice<UInt8>) -> (Int, Int)? {
  guard let done = Int(String(decoding: part, as: UTF8.self)),
    let all = Int(String(decoding: whole, as: UTF8.self)), done <= all, all > 0
  else { return nil }
  return (done, all)
}

private let progressFinder = WordFinder(progressWords)

private let progressWords = [
  "complete", "completed", "done", "finished", "ticked", "progress", "tasks", "deliverables",
  "items", "steps",
]
