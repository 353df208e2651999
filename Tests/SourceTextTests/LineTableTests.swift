import SourceText
import TestSupport
import Testing

@Suite struct LineTableTests {
  @Test(
    arguments: [
      ("", 0, 1, 1), ("a", 0, 1, 1), ("a", 1, 1, 2), ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1),
      ("a\n", 2, 2, 1), ("å€🙂x", 9, 1, 4), ("a", 99, 1, 2), ("a", -1, 1, 1), ("\r\nx", 2, 2, 1),
    ] as [(String, Int, Int, Int)])
  func `a byte stands in a line and a column of scalars`(
    text: String, offset: Int, line: Int, column: Int
  ) {
    let bytes = Array(text.utf8)
    let position = LineTable(bytes).position(of: offset, in: bytes)
    #expect(position == Position(line: line, column: column))
  }

  @Test(
    arguments: [
      ("one\ntwo\r\nthree", 2, "two"), ("one\ntwo", 1, "one"), ("one\n", 2, ""), ("", 1, ""),
      ("one", 7, ""), ("one", 0, ""), ("\r\n", 1, ""),
    ] as [(String, Int, String)])
  func `a line comes without its end`(text: String, line: Int, words: String) {
    let bytes = Array(text.utf8)
    let span = LineTable(bytes).span(ofLine: line, in: bytes)
    #expect(String(decoding: bytes[span.range], as: UTF8.self) == words)
  }

  @Test(
    arguments: [("a\rb\nc\r\nd", 4, 3), ("\r\r", 3, 1), ("a\r\n", 2, 2)] as [(String, Int, Int)])
  func `editors end a line at a carriage return alone`(text: String, editors: Int, strict: Int) {
    let bytes = Array(text.utf8)
    #expect(LineTable(likeEditors: bytes).lineCount == editors)
    #expect(LineTable(bytes).lineCount == strict)
  }

  @Test func `the scanner finds the lines that the table has`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let choices: [UInt8] = [UInt8(ascii: "a"), 0xC3, UInt8(ascii: "\n")]
      let count = Int.random(in: 0...40, using: &generator)
      let bytes = (0..<count).map { _ in choices.randomElement(using: &generator) ?? 0 }
      let table = LineTable(bytes)
      var scanner = LineScanner()
      var line = 0
      while let range = scanner.nextLine(in: bytes.span) {
        line += 1
        #expect(table.span(ofLine: line, in: bytes).range == range)
      }
      // What follows the last line feed is a line of the table, and none of the scanner when empty.
      #expect(table.lineCount - line == (bytes.last == 0x0A || bytes.isEmpty ? 1 : 0))
    }
  }
}
