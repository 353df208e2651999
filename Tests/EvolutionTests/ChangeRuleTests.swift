import Evolution
import Findings
import Testing

struct ChangeRuleTests {
  static let infos = ChangeRules.all

  @Test(arguments: infos)
  func `the bad example is a change of this kind`(_ info: RuleInfo) throws {
    guard !info.bad.isEmpty else { return }
    let changes = try comparison(info.bad).changes
    let kinds = changes.map(\.kind.rawValue)
    #expect(kinds.contains(info.slug), "\(changes.map(line))")
    #expect(changes.allSatisfy { !$0.message.isEmpty && !$0.message.hasSuffix(".") })
  }

  @Test(arguments: infos)
  func `the good example is none`(_ info: RuleInfo) throws {
    guard !info.good.isEmpty else { return }
    let changes = try comparison(info.good).changes
    #expect(!changes.contains { $0.kind.rawValue == info.slug }, "\(changes.map(line))")
  }

  @Test(arguments: infos)
  func `the example has the severity that its level asks for`(_ info: RuleInfo) throws {
    guard !info.bad.isEmpty else { return }
    let findings = try comparison(info.bad).findings { _, _ in nil }
    let own = findings.filter { $0.rule == info.id }
    #expect(own.contains { $0.severity == info.severity }, "\(own.map(\.notes))")
  }

  @Test func `every kind has a rule of its own name`() {
    #expect(Set(Self.infos.map(\.id)).count == ChangeKind.allCases.count)
    for kind in ChangeKind.allCases { #expect(ChangeRules.rule(for: kind).slug == kind.rawValue) }
    #expect(Self.infos.map(\.id) == Self.infos.map(\.id).sorted())
  }

  @Test(arguments: infos)
  func `a rule says what it finds and why in sentences`(_ info: RuleInfo) {
    #expect(info.summary.hasSuffix("."))
    #expect(info.rationale.hasSuffix("."))
    #expect(info.id.family == .contractChange && (101...199).contains(info.id.number))
  }
}
