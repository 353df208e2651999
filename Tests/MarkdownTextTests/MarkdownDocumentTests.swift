import MarkdownText
import Testing

struct MarkdownDocumentTests {
  @Test func `a heading knows its words`() {
    let document = MarkdownDocument.read(Array("# One\n\ntext\n".utf8))
    guard case .heading(let level, let content) = document.blocks.first?.kind else {
      Issue.record("no heading")
      return
    }
    #expect(level == 1)
    #expect(document.text(content) == "One")
  }
}
