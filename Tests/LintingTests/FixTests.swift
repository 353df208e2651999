import Findings
import Linting
import SourceText
import Testing

struct FixCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var before: String
  var after: String

  init(_ name: String, _ before: String, _ after: String) {
    (testDescription, self.before, self.after) = (name, before, after)
  }

  static let all = [
    FixCase(
      "a scalar is quoted and its comment stays", "type: string\nenum: [yes, sell] # both\n",
      "type: string\nenum: [\"yes\", sell] # both\n"),
    FixCase(
      "a flow list loses the second one", "type: string\nenum: [ buy, sell , buy ] # all\n",
      "type: string\nenum: [ buy, sell ] # all\n"),
    FixCase(
      "a block list loses its line", "type: string\nenum:\n  - buy # first\n  - buy\n  - sell\n",
      "type: string\nenum:\n  - buy # first\n  - sell\n"),
    FixCase(
      "a line with a comment is left to people", "type: string\nenum:\n  - buy\n  - buy # again\n",
      "type: string\nenum:\n  - buy\n  - buy # again\n"),
    FixCase(
      "three of a kind become one", "type: string\nenum: [buy, buy, buy, sell]\n",
      "type: string\nenum: [buy, sell]\n"),
    FixCase(
      "names and values in one file",
      "# head\ntype: object\nrequired: [no, a, a]\nproperties: { no: {}, a: {} } # tail\n",
      "# head\ntype: object\nrequired: [\"no\", a]\nproperties: { \"no\": {}, a: {} } # tail\n"),
    FixCase(
      "events of a contract",
      "contract: tick\nversion: 1.0.0\nowner: x\nevents:\n- a\n- b\n- a\nschema: { type: object }\n",
      "contract: tick\nversion: 1.0.0\nowner: x\nevents:\n- a\n- b\nschema: { type: object }\n"),
  ]
}

struct FixTests {
  @Test(arguments: FixCase.all)
  func `safe fixes change what they say and nothing else`(_ example: FixCase) {
    #expect(mended(example.before) == example.after)
  }

  @Test(arguments: FixCase.all)
  func `what is mended reads again and is found no more`(_ example: FixCase) {
    let again = lint(example.after).filter { $0.fix?.applicability == .safe }
    #expect(again.isEmpty)
    #expect(lint(example.after).allSatisfy { $0.rule.number >= 7 })
    let comments = { (text: String) in text.filter { $0 == "#" }.count }
    #expect(comments(example.before) == comments(example.after))
  }

  @Test(arguments: lintRuleInfos)
  func `a rule's safe fixes mend its bad example`(_ info: RuleInfo) {
    for file in Example(info.bad).files {
      let findings = lint(LintedCatalog([file])).findings.filter { $0.rule == info.id }
      let fixes = findings.compactMap(\.fix).filter { $0.applicability == .safe }
      guard !fixes.isEmpty, fixes.count == findings.count else { continue }
      let after = SourceFile(path: file.path, bytes: applying(fixes, to: file.bytes))
      #expect(lint(LintedCatalog([after])).findings.filter { $0.rule == info.id }.isEmpty)
    }
  }

  @Test func `fixes that overlap are not mixed`() {
    let bytes = Array("abcdef".utf8)
    let first = Fix("a", .safe, [Edit(SourceSpan(1, 4), "X")])
    let second = Fix("b", .safe, [Edit(SourceSpan(3, 5), "Y")])
    let third = Fix("c", .safe, [Edit(SourceSpan(4, 5), "Z")])
    let unsafe = Fix("d", .unsafe, [Edit(SourceSpan(0, 1), "U")])
    let outside = Fix("e", .safe, [Edit(SourceSpan(5, 9), "O")])
    let result = applying([second, third, first, unsafe, outside], to: bytes)
    #expect(String(decoding: result, as: UTF8.self) == "aXZf")
  }

  /// Applies safe fixes until none is left, as `--fix` does.
  private func mended(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<4 {
      let file = SourceFile(path: "contracts/example.yaml", bytes: bytes)
      bytes = applying(lint(LintedCatalog([file])).findings.compactMap(\.fix), to: bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
