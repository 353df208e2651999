import JSONText

/// The search for a member of one sort of value: what is settled of it, and what is still open.
///
/// Literals that must hold are settled until only rules about the sort itself and open choices are
/// left. A choice is only made when a value that fits everything else does not fit it by itself.
final class SearchCell {
  let search: MemberSearch
  let store: TermStore
  let goal: MemberSearch.Goal
  let kind: Kinds

  /// The rules about this sort of value that are settled, as parts of the choices made so far.
  var rules: [Literal] = []
  private var truths: [Int: Bool] = [:]
  private var trail: [Int] = []
  private var choices: [Choice] = []

  /// Several ways, of which one must be gone.
  struct Choice {
    enum Form {
      /// One of the literals holds.
      case some([Literal])
      /// The `one` literal holds, with these members.
      case one(Literal, [Literal])
    }

    var form: Form
    var isOpen = true
  }

  private struct Mark {
    var rules: Int
    var trail: Int
    var choices: Int
  }

  init(_ search: MemberSearch, _ goal: MemberSearch.Goal, _ kind: Kinds) {
    self.search = search
    self.goal = goal
    self.kind = kind
    store = search.store
  }

  func find() -> SearchResult {
    for literal in goal where !settle(literal) { return .none }
    return explore()
  }

  // MARK: what is settled

  /// Whether the literal is known to hold, or not to.
  func truth(of literal: Literal) -> Bool? {
    if let known = truths[literal.term] { return known != literal.isNegative }
    if !store.kinds(of: literal).contains(kind) { return false }
    if !store.kinds(of: !literal).contains(kind) { return true }
    return nil
  }

  /// Makes the literal hold; false when it cannot.
  func settle(_ literal: Literal) -> Bool {
    if let known = truth(of: literal) { return known }
    truths[literal.term] = !literal.isNegative
    trail.append(literal.term)
    switch store[literal] {
    case .waiting(let state):
      let meaning = search.translator.literal(for: state)
      return settle(literal.isNegative ? !meaning : meaning)
    case .all(let parts):
      if literal.isNegative {
        choices.append(Choice(form: .some(parts.map { !$0 })))
        return true
      }
      return parts.allSatisfy { settle($0) }
    case .one(let parts):
      choices.append(Choice(form: .one(literal, parts)))
      return true
    case .anything, .kinds: return true
    case .likely:
      // There is no text that it refuses; it only says which ones are nicer to see.
      rules.append(literal)
      return !literal.isNegative
    case .values, .minimum, .maximum, .multiple, .minLength, .maxLength, .pattern, .format,
      .minItems, .maxItems, .items, .contains, .containsAtMost, .unique, .minFields, .maxFields,
      .has, .fields, .names, .opaque:
      rules.append(literal)
      return true
    }
  }

  private var mark: Mark {
    Mark(rules: rules.count, trail: trail.count, choices: choices.count)
  }

  private func undo(to mark: Mark) {
    for term in trail[mark.trail...] { truths[term] = nil }
    trail.removeSubrange(mark.trail...)
    rules.removeSubrange(mark.rules...)
    choices.removeSubrange(mark.choices...)
  }

  // MARK: choices

  private func explore() -> SearchResult {
    search.steps -= 1
    guard !search.isExhausted else { return search.exhaustion }
    search.depth += 1
    defer { search.depth -= 1 }
    guard search.depth < MemberSearch.greatestNesting else {
      return .unknown("more than \(MemberSearch.greatestNesting) choices depend on each other")
    }
    let closedBefore = choices.map(\.isOpen)
    defer {
      for (place, wasOpen) in closedBefore.enumerated() { choices[place].isOpen = wasOpen }
    }
    guard propagate() else { return .none }
    if let finding = findAmongFew() { return finding }
    let open = choices.indices.filter { choices[$0].isOpen }
    guard let first = open.first else { return findByRules() }
    guard open.count > 1 else { return branch(at: first) }
    let finding = findByRules()
    switch finding {
    case .none: return .none
    case .unknown: return branch(at: smallest(of: open))
    case .member(let sample):
      let broken = open.filter { !isKept($0, by: sample) }
      return broken.isEmpty ? finding : branch(at: smallest(of: broken))
    }
  }

  /// Settles what is left without a choice; false when a choice has no way left.
  private func propagate() -> Bool {
    var isStable = false
    while !isStable {
      isStable = true
      for place in choices.indices where choices[place].isOpen {
        search.steps -= 1
        let before = trail.count
        guard propagate(place) else { return false }
        if trail.count > before { isStable = false }
      }
    }
    return true
  }

