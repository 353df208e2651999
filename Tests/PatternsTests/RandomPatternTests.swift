import Patterns
import TestSupport
import Testing

/// Holds the automata to PCRE2 on patterns and texts made by chance, the same ones every time.
@Suite struct RandomPatternTests {
  @Test(arguments: 1...8)
  func `automata and backtracking agree`(seed: UInt64) throws {
    var maker = PatternMaker(seed: seed)
    var compared = 0
    for _ in 0..<400 {
      let source = maker.pattern(depth: 4)
      guard let fast = try? Pattern(source), let slow = try? Pattern(backtracking: source) else {
        continue
      }
      for _ in 0..<12 {
        let text = maker.text()
        let bytes = Array(text.utf8)
        let expected = slow.matches(bytes.span)
        guard expected != .undecided else { continue }
        compared += 1
        #expect(
          fast.matches(bytes.span) == expected, "/\(source)/ on \(text.debugDescription)")
      }
    }
    #expect(compared > 3_000)
  }

  @Test(arguments: 1...4)
  func `a witness tells the patterns apart, and a text of the narrower is in the wider`(
    seed: UInt64
  ) throws {
    var maker = PatternMaker(seed: seed + 100)
    for _ in 0..<300 {
      let (first, second) = (maker.pattern(depth: 3), maker.pattern(depth: 3))
      guard let narrow = try? Pattern(first), let wide = try? Pattern(second) else { continue }
      switch narrow.isIncluded(in: wide) {
      case .yes:
        for _ in 0..<10 {
          let text = Array(maker.text().utf8)
          #expect(!(narrow.matches(text.span) == .yes && wide.matches(text.span) == .no))
        }
      case .no(let witness):
        let text = Array(witness.utf8)
        #expect(narrow.matches(text.span) == .yes)
        #expect(wide.matches(text.span) == .no)
      case .unknown: break
      }
    }
  }

  @Test func `no text at all makes the parser trap`() {
    var maker = PatternMaker(seed: 7)
    for _ in 0..<20_000 { _ = try? Pattern(maker.noise()) }
  }
}

/// Makes patterns and texts over a few letters, from a seed.
struct PatternMaker {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  private mutating func pick(from choices: [String]) -> String { choices[pick(choices.count)] }

  mutating func pattern(depth: Int) -> String {
    guard depth > 0 else { return atom() }
    switch pick(16) {
    case 0...4: return pattern(depth: depth - 1) + pattern(depth: depth - 1)
    case 5, 6: return "(?:\(pattern(depth: depth - 1))|\(pattern(depth: depth - 1)))"
    case 7...9:
      return "(?:\(pattern(depth: depth - 1)))" + pick(from: ["*", "+", "?", "{2}", "{1,3}", "*?"])
    case 10: return "^" + pattern(depth: depth - 1)
    case 11: return pattern(depth: depth - 1) + "$"
    case 12: return pick(from: ["(?=", "(?!"]) + pattern(depth: depth - 1) + ")"
    case 13: return pick(from: ["(?<=", "(?<!"]) + atom() + ")"
    default: return atom()
    }
  }

  private mutating func atom() -> String {
    pick(from: [
      "a", "b", "é", "-", "🐲", "[ab]", "[^a]", ".", "\\w", "\\W", "\\b", "\\B", "\\s", "", "\\d",
      "[a-é]", "^", "$", "(a)", "[^\\w]", "[-🐲]",
    ])
  }

  mutating func text() -> String {
    var text = ""
    for _ in 0..<pick(9) {
      text += pick(from: ["a", "b", "é", "-", "🐲", "\n", "1", " ", "a", "b"])
    }
    return text
  }

  mutating func noise() -> String {
    var text = ""
    for _ in 0..<pick(12) {
      text += pick(from: [
        "\\", "(", ")", "[", "]", "{", "}", "?", "<", ">", "=", "!", ":", "a", "1", ",", "-", "^",
        "$", "|", "*", "+", "k", "u", "p", "x", "c", "D83D", "{1F", "🐲", "é", "b", "(?<n>", "{2,",
      ])
    }
    return text
  }
}
