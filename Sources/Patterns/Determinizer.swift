/// Works out the table of a graph, state by state, within bounds.
struct Determinizer {
  /// Bounds that keep a hostile pattern's table from costing more than a few milliseconds.
  private static let greatestStateCount = 4_000
  private static let greatestTableSize = 1_000_000
  private static let greatestWork = 1_000_000

  private struct State {
    var steps: [Int]
    var before: Frontier.Before
    var asksWhatFollows: Bool
  }

  private let nfa: NFA
  private let width: Int
  private var frontier: Frontier
  private var states: [State] = []
  private var numbers: [[Int]: DFA.State] = [:]
  private var table: [DFA.State]
  private var acceptsAtEnd: [Bool]
  /// For each letter the steps that reading it leads to, of the state at hand.
  private var targets: [[Int]]
  private var work = 0

  /// The table of `nfa`, or nil when it would be too large.
  static func table(of nfa: NFA) -> DFA? {
    var determinizer = Self(nfa)
    return determinizer.run()
  }

  private init(_ nfa: NFA) {
    self.nfa = nfa
    width = nfa.alphabet.letterCount
    frontier = Frontier(of: nfa)
    targets = Array(repeating: [], count: width)
    table = Array(repeating: DFA.refused, count: width)
    table.append(contentsOf: repeatElement(DFA.accepted, count: width))
    acceptsAtEnd = [false, true]
  }

  private mutating func run() -> DFA? {
    frontier.clear()
    frontier.add(nfa.start, before: .textStart)
    let start = intern(before: .textStart)
    var next = 0
    while next < states.count {
      guard states.count <= Self.greatestStateCount, table.count <= Self.greatestTableSize,
        work + frontier.work <= Self.greatestWork
      else { return nil }
      let state = states[next]
      acceptsAtEnd.append(accepts(state))
      appendRow(of: state)
      next += 1
    }
    let trimmed = TableTrimmer(width: width, table: table, acceptsAtEnd: acceptsAtEnd).trimmed()
    return DFA(
      alphabet: nfa.alphabet, start: trimmed.alias[Int(start)], table: trimmed.table,
      acceptsAtEnd: acceptsAtEnd)
  }

  /// The number of the state that the frontier is.
  private mutating func intern(before: Frontier.Before) -> DFA.State {
    if frontier.isMatch { return DFA.accepted }
    guard !frontier.steps.isEmpty else { return DFA.refused }
    var key = frontier.steps
    if key.count > 1 { key.sort() }
    let state = State(
      steps: key, before: before, asksWhatFollows: frontier.asksWhatFollows)
    if frontier.asksWhatFollows { key.append(-1 - Int(before.rawValue)) }
    if let known = numbers[key] { return known }
    let number = DFA.State(truncatingIfNeeded: states.count + 2)
    states.append(state)
    numbers[key] = number
    work += key.count
    return number
  }

  private mutating func load(_ state: State, after: Frontier.After) {
    frontier.clear()
    for step in state.steps { frontier.add(step, before: state.before) }
    frontier.resolve(before: state.before, after: after)
  }

  private mutating func accepts(_ state: State) -> Bool {
    guard state.asksWhatFollows else { return false }
    load(state, after: .textEnd)
    return frontier.isMatch
  }

  private mutating func appendRow(of state: State) {
    for letter in 0..<width { targets[letter].removeAll(keepingCapacity: true) }
    var completed: [Frontier.After] = []
    if nfa.isWord.isEmpty || !state.asksWhatFollows {
      collectTargets(of: state.steps, after: nil)
    } else {
      for after in [Frontier.After.word, .notWord] {
        load(state, after: after)
        if frontier.isMatch { completed.append(after) }
        collectTargets(of: frontier.steps, after: after)
      }
    }
    for letter in 0..<width {
      let isComplete =
        !completed.isEmpty && completed.contains(Frontier.after(UInt16(letter), in: nfa))
      table.append(isComplete ? DFA.accepted : successor(by: letter))
    }
  }

  private mutating func collectTargets(of steps: [Int], after: Frontier.After?) {
    for step in steps {
      guard case .read(let set, let next) = nfa.steps[step] else { continue }
      for letter in nfa.alphabet.members[set]
      where after == nil || Frontier.after(letter, in: nfa) == after {
        targets[Int(letter)].append(next)
      }
      work += nfa.alphabet.members[set].count
    }
  }

  private mutating func successor(by letter: Int) -> DFA.State {
    guard !targets[letter].isEmpty else { return DFA.refused }
    let before = Frontier.before(Alphabet.Letter(letter), in: nfa)
    if letter > 0, nfa.isWord.isEmpty, targets[letter] == targets[letter - 1],
      let last = table.last
    {
      return last
    }
    frontier.clear()
    for target in targets[letter] { frontier.add(target, before: before) }
    return intern(before: before)
  }
}
