/// The threads of a graph that stand at one place of a text.
///
/// Forks and passed checks are followed when a thread is added, so that only those that wait for a
/// code point, or for what comes next, are listed.
struct Frontier {
  /// What the place before the frontier is like.
  enum Before: Int, CaseIterable {
    case textStart
    case word
    case notWord
  }

  /// What comes next, as far as a check can ask.
  enum After: Hashable {
    case word
    case notWord
    case textEnd
  }

  /// A step and what the thread at it still owes: `step + stepCount * debts`.
  typealias Thread = Int

  private let nfa: NFA
  private let stepCount: Int
  /// For each step the generation in which a thread without debts met it last.
  private var met: [UInt32]
  private var metInDebt: Set<Thread> = []
  private var generation: UInt32 = 0
  private var pending: [Thread] = []

  /// The answers of look-aheads that are still open.
  var debts: DebtBook
  /// For each look-behind whether it holds here.
  var behindHolds: [Bool] = []

  private(set) var threads: [Thread] = []
  /// Whether a match is complete here.
  private(set) var isMatch = false
  /// Whether a thread waits to know what comes next.
  private(set) var asksWhatFollows = false
  /// How many steps were looked at, ever.
  private(set) var work = 0

  init(of nfa: NFA, lookAheads: [LookAheadTable] = []) {
    self.nfa = nfa
    stepCount = nfa.steps.count
    met = Array(repeating: 0, count: stepCount)
    debts = DebtBook(tables: lookAheads)
  }

  func step(of thread: Thread) -> NFA.Step {
    nfa.steps[thread < stepCount ? thread : thread % stepCount]
  }

  func debts(of thread: Thread) -> Int { thread < stepCount ? 0 : thread / stepCount }
  func thread(at step: Int, owing debts: Int) -> Thread { step + stepCount * debts }

  mutating func clear() {
    generation += 1
    threads.removeAll(keepingCapacity: true)
    if !metInDebt.isEmpty { metInDebt.removeAll(keepingCapacity: true) }
    isMatch = false
    asksWhatFollows = false
  }

  mutating func add(_ start: Thread, before: Before) {
    pending.append(start)
    while let thread = pending.popLast() {
      guard isNew(thread) else { continue }
      work += 1
      let owed = debts(of: thread)
      switch step(of: thread) {
      case .read: threads.append(thread)
      case .fork(let first, let second):
        pending.append(self.thread(at: second, owing: owed))
        pending.append(self.thread(at: first, owing: owed))
      case .check(.start, let next):
        if before == .textStart { pending.append(self.thread(at: next, owing: owed)) }
      case .check(.end, _), .check(.word, _), .check(.notWord, _):
        wait(thread)
      case .lookAhead(let number, let next):
        if let more = debts.taking(number, before: before, besides: owed) {
          pending.append(self.thread(at: next, owing: more))
        }
      case .lookBehind(let number, let isNegated, let next):
        if behindHolds[number] != isNegated {
          pending.append(self.thread(at: next, owing: owed))
        }
      case .match:
        if owed == 0 { isMatch = true } else { wait(thread) }
      }
    }
  }

  private mutating func wait(_ thread: Thread) {
    asksWhatFollows = true
    threads.append(thread)
  }

  private mutating func isNew(_ thread: Thread) -> Bool {
    guard thread < stepCount else { return metInDebt.insert(thread).inserted }
    guard met[thread] != generation else { return false }
    met[thread] = generation
    return true
  }

  /// Follows the checks that hold between `before` and `after`.
  mutating func resolve(before: Before, after: After) {
    guard asksWhatFollows else { return }
    let isBoundary = (before == .word) != (after == .word)
    var place = 0
    while place < threads.count {
      let thread = threads[place]
      place += 1
      switch step(of: thread) {
      case .check(let boundary, let next):
        let holds =
          switch boundary {
          case .start: before == .textStart
          case .end: after == .textEnd
          case .word: isBoundary
          case .notWord: !isBoundary
          }
        if holds { add(self.thread(at: next, owing: debts(of: thread)), before: before) }
      case .match:
        if after == .textEnd, debts.arePaidAtEnd(debts(of: thread)) { isMatch = true }
      case .read, .fork, .lookAhead, .lookBehind: break
      }
    }
  }
}

extension NFA {
  /// What the place behind a letter is like.
  @inline(__always)
  func before(_ letter: Alphabet.Letter) -> Frontier.Before {
    !isWord.isEmpty && isWord[Int(letter)] ? .word : .notWord
  }

  @inline(__always)
  func after(_ letter: Alphabet.Letter) -> Frontier.After {
    !isWord.isEmpty && isWord[Int(letter)] ? .word : .notWord
  }
}
