import JSONText
import Patterns

extension RecordSearch {
  /// A set of names that no rule names: those that match some patterns and no others.
  struct NameClass {
    var matching: [Int]
    var avoiding: [Int]
  }

  private static let tooManyPatterns = SearchResult.unknown(
    "the names of fields match too many patterns to tell their sorts apart")

  /// Puts in a field of a name that no rule names, and goes on with the next demand.
  func addFresh(
    _ literal: Literal, matching: [Int], avoiding: [Int], _ place: Int, _ draft: Draft,
    beside map: FieldMap, named: [Literal] = []
  ) -> SearchResult {
    guard let classes = nameClasses(matching: matching, avoiding: avoiding) else {
      return Self.tooManyPatterns
    }
    var attempt = Attempt()
    var odd: [Int] = []
    for nameClass in classes {
      let asked = literals(for: nameClass) + [literal]
      // A class whose fields cannot be broken needs no name.
      let value = search.search(asked)
      guard case .member = value else {
        _ = attempt.takes(value)
        continue
      }
      switch freshName(in: nameClass, draft, beside: map, named: named) {
      case .success(let name):
        guard store.names[name].isPlain else {
          odd.append(name)
          continue
        }
        let finding = add(name, literal, place, draft)
        if attempt.takes(doubted(finding, place, draft)) { return attempt.finding }
      case .failure(let failure): _ = attempt.takes(failure.finding)
      }
    }
    // Names that nobody would write are the last resort.
    for name in odd {
      let finding = add(name, literal, place, draft)
      if attempt.takes(doubted(finding, place, draft)) { return attempt.finding }
    }
    return attempt.finding
  }

  /// Where fields are scarce, another fresh name might have served two ends at once.
  ///
  /// Names of a class are alike for all rules but those about names themselves.
  private func doubted(_ finding: SearchResult, _ place: Int, _ draft: Draft) -> SearchResult {
    guard case .none = finding, draft.asked.count < most else { return finding }
    let left = demands[place...]
    let areScarce = most - draft.asked.count < left.count
    guard areScarce, left.contains(where: { $0.map == nil }) else { return finding }
    return .unknown("'maxProperties' leaves room for too few fields to tell")
  }

  struct NoName: Error {
    var finding: SearchResult
  }

  /// A name of a class that neither a rule nor the draft has.
  func freshName(
    in nameClass: NameClass, _ draft: Draft, beside map: FieldMap, named: [Literal] = []
  ) -> Result<Int, NoName> {
    let isPlain = nameClass.matching.isEmpty && nameClass.avoiding.isEmpty
    if isPlain, nameRules.isEmpty, named.isEmpty { return .success(plainName(draft, beside: map)) }
    var goal = nameRules + named + [store.kinds(.string)]
    goal += nameClass.matching.map { store.literal(.pattern($0)) }
    goal += nameClass.avoiding.map { !store.literal(.pattern($0)) }
    let others = knownNames(draft) + map.named.map(\.name) + absent.sorted()
    let taken = others.filter { isOf(nameClass, $0) }
    if !taken.isEmpty { goal.append(!store.values(taken.map { .text(store.names[$0].utf8) })) }
    let finding = search.search(goal)
    guard case .member(.text(let text)) = finding else {
      return .failure(NoName(finding: finding))
    }
    return .success(store.number(of: JSONName(text)))
  }

  /// Whether excluding a name from the class changes it at all.
  private func isOf(_ nameClass: NameClass, _ name: Int) -> Bool {
    nameClass.matching.allSatisfy { store.matches($0, name: name) != .no }
      && nameClass.avoiding.allSatisfy { store.matches($0, name: name) != .yes }
  }

  private func plainName(_ draft: Draft, beside map: FieldMap) -> Int {
    let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    let lists = maps + demands.compactMap(\.map) + [map]
    var number = 0
    while true {
      var text: [UInt8] = []
      var rest = number
      repeat {
        text.append(letters[rest % 26])
        rest = rest / 26 - 1
      } while rest >= 0
      let name = store.number(of: JSONName(text))
      let isTaken =
        draft.asked[name] != nil || absent.contains(name)
        || lists.contains { $0.places[name] != nil }
      if !isTaken { return name }
      number += 1
    }
  }

  // MARK: classes

  /// What the rules ask of a field whose name is of the class.
  func literals(for nameClass: NameClass) -> [Literal] {
    var literals: [Literal] = []
    for map in maps {
      let own = map.patterned.filter { nameClass.matching.contains($0.pattern) }
      literals += own.isEmpty ? [map.additional] : own.map(\.schema)
    }
    return literals
  }

  /// Every class of names that the rules tell apart, within what is asked; nil when too many.
  func nameClasses(matching: [Int], avoiding: [Int]) -> [NameClass]? {
    var others: Set<Int> = []
    for map in maps + demands.compactMap(\.map) { others.formUnion(map.patterned.map(\.pattern)) }
    others.formUnion(matching + avoiding)
    guard !others.isEmpty else { return [NameClass(matching: [], avoiding: [])] }
    let patterns = others.sorted()
    return search.kindsOfName(telling: patterns)?.compactMap { kind in
      let matched = kind.map { patterns[$0] }
      guard matching.allSatisfy(matched.contains), !avoiding.contains(where: matched.contains)
      else { return nil }
      return NameClass(matching: matched, avoiding: patterns.filter { !matched.contains($0) })
    }
  }
}

extension JSONName {
  /// Whether all of it are characters that a keyboard has.
  fileprivate var isPlain: Bool { utf8.allSatisfy { (0x20...0x7E).contains($0) } }
}
