import Findings
import Linting
import Testing

struct RuleExampleTests {
  static let infos = lintRuleInfos

  @Test(arguments: infos)
  func `the bad example breaks the rule`(_ info: RuleInfo) {
    guard !info.bad.isEmpty else { return }
    let findings = lint(info.bad).filter { $0.rule == info.id }
    #expect(!findings.isEmpty, "\(info.slug)")
    for finding in findings {
      let message = finding.message.text
      #expect(!message.isEmpty && !message.hasSuffix("."), "\(message)")
      #expect(finding.place != nil && finding.slug == info.slug)
    }
  }

  @Test(arguments: infos)
  func `the good example keeps the rule`(_ info: RuleInfo) {
    guard !info.good.isEmpty else { return }
    #expect(lint(info.good).filter { $0.rule == info.id }.isEmpty, "\(info.slug)")
  }

  @Test(arguments: infos)
  func `the good example has no other error`(_ info: RuleInfo) {
    #expect(lint(info.good).filter { $0.severity == .error }.map(\.message.text) == [])
  }

  @Test func `rules are in order and have names and numbers of their own`() {
    #expect(Self.infos.map(\.id) == Set(Self.infos.map(\.id)).sorted())
    #expect(Set(Self.infos.map(\.slug)).count == Self.infos.count)
    #expect(Self.infos.allSatisfy { $0.id.family == .contractLint })
  }

  @Test func `there are enough rules`() {
    #expect(Self.infos.count >= 28)
  }

  @Test(arguments: infos)
  func `a rule says what it finds and why in sentences`(_ info: RuleInfo) {
    #expect(info.summary.hasSuffix("."))
    #expect(info.rationale.hasSuffix("."))
    #expect(info.slug.allSatisfy { $0 == "-" || ("a"..."z").contains($0) })
  }
}
