import MarkdownText
import TestSupport
import Testing

struct BlockScannerTests {
  /// What lines are made of that open, close and continue blocks.
  private static let pieces = [
    "# ", "## a", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "> ", ">", "    ", "   ", "  ", " ",
    "```",
    "~~~", "````", "---", "***", "___", "- - -", "===", "-", "|", "|---|", "|---|---|", "--|--",
    "- | -", "- |", "a | b", "| c | d |", "<!-- ", " -->", "<b", "<1", "a", "b c", "**d**", "`e`",
    "[ ] f", "1.", "12345678901. g", "#h", "\n", "\n", "\n", "\n", "\n\n", "\r\n", "é", "✅ ",
  ]

  @Test(arguments: 0..<40)
  func `what needs no cmark is read as cmark reads it`(_ seed: Int) {
    var chance = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<60 {
      let text = (0..<Int.random(in: 1...40, using: &chance)).map { _ in
        Self.pieces.randomElement(using: &chance) ?? ""
      }
      let bytes = Array(text.joined().utf8)
      let (own, asked) = (MarkdownDocument.read(bytes), MarkdownDocument.readByCommonMark(bytes))
      #expect(own.blocks == asked.blocks, "\(text.joined())")
    }
  }

  @Test(
    arguments: [
      ("# A\n\nwords\n\n- [x] b\n  - c\n\n> said\n", true),
      ("| a | b |\n|---|---|\n| 1 | 2 |\n\n<!-- note\n\n-->\n```\ncode\n```\n", true),
      ("\u{FEFF}# A\n", false), ("\twords\n", false), ("<div>\n", false), ("a <b>\n", true),
      (String(repeating: "> ", count: 100) + "a", false),
    ])
  func `cmark is asked for what is rare`(text: String, isPlain: Bool) {
    #expect(MarkdownDocument.isPlain(Array(text.utf8)) == isPlain)
  }

  @Test(arguments: ["harbour.md", "reader.md"])
  func `plans are read without cmark`(name: String) throws {
    let bytes = try #require(PackageFiles.bytes("Fixtures/plans/\(name)"))
    #expect(MarkdownDocument.isPlain(bytes))
  }
}
