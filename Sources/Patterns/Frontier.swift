/// The steps of an NFA that stand at one place of a text.
///
/// Forks and passed checks are followed when a step is added, so that only those that wait for a
/// code point, or for what comes next, are listed.
struct Frontier {
  /// What the place before the frontier is like.
  enum Before: UInt32 {
    case textStart
    case word
    case notWord
  }

  /// What comes next, as far as a check can ask.
  enum After {
    case word
    case notWord
    case textEnd
  }

  private let nfa: NFA
  /// For each step the generation that met it last.
  private var met: [UInt32]
  private var generation: UInt32 = 0
  private var pending: [Int] = []

  private(set) var steps: [Int] = []
  /// Whether a match is complete here.
  private(set) var isMatch = false
  /// Whether a step waits to know what comes next.
  private(set) var asksWhatFollows = false
  /// How many steps were looked at, ever.
  private(set) var work = 0

  init(of nfa: NFA) {
    self.nfa = nfa
    met = Array(repeating: 0, count: nfa.steps.count)
  }

  mutating func clear() {
    generation += 1
    steps.removeAll(keepingCapacity: true)
    isMatch = false
    asksWhatFollows = false
  }

  mutating func add(_ start: Int, before: Before) {
    pending.append(start)
    while let number = pending.popLast() {
      guard met[number] != generation else { continue }
      met[number] = generation
      work += 1
      switch nfa.steps[number] {
      case .read: steps.append(number)
      case .fork(let first, let second):
        pending.append(second)
        pending.append(first)
      case .check(.start, let next):
        if before == .textStart { pending.append(next) }
      case .check(.end, _), .check(.word, _), .check(.notWord, _):
        asksWhatFollows = true
        steps.append(number)
      case .match: isMatch = true
      }
    }
  }

  /// Follows the checks that hold between `before` and `after`, and forgets the others.
  mutating func resolve(before: Before, after: After) {
    guard asksWhatFollows else { return }
    let isBoundary = (before == .word) != (after == .word)
    var place = 0
    while place < steps.count {
      if case .check(let boundary, let next) = nfa.steps[steps[place]] {
        let holds =
          switch boundary {
          case .start: before == .textStart
          case .end: after == .textEnd
          case .word: isBoundary
          case .notWord: !isBoundary
          }
        if holds { add(next, before: before) }
      }
      place += 1
    }
  }

  /// What the place behind a letter is like.
  static func before(_ letter: Alphabet.Letter, in nfa: NFA) -> Before {
    guard !nfa.isWord.isEmpty else { return .notWord }
    return nfa.isWord[Int(letter)] ? .word : .notWord
  }

  static func after(_ letter: Alphabet.Letter, in nfa: NFA) -> After {
    before(letter, in: nfa) == .word ? .word : .notWord
  }
}
