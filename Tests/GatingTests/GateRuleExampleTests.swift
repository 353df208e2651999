import Findings
import Gating
import Testing

struct GateRuleExampleTests {
  static let infos = gatingRuleInfos

  @Test(arguments: infos)
  func `the bad example breaks the rule`(_ info: RuleInfo) {
    guard !info.bad.isEmpty else { return }
    let findings = assess(info.bad).findings.filter { $0.rule == info.id }
    #expect(!findings.isEmpty, "\(info.slug)")
    for finding in findings {
      let message = finding.message.text
      #expect(!message.isEmpty && !message.hasSuffix("."), "\(message)")
      #expect(finding.place != nil && finding.slug == info.slug)
    }
  }

  @Test(arguments: infos)
  func `the good example breaks no rule that matters`(_ info: RuleInfo) {
    guard !info.good.isEmpty else { return }
    let findings = assess(info.good).findings
    #expect(findings.filter { $0.rule == info.id }.map(\.message.text) == [], "\(info.slug)")
    // What is wrong with bytes is shown by plans of any kind.
    guard info.id.family != .text else { return }
    #expect(findings.filter { $0.severity != .info }.map(\.message.text) == [], "\(info.slug)")
  }

  @Test func `rules have names and numbers of their own`() {
    #expect(Set(Self.infos.map(\.id)).count == Self.infos.count)
    #expect(Set(Self.infos.map(\.slug)).count == Self.infos.count)
    #expect(Self.infos.count > 50)
  }

  @Test(arguments: infos)
  func `a rule says what it finds and why in sentences`(_ info: RuleInfo) {
    #expect(info.summary.hasSuffix("."))
    #expect(info.rationale.hasSuffix("."))
    #expect(info.slug.allSatisfy { $0 == "-" || ("a"..."z").contains($0) || $0.isNumber })
  }
}
