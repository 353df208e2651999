/// Works out the table of a graph, state by state, within bounds.
struct Determinizer {
  /// What a table may cost.
  struct Limits {
    var stateCount: Int
    var tableSize: Int
    var work: Int

    /// For a table made once: a hostile pattern costs no more than a few milliseconds.
    static let whole = Self(stateCount: 4_000, tableSize: 1_000_000, work: 1_000_000)
    /// For a table made while one text is read.
    static let lazy = Self(stateCount: 60_000, tableSize: 4_000_000, work: 2_000_000)
  }

  private struct State: Hashable {
    var threads: [Frontier.Thread]
    /// What stands before, where it matters.
    var before: Frontier.Before
    var asksWhatFollows: Bool
    /// For each look-behind where its own table stands.
    var behinds: [DFA.State]
  }

  private let nfa: NFA
  private let width: Int
  private let lookBehinds: [DFA]
  private var frontier: Frontier
  private var states: [State] = []
  private var numbers: [State: DFA.State] = [:]
  private var table: [DFA.State]
  private var acceptsAtEnd: [Bool] = [false, true]
  private var isFilled: [Bool] = [true, true]
  /// For each letter the threads that reading it leads to, from the state at hand.
  private var targets: [[Frontier.Thread]]
  private var work = 0

  /// The table of `nfa` with its look-arounds, or nil when it would be too large.
  static func table(of nfa: NFA) -> DFA? {
    var lookAheads: [LookAheadTable] = []
    for lookAhead in nfa.lookAheads {
      // A body is numbered after those inside it, whose tables are therefore ready.
      var determinizer = Self(nfa, lookAheads: lookAheads)
      guard let (table, starts) = determinizer.run(from: lookAhead.start) else { return nil }
      lookAheads.append(
        LookAheadTable(table: table, starts: starts, isNegated: lookAhead.isNegated))
    }
    var lookBehinds: [DFA] = []
    for start in nfa.lookBehindStarts {
      var determinizer = Self(nfa)
      guard let (table, _) = determinizer.run(from: start) else { return nil }
      lookBehinds.append(table)
    }
    var determinizer = Self(nfa, lookAheads: lookAheads, lookBehinds: lookBehinds)
    return determinizer.run(from: nfa.start)?.table
  }

  init(_ nfa: NFA, lookAheads: [LookAheadTable] = [], lookBehinds: [DFA] = []) {
    self.nfa = nfa
    self.lookBehinds = lookBehinds
    width = nfa.alphabet.letterCount
    frontier = Frontier(of: nfa, lookAheads: lookAheads)
    targets = Array(repeating: [], count: width)
    table = Array(repeating: DFA.refused, count: width)
    table.append(contentsOf: repeatElement(DFA.accepted, count: width))
  }

  /// The table and the states where the step `start` begins, by the kind of place before.
  private mutating func run(from start: Int) -> (table: DFA, starts: [DFA.State])? {
    let behinds = lookBehinds.map(\.start)
    var starts: [DFA.State] = []
    var next = 0
    for before in Frontier.Before.allCases where before == .textStart || lookBehinds.isEmpty {
      begin(behinds: behinds)
      frontier.add(start, before: before)
      starts.append(intern(before: before, behinds: behinds))
    }
    while next < states.count {
      guard isWithin(.whole) else { return nil }
      fillRow(of: DFA.State(next + 2))
      next += 1
    }
    let trimmed = TableTrimmer(width: width, table: table, acceptsAtEnd: acceptsAtEnd).trimmed()
    starts = starts.map { trimmed.alias[Int($0)] }
    let table = DFA(
      alphabet: nfa.alphabet, start: starts[0], table: trimmed.table, acceptsAtEnd: acceptsAtEnd)
    return (table, starts)
  }

  // MARK: while reading a text

  /// The state before the first letter.
  mutating func start() -> DFA.State {
    begin(behinds: [])
    frontier.add(nfa.start, before: .textStart)
    return intern(before: .textStart, behinds: [])
  }

  /// The state behind a letter, or nil when the table has grown too large.
  mutating func next(after state: DFA.State, _ letter: Alphabet.Letter) -> DFA.State? {
    if !isFilled[Int(state)] {
      guard isWithin(.lazy) else { return nil }
      fillRow(of: state)
    }
    return table[Int(state) * width + Int(letter)]
  }

  mutating func acceptsAtEnd(_ state: DFA.State) -> Bool {
    state > DFA.accepted ? accepts(states[Int(state) - 2]) : state == DFA.accepted
  }

  // MARK: states

  private func isWithin(_ limits: Limits) -> Bool {
    states.count <= limits.stateCount && table.count <= limits.tableSize
      && work + frontier.work <= limits.work && !frontier.debts.isOverdrawn
  }

