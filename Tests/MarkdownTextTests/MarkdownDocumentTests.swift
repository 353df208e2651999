import MarkdownText
import SourceText
import TestSupport
import Testing

struct MarkdownDocumentTests {
  private func kinds(_ text: String) -> [String] {
    let document = MarkdownDocument.read(Array(text.utf8))
    return document.blocks.map { block in
      let indent = String(repeating: " ", count: block.depth)
      return indent + name(block.kind, document)
        + " \(block.lines.lowerBound)-\(block.lines.upperBound)"
    }
  }

  private func name(_ kind: MarkdownBlock.Kind, _ document: MarkdownDocument) -> String {
    switch kind {
    case .heading(let level, let content): "h\(level) '\(document.text(content))'"
    case .paragraph(let lines): "p \(lines.map(document.text))"
    case .table(let table):
      "table \(([table.header] + table.rows).map { $0.cells.map(document.text) })"
    case .fence(let fence):
      "fence '\(document.text(fence.info))' \(fence.body.map(document.text)) \(fence.isClosed)"
    case .indentedCode(let lines): "code \(lines.count)"
    case .html: "html"
    case .rule: "rule"
    case .quote: "quote"
    case .list(let isOrdered): isOrdered ? "ol" : "ul"
    case .item(let item):
      "item \(item.number.map(String.init) ?? "-") \(item.box?.isTicked.description ?? "-")"
    }
  }

  @Test(
    arguments: [
      ("<!-- note\nends --> here\n\n# A", ["html 1-2", "h1 'A' 4-4"]),
      ("<!-- note\n\nnot yet\n\nends --> here\n# A", ["html 1-5", "h1 'A' 6-6"]),
      ("<script>\n\na </script> b\n# A", ["html 1-3", "h1 'A' 4-4"]),
      ("- <div>\n  a\n\n  b", ["ul 1-4", " item - - 1-4", "  html 1-2", "  p [\"b\"] 4-4"]),
      ("``` a ` b\nc", ["p [\"``` a ` b\", \"c\"] 1-2"]),
      ("1. a\n12345678901. b", ["ol 1-2", " item 1 - 1-2", "  p [\"a\", \"12345678901. b\"] 1-2"]),
      ("1.a\n#b\n+c", ["p [\"1.a\", \"#b\", \"+c\"] 1-3"]),
    ] as [(String, [String])])
  func `words make no blocks and hide no end of one`(text: String, expected: [String]) {
    #expect(kinds(text) == expected)
  }

  @Test func `blocks know their kinds and lines`() {
    let text = """
      # One #

      words
      more

      - [x] done
        1. [ ] inner
      > said

      Two
      ===
      ~~~yaml gate
      a: 1
      ~~~
      <!-- note -->

      ---
      """
    #expect(
      kinds(text) == [
        "h1 'One' 1-1", "p [\"words\", \"more\"] 3-4", "ul 6-7", " item - true 6-7",
        "  p [\"[x] done\"] 6-6", "  ol 7-7", "   item 1 false 7-7", "    p [\"[ ] inner\"] 7-7",
        "quote 8-8", " p [\"said\"] 8-8", "h1 'Two' 10-11",
        "fence 'yaml gate' [\"a: 1\"] true 12-14",
        "html 15-15", "rule 17-17",
      ])
  }

  @Test func `cells may be missing, and pipes may be escaped`() {
    #expect(
      kinds("lead\n| a | b |\n|--|:-:|\n| 1 \\| x |\n|2|3|4|\n\nend\n") == [
        "p [\"lead\"] 1-1",
        "table [[\"a\", \"b\"], [\"1 \\\\| x\"], [\"2\", \"3\", \"4\"]] 2-5", "p [\"end\"] 7-7",
      ])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines are those of an editor`(_ end: String) {
    let text = "\u{FEFF}# A\(end)\(end)text\(end)\(end)## B"
    #expect(kinds(text) == ["h1 'A' 1-1", "p [\"text\"] 3-3", "h2 'B' 5-5"])
  }

  @Test func `an open fence takes the rest`() {
    #expect(kinds("# A\n```\nx\n\ny") == ["h1 'A' 1-1", "fence '' [\"x\", \"\", \"y\"] false 2-5"])
  }

  @Test func `front matter is no text`() {
    let document = MarkdownDocument.read(Array("---\na: 1\n---\n# T\n".utf8))
    #expect(document.frontMatter?.isClosed == true)
    #expect(document.blocks.count == 1)
    #expect(MarkdownDocument.read(Array("---\na: 1\n# T\n".utf8)).frontMatter?.isClosed == false)
    #expect(MarkdownDocument.read(Array("---\n\n# T\n".utf8)).frontMatter == nil)
  }

  @Test(arguments: [
    ("**a** `b*` [c](d e) _f_", "a b* c f"), ("a * b * c", "a * b * c"), ("`` a ` b ``", " a ` b "),
    ("snake_case_name", "snake_case_name"), ("\\*x\\*", "*x*"), ("x <!-- hid --> y", "x  y"),
    ("**open", "**open"), ("![p](q.png)", "p"),
    ("<https://example.invalid/a>", "https://example.invalid/a"),
  ])
  func `words are read without their marks`(_ text: String, _ words: String) {
    let document = MarkdownDocument.read(Array(text.utf8))
    #expect(document.plainText(SourceSpan(0, text.utf8.count)) == words)
  }

  @Test(arguments: [
    "[", "[a](", "*a **b ", "`", "> ", "- ", "| a ", "[a]: b\n", "<a ", "a|b\n-|-\n", "![[](", "\\",
    "<!--",
    "**", "_", "x ` `` ",
  ])
  func `hostile text is read in linear time`(_ part: String) {
    let text = String(repeating: part, count: 20_000)
    let bytes = Array(text.utf8)
    let took = processorTime {
      let document = MarkdownDocument.read(bytes)
      for block in document.blocks {
        if case .paragraph(let lines) = block.kind {
          for line in lines { _ = document.marks(in: line) }
        }
      }
    }
    #expect(took < .seconds(8))
  }

  @Test func `zeros and broken bytes move no place`() {
    let bytes: [UInt8] = Array("# A\u{0}B\n\n".utf8) + [0xFF, 0x78, 0x0A] + Array("## C\n".utf8)
    let document = MarkdownDocument.read(bytes)
    #expect(
      document.blocks.map(\.span) == [SourceSpan(0, 5), SourceSpan(7, 9), SourceSpan(10, 14)])
  }
}
