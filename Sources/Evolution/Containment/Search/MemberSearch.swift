import JSONText
import Patterns
import Schemas

/// What became of the search for a member.
enum SearchResult: Sendable {
  /// There is none.
  case none
  case member(Sample)
  /// It could not be told, and why.
  case unknown(String)
}

/// Searches for a value that is a member of several literals at once, or shows that none is.
///
/// A goal is a set of literals about one value. Goals about parts of a value are goals of their
/// own, answered once. A goal that comes back inside itself is taken to have no member there: the
/// smallest member of a goal holds no other member of the same goal where it needs one.
final class MemberSearch {
  typealias Goal = [Literal]

  let translator: SchemaTranslator
  let store: TermStore
  /// Steps that may still be taken.
  var steps: Int
  private let allowance: Int

  private var answers: [Goal: SearchResult] = [:]
  /// Answers that hold as long as goals under way turn out to have no member.
  private var provisional: [(goal: Goal, lowest: Int)] = []
  private var underWay: [Goal: Int] = [:]
  private var nameKinds: [[Int]: [[Int]]?] = [:]
  /// The outermost goal under way that an answer leaned on.
  private(set) var lowest = Int.max
  var depth = 0

  /// How deep a value may be that is searched for; each level takes stack.
  static let greatestDepth = 48
  /// How many choices may be open inside each other, in all goals together.
  static let greatestNesting = 400

  init(_ translator: SchemaTranslator, steps: Int) {
    self.translator = translator
    store = translator.store
    self.steps = steps
    allowance = steps
  }

  var isExhausted: Bool { steps <= 0 }
  var exhaustion: SearchResult { .unknown("the search took more than \(allowance) steps") }

  func search(_ literals: Goal) -> SearchResult {
    guard let goal = normalised(literals) else { return .none }
    if goal.isEmpty { return .member(.number(0)) }
    if let known = answers[goal] { return lean(on: goal, known) }
    if let level = underWay[goal] {
      lowest = min(lowest, level)
      return .none
    }
    steps -= 1
    guard !isExhausted else { return exhaustion }
    guard underWay.count < Self.greatestDepth else {
      return .unknown("a value nested deeper than \(Self.greatestDepth) levels would be needed")
    }
    return answer(goal)
  }

  /// Answers from memory may themselves lean on goals under way.
  private func lean(on goal: Goal, _ finding: SearchResult) -> SearchResult {
    if case .none = finding, let known = provisionalLevels[goal] { lowest = min(lowest, known) }
    return finding
  }

  private var provisionalLevels: [Goal: Int] = [:]

  private func answer(_ goal: Goal) -> SearchResult {
    let level = underWay.count
    let outer = lowest
    let mark = provisional.count
    lowest = .max
    underWay[goal] = level
    let finding = find(goal)
    underWay[goal] = nil
    remember(finding, for: goal, at: level, since: mark)
    lowest = min(outer, lowest)
    return finding
  }

  private func remember(_ finding: SearchResult, for goal: Goal, at level: Int, since mark: Int) {
    switch finding {
    case .none where lowest < level:
      answers[goal] = finding
      provisionalLevels[goal] = lowest
      provisional.append((goal, lowest))
    case .none:
      lowest = .max
      answers[goal] = finding
      for entry in provisional[mark...] { provisionalLevels[entry.goal] = nil }
      provisional.removeSubrange(mark...)
    case .member, .unknown:
      for entry in provisional[mark...] {
        answers[entry.goal] = nil
        provisionalLevels[entry.goal] = nil
      }
      provisional.removeSubrange(mark...)
      // An unknown that only the budget made is asked again under the next budget.
      if case .member = finding {
        answers[goal] = finding
      } else if !isExhausted {
        if lowest >= level { answers[goal] = finding }
      }
      // A member that was found is one whatever else was taken for empty.
      if case .member = finding { lowest = .max }
    }
  }

  private func find(_ goal: Goal) -> SearchResult {
    var kinds = store.universe
    for literal in goal { kinds.formIntersection(store.kinds(of: literal)) }
    var doubt: SearchResult?
    for kind in Kinds.inOrder where kinds.contains(kind) {
      let cell = SearchCell(self, goal, kind)
      let finding = cell.find()
      switch finding {
      case .none: continue
      case .member: return finding
      case .unknown: doubt = doubt ?? finding
      }
      guard !isExhausted else { return exhaustion }
    }
    return doubt ?? .none
  }

  /// The kinds of name that patterns tell apart; nil when there are too many.
  func kindsOfName(telling patterns: [Int]) -> [[Int]]? {
    if let known = nameKinds[patterns] { return known }
    let kinds =
      Pattern.kindsOfText(telling: patterns.map { store.patterns[$0] }) ?? everyChoice(of: patterns)
    nameKinds[patterns] = kinds
    steps -= 50
    return kinds
  }

  /// Where automata give no answer, any of the patterns may match or not.
  private func everyChoice(of patterns: [Int]) -> [[Int]]? {
    guard patterns.count <= 6 else { return nil }
    return (0..<(1 << patterns.count)).map { choice in
      patterns.indices.filter { choice >> $0 & 1 == 1 }
    }
  }

  /// Sorted, without what says nothing; nil when two contradict each other outright.
  private func normalised(_ literals: Goal) -> Goal? {
    if literals.count == 1 {
      if literals[0] == .anything { return [] }
      return literals[0] == .nothing ? nil : literals
    }
    var goal: Goal = []
    goal.reserveCapacity(literals.count)
    for literal in literals.sorted() where literal != .anything {
      if let last = goal.last {
        if last == literal { continue }
        if last == !literal { return nil }
      }
      goal.append(literal)
    }
    return goal.first == .nothing ? nil : goal
  }

  /// Whether a goal surely has no member, whatever becomes of the goals under way.
  func surelyHasNone(_ literals: Goal) -> Bool {
    let outer = lowest
    lowest = .max
    defer { lowest = min(outer, lowest) }
    guard case .none = search(literals) else { return false }
    return lowest == .max
  }
}