  private func propagate(_ place: Int) -> Bool {
    switch choices[place].form {
    case .some(let ways):
      var left: Literal?
      for way in ways {
        switch truth(of: way) {
        case true?:
          choices[place].isOpen = false
          return true
        case false?: continue
        case nil:
          // Two ways are enough to know that there is a choice; the rest is looked at later.
          if left != nil { return true }
          left = way
        }
      }
      guard let left else { return false }
      choices[place].isOpen = false
      return settle(left)
    case .one(let literal, let members):
      return propagateOne(place, members, isNegated: literal.isNegative)
    }
  }

  private func propagateOne(_ place: Int, _ members: [Literal], isNegated: Bool) -> Bool {
    let (held, open) = split(members)
    if isNegated {
      if held >= 2 { choices[place].isOpen = false }
      guard held < 2 else { return true }
      if open.isEmpty {
        choices[place].isOpen = false
        return held == 0
      }
      guard open.count == 1 else { return true }
      choices[place].isOpen = false
      return settle(held == 1 ? open[0] : !open[0])
    }
    if held >= 2 { return false }
    if held == 1 {
      choices[place].isOpen = false
      return open.allSatisfy { settle(!$0) }
    }
    if open.isEmpty { return false }
    guard open.count == 1 else { return true }
    choices[place].isOpen = false
    return settle(open[0])
  }

  /// How many of the members hold, and which may or may not.
  private func split(_ members: [Literal]) -> (held: Int, open: [Literal]) {
    var held = 0
    var open: [Literal] = []
    for member in members {
      switch truth(of: member) {
      case true?: held += 1
      case false?: continue
      case nil: if !isRuledOut(member) { open.append(member) }
      }
    }
    return (held, open)
  }

  /// How many ways a choice may have, as far as it is worth counting.
  private func smallest(of open: [Int]) -> Int {
    open.min { weight($0) < weight($1) } ?? open[0]
  }

  private func weight(_ place: Int) -> Int {
    switch choices[place].form {
    case .some(let ways): ways.count
    case .one(_, let members): 2 * members.count
    }
  }

  private func isKept(_ place: Int, by sample: Sample) -> Bool {
    switch choices[place].form {
    case .some(let ways): ways.contains { search.holds($0, sample) == true }
    case .one(let literal, _): search.holds(literal, sample) == true
    }
  }

  private func branch(at place: Int) -> SearchResult {
    choices[place].isOpen = false
    defer { choices[place].isOpen = true }
    switch choices[place].form {
    case .some(let ways):
      return tryEach(ways.lazy.filter { self.truth(of: $0) == nil }.map { [$0] })
    case .one(let literal, let members):
      choices[place].isOpen = true
      let (held, open) = split(members)
      if literal.isNegative, held == 0 {
        return tryEach(open.map { [$0] } + [open.map { !$0 }])
      }
      return tryEach(open.map { [$0] })
    }
  }

  private func tryEach(_ ways: some Sequence<[Literal]>) -> SearchResult {
    var doubt: SearchResult?
    for way in ways {
      let mark = mark
      var finding = SearchResult.none
      if way.allSatisfy({ settle($0) }) { finding = explore() }
      undo(to: mark)
      switch finding {
      case .none: continue
      case .member: return finding
      case .unknown: doubt = doubt ?? finding
      }
      guard !search.isExhausted else { return search.exhaustion }
    }
    return doubt ?? .none
  }

  // MARK: few values

  /// Answers where only few values are possible: each is tried.
  private func findAmongFew() -> SearchResult? {
    switch kind {
    case .null: return tryAll([.null])
    case .true: return tryAll([.bool(true)])
    case .false: return tryAll([.bool(false)])
    default: break
    }
    let sets = rules.compactMap { rule -> ValueSet? in
      guard case .values(let number) = store[rule], !rule.isNegative else { return nil }
      return store.valueSets[number]
    }
    guard let set = sets.min(by: { $0.list.count < $1.list.count }) else { return nil }
    return tryAll(set.list)
  }

  private func tryAll(_ samples: [Sample]) -> SearchResult {
    var doubt: SearchResult?
    for sample in samples {
      search.steps -= 1
      guard let sample = spelled(sample) else { continue }
      switch search.holdAll(goal, sample) {
      case true?: return .member(sample)
      case false?: continue
      case nil: doubt = .unknown("a value of an enumeration could not be judged")
      }
    }
    return doubt ?? .none
  }

  /// The value as this sort of value writes it; nil when it is of another.
  private func spelled(_ sample: Sample) -> Sample? {
    if case .number(var number) = sample, number.value.isInteger {
      guard kind == .integer || kind == .dotted else { return nil }
      number.isDotted = kind == .dotted
      return .number(number)
    }
    return sample.kind() == kind ? sample : nil
  }
}
