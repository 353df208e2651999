import Patterns
import TestSupport
import Testing

@Suite(.serialized) struct HostileTests {
  @Test(arguments: [
    ("(a+)+$", "a", "!", Match.no), ("(a|a)*b", "a", "", .no), ("(.*)*x", "a", "", .no),
    ("^(([a-z])+.)+[A-Z]([a-z])+$", "a", "", .no), ("^(?:a|b)*$", "a", "", .yes),
    ("^((a*)*)*$", "a", "b", .no), ("^(a?){50}a{50}$", "a", "", .no), ("(x+x+)+y", "x", "", .no),
    ("^(a|aa)+$", "a", "!", .no), ("(a|b)*a(a|b){12}c", "a", "", .no), (".*.*.*=.*", "a", "", .no),
    ("^(é|é)*$", "é", "!", .no), ("(\\w+\\s?)*\\bz", "a", "", .no), ("^.{1,10000}$", "a", "", .no),
  ])
  func `no text makes a regular pattern slow`(
    _ pattern: String, _ letter: String, _ tail: String, _ expected: Match
  ) throws {
    let pattern = try Pattern(pattern)
    for count in [longest, longest / 5] {
      let text = Array((String(repeating: letter, count: count) + tail).utf8)
      var answer = Match.undecided
      let time = processorTime { answer = pattern.matches(text.span) }
      #expect(answer == expected)
      #expect(time < patience)
    }
  }

  @Test(arguments: [
    ("^(a+)+\\1b$", 30), ("^(a*)(a*)*\\1b$", 10_000), ("^(?=(a+)+$)b", 30), ("(a*)*(?!a)b", 1_000),
    ("(?=.*x)y", 1_000_000), ("(a+)+(?=b)", 1_000_000), ("(.*)\\1x", 1_000_000),
    ("^(.*)(.*)(.*)\\3\\2\\1x$", 1_000), ("(?<=a)(a*)*b", 20_000), ("(a?)(?:a?){49}\\1a{50}x", 100),
    ("^((a|b)*?(?=a)){20}x", 5_000), ("(?=(a*)(a*)(a*)(a*)(a*)b)", 3_000),
    ("^(?:(?:a*)*(?=a)){1,}x", 1_000_000), ("(?!(?:a*a*a*)b)x", 50_000),
  ])
  func `backtracking gives up in time`(_ pattern: String, _ count: Int) throws {
    let pattern = try Pattern(pattern)
    let text = Array(String(repeating: "a", count: count).utf8)
    var answer = Match.yes
    let time = processorTime { answer = pattern.matches(text.span) }
    #expect(answer != .yes)
    #expect(time < patience, "\(pattern.source) took \(time)")
  }

  @Test(arguments: [
    "x{1000000}", "((a{1,100}){1,100}){1,100}", "(?:){1000000}", "a{99999999999999999999}",
    "((((a{1,99}){1,99}){1,99}){1,99}){1,99}\\1", "(?=x{1000000})",
    String(repeating: "a|", count: 500_000), String(repeating: "(", count: 100_000),
    String(repeating: "(?:", count: 300), String(repeating: "(?=", count: 20_000),
    String(repeating: "(", count: 300) + String(repeating: ")", count: 300),
    "(\\p{L}{1000}){20}\\1",
    ["sc", "scx"].flatMap { key in
      [
        "Arab", "Grek", "Cyrl", "Deva", "Hebr", "Thai", "Han", "Hira", "Kana", "Latn", "Geor",
        "Armn", "Beng",
      ]
      .map { "\\p{\(key)=\($0)}" }
    }.joined(),
  ])
  func `what is too large is refused at once`(_ pattern: String) {
    var error: PatternError?
    let time = processorTime {
      do throws(PatternError) { _ = try Pattern(pattern) } catch let caught { error = caught }
    }
    #expect(error?.reason == .programTooLarge)
    #expect(time < patience)
  }

  @Test func `a chain of backslashes or classes costs no stack`() {
    for piece in ["\\", "[", "a*", "[^a]", "|", "\\b", "(?:a)", "\u{FFFD}", "a{2}"] {
      let time = processorTime {
        _ = try? Pattern(String(repeating: piece, count: 60_000 / piece.utf8.count))
      }
      #expect(time < patience * 2, "\(piece) took \(time)")
    }
  }

  @Test func `many different classes are told apart within bounds`() {
    var pattern = ""
    for scalar in UInt32(0x4E00)...0x6000 { pattern += "[^\\u{\(String(scalar, radix: 16))}]" }
    let time = processorTime { _ = try? Pattern(pattern) }
    #expect(time < patience * 2)
  }

  @Test func `broken bytes do no harm`() throws {
    let texts: [[UInt8]] = [
      [0xFF], [0xF4], [0xE2, 0x82], [0xF7, 0xBF, 0xBF, 0xBF], [0x80, 0xC3],
    ]
    for pattern in ["^.$", "é", "(?=.)x", "\\bx", "^.{5,9000}$"] {
      let pattern = try Pattern(pattern)
      for text in texts { _ = pattern.matches(text.span) }
    }
  }

  private var longest: Int {
    #if DEBUG
      100_000
    #else
      1_000_000
    #endif
  }

  /// Unoptimised code is some twenty times slower than what is shipped.
  private var patience: Duration {
    #if DEBUG
      .milliseconds(4_000)
    #else
      .milliseconds(100)
    #endif
  }
}
