import SourceText
import TestSupport
import Testing

@Suite struct TerminalColumnsTests {
  @Test(
    arguments: [
      ("", 0), ("tick", 4), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("🙂", 2), ("\u{200B}", 0),
      ("ﾊ", 1), ("Ａ", 2), ("\u{7}", 0),
    ] as [(String, Int)])
  func `a terminal gives a text so many columns`(text: String, columns: Int) {
    #expect(columnWidth(of: text) == columns)
  }

  @Test(
    arguments: [
      ("one two three", 8, ["one two", "three"]), ("", 8, [""]), ("a\n\nb", 8, ["a", "", "b"]),
      ("abcdefghijkl", 8, ["abcdefgh", "ijkl"]), ("日本語日本語", 8, ["日本語日", "本語"]),
      ("a  b", 8, ["a b"]),
    ] as [(String, Int, [String])])
  func `words go to the next line where they do not fit`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(wrapped(text, width: width) == lines)
  }

  @Test func `a first line with less room stays empty rather than break a word`() {
    #expect(wrapped("unbroken word", width: 10, firstWidth: 3) == ["", "unbroken", "word"])
  }

  @Test func `nothing is lost and nothing is too wide`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let letters = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        ["a", "é", "語", " ", "🙂"].randomElement(using: &generator) ?? " "
      }
      let text = letters.joined()
      let lines = wrapped(text, width: 12)
      #expect(lines.allSatisfy { columnWidth(of: $0) <= 12 })
      #expect(letterRun(lines.joined()) == letterRun(text))
    }
  }

  private func letterRun(_ text: String) -> String { text.filter { $0 != " " } }

  @Test func `padding counts columns`() {
    #expect(padded("語", to: 4) == "語  ")
    #expect(padded("longer", to: 3) == "longer")
  }
}