  private mutating func begin(behinds: [DFA.State]) {
    frontier.clear()
    guard !behinds.isEmpty else { return }
    frontier.behindHolds = zip(lookBehinds, behinds).map { $0.acceptsAtEnd[Int($1)] }
  }

  /// The number of the state that the frontier is.
  private mutating func intern(before: Frontier.Before, behinds: [DFA.State]) -> DFA.State {
    if frontier.isMatch { return DFA.accepted }
    guard !frontier.threads.isEmpty else { return DFA.refused }
    var state = State(
      threads: frontier.threads, before: .notWord, asksWhatFollows: frontier.asksWhatFollows,
      behinds: behinds)
    if state.threads.count > 1 { state.threads.sort() }
    if frontier.asksWhatFollows { state.before = before }
    work += state.threads.count
    if let known = numbers[state] { return known }
    let number = DFA.State(truncatingIfNeeded: states.count + 2)
    states.append(state)
    numbers[state] = number
    table.append(contentsOf: repeatElement(DFA.refused, count: width))
    acceptsAtEnd.append(false)
    isFilled.append(false)
    return number
  }

  private mutating func load(_ state: State, after: Frontier.After) {
    begin(behinds: state.behinds)
    for thread in state.threads { frontier.add(thread, before: state.before) }
    frontier.resolve(before: state.before, after: after)
  }

  private mutating func accepts(_ state: State) -> Bool {
    guard state.asksWhatFollows else { return false }
    load(state, after: .textEnd)
    return frontier.isMatch
  }

  private mutating func fillRow(of number: DFA.State) {
    let state = states[Int(number) - 2]
    isFilled[Int(number)] = true
    acceptsAtEnd[Int(number)] = accepts(state)
    for letter in 0..<width { targets[letter].removeAll(keepingCapacity: true) }
    var completed: [Frontier.After] = []
    if nfa.isWord.isEmpty || !state.asksWhatFollows {
      collectTargets(of: state.threads, after: nil)
    } else {
      for after in [Frontier.After.word, .notWord] {
        load(state, after: after)
        if frontier.isMatch { completed.append(after) }
        collectTargets(of: frontier.threads, after: after)
      }
    }
    var seen: [(letter: Int, state: DFA.State)] = []
    for letter in 0..<width {
      let isComplete =
        !completed.isEmpty && completed.contains(nfa.after(Alphabet.Letter(letter)))
      table[Int(number) * width + letter] =
        isComplete ? DFA.accepted : successor(of: state, by: letter, seen: &seen)
    }
  }

  private mutating func collectTargets(of threads: [Frontier.Thread], after: Frontier.After?) {
    for thread in threads {
      switch frontier.step(of: thread) {
      case .read(let set, let next):
        for letter in nfa.alphabet.members[set] where after == nil || nfa.after(letter) == after {
          collectTarget(next, of: thread, by: letter)
        }
        work += nfa.alphabet.members[set].count
      case .match:
        // The pattern is through and only waits for its look-aheads.
        let match = thread - frontier.debts(of: thread) * nfa.steps.count
        for letter in 0..<width where after == nil || nfa.after(UInt16(letter)) == after {
          collectTarget(match, of: thread, by: Alphabet.Letter(letter))
        }
        work += width
      case .fork, .check, .lookAhead, .lookBehind: break
      }
    }
  }

  private mutating func collectTarget(
    _ step: Int, of thread: Frontier.Thread, by letter: Alphabet.Letter
  ) {
    let owed = frontier.debts(of: thread)
    guard owed != 0 else { return targets[Int(letter)].append(step) }
    guard let left = frontier.debts.reading(letter, owing: owed) else { return }
    targets[Int(letter)].append(frontier.thread(at: step, owing: left))
  }

  /// The state behind `letter`; letters with the same targets are worked out once.
  private mutating func successor(
    of state: State, by letter: Int, seen: inout [(letter: Int, state: DFA.State)]
  ) -> DFA.State {
    guard !targets[letter].isEmpty else { return DFA.refused }
    let isPlain = nfa.isWord.isEmpty && lookBehinds.isEmpty
    if isPlain {
      for other in seen where targets[other.letter] == targets[letter] { return other.state }
    }
    let before = nfa.before(Alphabet.Letter(letter))
    var behinds: [DFA.State] = []
    for (table, state) in zip(lookBehinds, state.behinds) {
      behinds.append(table.next(after: state, Alphabet.Letter(letter)))
    }
    begin(behinds: behinds)
    for target in targets[letter] { frontier.add(target, before: before) }
    let result = intern(before: before, behinds: behinds)
    if isPlain, seen.count < 8 { seen.append((letter, result)) }
    return result
  }
}
