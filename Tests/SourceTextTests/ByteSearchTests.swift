import SourceText
import TestSupport
import Testing

/// The scanners that pass over bytes are held to loops that look at each one.
@Suite struct ByteSearchTests {
  @Test(
    arguments: [
      ("", 0, 0, nil), ("abc", 0, 3, nil), ("a,b;c", 0, 5, 1), ("a,b;c", 2, 5, 3),
      ("a,b;c", 2, 3, nil), ("å;", 0, 3, 2),
    ] as [(String, Int, Int, Int?)])
  func `the first member of a set is found`(text: String, start: Int, end: Int, found: Int?) {
    let set = ByteSet(",;".utf8)
    #expect(set.first(in: Array(text.utf8), from: start, to: end) == found)
    #expect(set.contains(UInt8(ascii: ";")))
    #expect(!set.contains(0xE5))
  }

  @Test func `controls are found in whatever stands around them`() {
    var chance = SeededGenerator(seed: 5)
    let choices: [UInt8] = [0x00, 0x09, 0x0A, 0x1F, 0x20, 0x21, 0x61, 0x7F, 0x80, 0xFF]
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
        choices.randomElement(using: &chance) ?? 0x20
      }
      for start in 0...bytes.count {
        #expect(bytes.firstControl(from: start) == bytes[start...].firstIndex { $0 < 0x20 })
      }
    }
  }

  @Test func `a map tells the kinds of a span and no others of its neighbourhood`() {
    let bytes = Array((String(repeating: "words ", count: 20) + "a: 7 = (b)").utf8)
    let map = ByteMap(bytes)
    #expect(map.kinds(in: SourceSpan(0, 90)) == [])
    #expect(
      map.kinds(in: SourceSpan(120, 130)).isSuperset(of: [.colon, .digit, .equals, .bracket]))
    #expect(map.kinds(in: SourceSpan(7, 7)) == [])
    #expect(map.kinds(in: SourceSpan(0, 9999)).contains(.bar))
  }

  @Test func `a map says no only where the kind is not`() {
    let text = String(repeating: "words ", count: 20) + "`7`" + String(repeating: "é/", count: 40)
    let bytes = Array(text.utf8)
    let map = ByteMap(bytes)
    let digits = ByteSet("0123456789".utf8)
    let high = ByteSet(0x80...0xFF)
    for start in stride(from: 0, through: bytes.count, by: 7) {
      for end in stride(from: start, through: bytes.count, by: 5) {
        let span = SourceSpan(start, end)
        #expect(map.mayHold(.digit, in: span) || !digits.occurs(in: span, of: bytes))
        #expect(map.mayHold(.high, in: span) || !high.occurs(in: span, of: bytes))
      }
    }
    #expect(!map.mayHold(.digit, in: SourceSpan(0, 64)))
    #expect(map.mayHold(.signs, in: SourceSpan(110, 124)))
    #expect(!map.mayHold(.digit, in: SourceSpan(5, 5)))
  }

  @Test(
    arguments: [
      ("", false), ("gat", false), ("The GATE is open", true), ("investigated", true),
      ("evidenc", false), ("no proof", true), ("pproof", true),
    ] as [(String, Bool)])
  func `a word is found in any case and anywhere`(text: String, isThere: Bool) {
    #expect(WordFinder(["gate", "evidence", "proof"]).occurs(in: text) == isThere)
  }
}
