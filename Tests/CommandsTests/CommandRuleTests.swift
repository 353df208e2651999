import Commands
import Findings
import TestSupport
import Testing

/// Runs the examples of the rules that the commands themselves hold.
struct CommandRuleTests {
  private static let contract = "contract: tick\nversion: 1.0.0\nschema: { type: object }\n"

  /// Numbers from 900 on; the rules of lint and of events have tests where they stand.
  private static let infos = allRules.filter { rule in
    rule.id.family == .contractLint && rule.id.number > 900
      || rule.id.family == .suppression && rule.id.number > 3 && !rule.bad.isEmpty
  }

  @Test(arguments: infos)
  func `the bad example breaks the rule and the good one keeps it`(_ info: RuleInfo) throws {
    #expect(!info.bad.isEmpty && !info.good.isEmpty)
    let (bad, good) = (try run(info.bad, of: info), try run(info.good, of: info))
    #expect(bad.output.contains("\(info.id) \(info.slug)"), "\(bad.transcript)")
    #expect(!good.output.contains("\(info.id) "), "\(good.transcript)")
    #expect(good.outcome == .clean, "\(good.transcript)")
  }

  @Test func `there are rules of the commands`() {
    #expect(Self.infos.count >= 9)
  }

  /// Examples of tests are files of tests, the others are settings.
  private func run(_ example: String, of info: RuleInfo) throws -> Place.Run {
    let isTest = info.id.family == .contractLint && info.id.number < 910
    let place = try Place([
      "contracts/tick.yaml": Self.contract, isTest ? "tests/a.json" : "schema.yaml": example,
    ])
    return isTest ? place.run("test", "tests") : place.run("lint", "--verbose")
  }
}
