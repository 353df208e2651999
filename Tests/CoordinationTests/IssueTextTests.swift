import Contracts
import Coordination
import Findings
import JSONText
import Realms
import SourceText
import Testing

struct IssueTextTests {
  private static let hostile = [
    "@org/team", "fixes #1", "```\n# Title", "<script>alert(1)</script>", "[x](javascript:1)",
    "a|b", "\u{1B}[31m", "\u{202E}abc", "::error::x", "line\nbreak", "`", "``` `` `",
    "\\u0040", "&amp;", "--title=x", "$(rm -rf /)", "'; rm -rf / #", "%0A::set-output",
    String(repeating: "n", count: 10_000), "", " ", "- [x] done", "![](http://e.x/t.png)",
  ]

  private func name(_ text: String) throws -> RealmName { try #require(RealmName(text)) }

  private func scene() throws -> IssueScene {
    IssueScene(
      Realm([
        RealmFile("realm.yaml", text: "name: rugs\nissue: { prefix: \"[cross-repo]\" }\n"),
        RealmFile("repos/trainer.yaml", text: "org: acme\n"),
      ]), from: try name("player"))
  }

  private func draft(_ text: String) throws -> IssueDraft {
    var item = RealmCharter.ActionItem(task: Placed(text, at: .init(0, 0)))
    item.owner = Placed(text, at: .init(0, 0))
    item.blocking = Placed(text, at: .init(0, 0))
    var draft = try scene().actionItem(item, for: try name("trainer"))
    draft.fields = [
      .init(
        pointer: "/" + text, change: text, kind: text, isUsed: true, files: [text],
        effect: .breaks)
    ]
    draft.mark.changes = [.init(field: text, kind: text, isUsed: true, effect: .breaks)]
    draft.witness = eventShape(try JSONDocument.read("{\"a`b\": [\"secret\", 1, null]}").root)
    return draft
  }

  @Test(arguments: hostile)
  func `what is data is neither a mention nor markup`(_ text: String) throws {
    let draft = try draft(text)
    let slugs = lintIssue(.init(path: "i.md", text: draft.markdown)).map(\.slug)
    #expect(slugs == [], "\(draft.markdown)")
    #expect(draft.title.hasPrefix("[cross-repo] "))
    #expect(!draft.title.contains("\n") && draft.title.utf8.count < 400)
    for line in draft.markdown.split(separator: "\n") {
      #expect(!line.hasPrefix("::") && !line.hasPrefix("<script"))
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
    }
    #expect(!draft.markdown.contains("secret"))
  }

  @Test(arguments: hostile)
  func `a text reads back as what it was written from`(_ text: String) throws {
    let draft = try draft(text)
    let mark = try WrittenIssue(Array(draft.markdown.utf8)).mark.get()
    #expect(mark.subject.map { Array($0.utf8) } == draft.mark.subject.map { Array($0.utf8) })
    #expect(mark.changes.map { Array($0.field.utf8) } == [Array(text.utf8)])
    #expect(mark.fingerprint == draft.mark.fingerprint)
    #expect((mark.kind, mark.from, mark.to) == (draft.mark.kind, draft.mark.from, draft.mark.to))
    // As a forge keeps it.
    let kept = draft.body.replacing("\n", with: "\r\n")
    let again = try WrittenIssue(title: draft.title, body: Array(kept.utf8)).mark.get()
    #expect(again == mark)
  }

  @Test(arguments: ["ok", "it's", "a b", "$(x)", "-x", "", "`", "!", "a\"b", "é", "~", "*"])
  func `a shell reads a word back`(_ word: String) throws {
    let quoted = try #require(shellWord(word))
    #expect(quoted == word || quoted.hasPrefix("'") && quoted.hasSuffix("'"))
    #expect(shellWord(word + "\n") == nil)
    #expect(shellWord(word + "\u{9B}") == nil)
  }

  @Test func `an issue that is there is updated and not written twice`() throws {
    let draft = try draft("review the ticks")
    func list(_ body: String, _ state: String = "OPEN", _ title: String? = nil) throws -> String {
      var builder = JSONDocumentBuilder()
      builder.begin(.array)
      builder.begin(.object)
      builder.string("number")
      builder.number(12)
      for (key, value) in [("title", title ?? draft.title), ("body", body), ("state", state)] {
        builder.string(key)
        builder.string(value)
      }
      builder.end()
      builder.end()
      let text = builder.finish().root.compactBytes
      return String(decoding: text, as: UTF8.self)
    }
    func action(_ text: String) throws -> ExistingIssues.Action? {
      ExistingIssues(try JSONDocument.read(text).root)?.action(for: draft)
    }
    #expect(try action("[]") == .create)
    #expect(try action(list(draft.body)) == .keep(12))
    #expect(try action(list(draft.body, "OPEN", "other")) == .update(12))
    #expect(try action(list(draft.body, "CLOSED")) == .closed(12))
    var older = draft
    older.story = []
    #expect(try action(list(older.body)) == .update(12))
    let other = draft.body.replacing("to: trainer", with: "to: indexer")
    #expect(try action(list(other)) == .create)
    #expect(try action("{}") == nil)
    #expect(try action("[1]") == nil)
  }

  @Test(arguments: ["[cross-repo]", "[realm rugs]", "cross-repo:"])
  func `a plain prefix is taken`(_ text: String) { #expect(IssueDraft.prefix(text) == text) }

  @Test(arguments: [
    "", "   ", "@all", "#1", "`x`", "a\nb", "<b>", String(repeating: "x", count: 41),
  ])
  func `any other prefix is not`(_ text: String) {
    #expect(IssueDraft.prefix(text) == "[cross-repo]")
  }
}
