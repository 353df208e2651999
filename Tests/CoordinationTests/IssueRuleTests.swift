import Contracts
import Coordination
import Findings
import SourceText
import Testing

struct IssueRuleTests {
  private static let ofTexts = IssueRules.all.filter { $0.id.number < 200 && !$0.bad.isEmpty }
  private static let ofCommits = IssueRules.all.filter { $0.id.number >= 200 }

  private func lint(_ text: String, _ terms: IssueTerms = IssueTerms()) -> [String] {
    lintIssue(SourceFile(path: "issue.md", text: text), terms).map(\.slug)
  }

  @Test(arguments: ofTexts)
  func `the bad text breaks the rule and the good one keeps all`(_ rule: RuleInfo) {
    #expect(lint(rule.bad).contains(rule.slug))
    #expect(lint(rule.good) == [])
  }

  static let facts = CommitFacts(
    shared: [.init(path: "contracts/ping.yaml", contract: "ping", others: ["acme/trainer"])],
    own: ["acme/player", "player"])

  @Test(arguments: ofCommits)
  func `the bad message breaks the rule and the good one keeps all`(_ rule: RuleInfo) {
    let findings = { (text: String) in
      checkCommitMessage(Array(text.utf8), of: Self.facts).map(\.slug)
    }
    #expect(findings(rule.bad) == [rule.slug])
    #expect(findings(rule.good) == [])
  }

  @Test func `every rule has an example or a test of its own`() {
    let without = IssueRules.all.filter { $0.bad.isEmpty }.map(\.slug)
    #expect(without == ["issue-for-unknown-repository", "issue-past-deadline"])
  }

  @Test func `a repository that the realm does not know is told`() throws {
    let good = try #require(IssueRules.all.first).good
    var terms = IssueTerms()
    terms.repositories = ["player"]
    #expect(lint(good, terms) == ["issue-for-unknown-repository"])
    terms.repositories = ["player", "trainer"]
    #expect(lint(good, terms) == [])
  }

  @Test func `open steps after the last day are told`() throws {
    let good = try #require(IssueRules.all.first).good
    let text = good.replacing("version: {", with: "deadline: \"2026-02-01\"\nversion: {")
    var terms = IssueTerms()
    terms.today = Day("2026-02-01")
    #expect(lint(text, terms) == [])
    terms.today = Day("2026-02-02")
    #expect(lint(text, terms) == ["issue-past-deadline"])
    #expect(lint(text.replacing("- [ ]", with: "- [x]"), terms) == [])
  }

  @Test(arguments: [
    ("Retype tick\n\nSee acme/trainer#7.\n", []),
    ("Retype tick\n\nSee https://git.example/acme/trainer/issues/7\n", []),
    ("Retype tick\n\nSee acme/player#7 and #8.\n", ["silent-commit"]),
    ("Retype tick\n\nSee trainer#7.\n", ["silent-commit"]),
    ("Retype tick acme/trainer#0\n", ["silent-commit"]),
    ("Retype tick\n\ncross-repo: acme/trainer#7, indexer:rfc-0012-ticks\n", []),
    ("Retype tick\n\nCross-Repo: none, the field was never read\n", []),
    ("Retype tick\n\nCross-Repo: none\n", ["malformed-cross-repo-trailer", "silent-commit"]),
    ("Retype tick\n\nCross-Repo:\n", ["malformed-cross-repo-trailer", "silent-commit"]),
    (
      "Retype tick\n\nCross-Repo: acme/player#7\n",
      ["malformed-cross-repo-trailer", "silent-commit"]
    ),
    ("Retype tick\n# See acme/trainer#7\n", ["silent-commit"]),
    (
      "Retype tick\n# ------------------------ >8 ------------------------\nacme/trainer#7\n",
      ["silent-commit"]
    ),
    ("Merge branch 'main' into work\n", []),
    ("fixup! Retype tick\n", []),
    ("", ["silent-commit"]),
  ])
  func `a message refers to others or is told`(_ message: String, _ slugs: [String]) {
    let findings = checkCommitMessage(Array(message.utf8), of: Self.facts)
    #expect(findings.map(\.slug) == slugs)
  }

  @Test func `a commit that touches nothing shared may be silent`() {
    let facts = CommitFacts(shared: [], own: ["acme/player"])
    #expect(checkCommitMessage(Array("Mend a word\n".utf8), of: facts) == [])
  }

  @Test func `a long hostile message is walked once`() {
    let bytes = Array(String(repeating: "a/b#", count: 400_000).utf8)
    #expect(checkCommitMessage(bytes, of: Self.facts).count == 1)
  }
}
