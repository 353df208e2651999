import Findings
import JSONText
import Linting
import SourceText
import Testing

struct SuppressionTests {
  static let known = lintRuleInfos + suppressionRuleInfos

  private func findings(_ text: String, path: String = "contracts/example.yaml") -> [Finding] {
    let file = SourceFile(path: path, text: text)
    let catalog = LintedCatalog([file])
    return suppressing(
      lint(catalog), in: catalog.files.map { CommentedText($0) }, known: Self.known
    ).findings
  }

  @Test(arguments: suppressionRuleInfos)
  func `the examples of rules about suppressions hold`(_ info: RuleInfo) {
    guard !info.bad.isEmpty else { return }
    #expect(findings(info.bad).contains { $0.rule == info.id })
    #expect(findings(info.good).allSatisfy { $0.waived })
  }

  @Test(arguments: [
    "type: integer\nminLength: 3 # schema-disable-line CL215 -- later\n",
    "type: integer\nminLength: 3 # schema-disable-line cl215 -- later\n",
    "type: integer\n# schema-disable-next-line keyword-without-effect -- later\nminLength: 3\n",
    "type: integer\r\nminLength: 3 # schema-disable-line CL215 -- later\r\n",
    "type: integer\nminLength: 3 # both: # schema-disable-line CL215, -- later\n",
  ])
  func `a comment with a reason waives and is not told`(_ text: String) {
    let found = findings(text)
    #expect(found.map(\.slug) == ["keyword-without-effect"])
    #expect(found.allSatisfy { $0.waived })
  }

  @Test(arguments: [
    "type: string\ntitle: 'a # schema-disable-line CL215 -- x'\n",
    "type: string\ntitle: >-\n  text\n  # schema-disable-line CL215 -- x\n  more\n",
    "type: string # schema-disabled-line CL215\n",
    "type: string # schema-disable-lines CL215\n",
  ])
  func `what only looks like a comment is none`(_ text: String) {
    #expect(findings(text).isEmpty)
  }

  @Test(arguments: [
    ("type: string # schema-disable-line\n", ["SU001", "SU003"]),
    ("type: string # schema-disable-line --\n", ["SU001", "SU003"]),
    ("type: string # schema-disable-line CL999 -- x\n", ["SU001"]),
    ("type: string # schema-disable-line CL215 -- x\n", ["SU002"]),
    ("type: string # schema-disable-line CL215\n", ["SU002", "SU003"]),
    ("type: [integer # schema-disable-line broken-syntax -- x\n", ["CL001", "SU002"]),
  ])
  func `a comment that is of no use is told`(_ text: String, _ rules: [String]) {
    let found = findings(text).filter { !$0.waived }
    #expect(found.map(\.rule.description).sorted() == rules)
  }

  @Test func `settings change severities and switch rules off`() throws {
    let idle = try #require(Self.known.first { $0.slug == "keyword-without-effect" })
    let selection = RuleSelection([idle.id: .off, RuleID(.contractLint, 203): .severity(.info)])
    let example = "type: integer\nminLength: 3\nrequired: [b]\nproperties: { a: {} }\n"
    let found = lint(
      LintedCatalog([SourceFile(path: "a.yaml", text: example)]), rules: selection
    ).findings
    #expect(!found.contains { $0.slug == "keyword-without-effect" })
    #expect(found.contains { $0.rule.number == 203 && $0.severity == .info })
  }
}
