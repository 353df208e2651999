import Findings
import JSONText
import Schemas
import Testing
import Validation

/// Runs the examples that the rules about events carry.
struct EventRuleTests {
  @Test(arguments: EventRules.values.filter { !$0.bad.isEmpty }.map(\.slug))
  func `the bad example breaks its rule alone and the good one none`(_ slug: String) throws {
    let rule = try #require(EventRules.values.first { $0.slug == slug })
    #expect(try Self.rules(brokenBy: rule.bad) == [rule.id])
    #expect(try Self.rules(brokenBy: rule.good) == [])
  }

  @Test(arguments: EventRules.records.filter { !$0.bad.isEmpty }.map(\.slug))
  func `the good line of a record rule can be read`(_ slug: String) throws {
    let rule = try #require(EventRules.records.first { $0.slug == slug })
    _ = try JSONDocument.read(rule.good)
  }

  @Test func `every kind of violation has a rule of its own`() {
    let ids = ViolationKind.allCases.map { EventRules.rule(for: $0).id }
    #expect(Set(ids).count == ids.count)
    #expect(ids == ids.sorted())
    #expect(ids.first == RuleID(.event, 101))
  }

  @Test func `names and identifiers are used once`() {
    let all = EventRules.all
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(Set(all.map(\.slug)).count == all.count)
    #expect(all.allSatisfy { !$0.summary.isEmpty && !$0.rationale.isEmpty })
  }

  private static func rules(brokenBy example: String) throws -> [RuleID] {
    let document = try JSONDocument.read(example)
    let schema = try #require(document.root["schema"])
    let event = try #require(document.root["event"])
    let reading = SchemaReader.read(
      SchemaSource(uri: "test:rule", path: nil, value: schema),
      options: SchemaReader.Options(formats: .assert))
    #expect(reading.problems == [])
    return CarefulValidator(reading.graph).violations(in: event)
      .map { EventRules.rule(for: $0.kind).id }
  }
}
