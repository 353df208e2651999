import Evolution
import Findings
import TestSupport
import Testing

struct ChangeMessageTests {
  @Test func `every kind of change is told as it always was`() throws {
    var text = ""
    for rule in ChangeRules.all where !rule.bad.isEmpty {
      let changes = try comparison(rule.bad).changes
      text += "\(rule.id) \(rule.slug)\n" + changes.map { "  \(line($0))\n" }.joined()
    }
    expectGolden(text, "changes/messages.txt")
  }
}
