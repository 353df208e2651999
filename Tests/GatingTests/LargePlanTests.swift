import Findings
import Gating
import Plans
import SourceText
import TestSupport
import Testing

struct LargePlanTests {
  /// How long judging takes; reading is measured elsewhere.
  private func seconds(_ text: String) -> Double {
    let plan = PlanDocument.read(SourceFile(path: "docs/plan.md", text: text))
    let clock = ContinuousClock()
    let time = clock.measure { _ = judge([plan], facts: exampleFacts) }
    return Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
  }

  private static let head = "# Plan\n\n| Phase | Name | Status | Blocker |\n|---|---|---|---|\n"

  private static let shapes: [(String, @Sendable (Int) -> String)] = [
    (
      "a chain of rows",
      { count in
        head
          + (0..<count).map { "| Phase \($0) | Part | ⏳ PENDING | Phase \($0 + 1) |\n" }.joined()
      }
    ),
    (
      "one table twice",
      { count in
        let rows = (0..<count / 2).map { "| Phase \($0) | Part | ✅ COMPLETE | Phase 0 |\n" }
        return head + (rows + rows).joined()
      }
    ),
    (
      "actions and ticked items",
      { count in
        "# Plan\n\n| Task | Owner | Blocking |\n|---|---|---|\n"
          + (0..<count).map { "| Write chapter n\($0) | me | you |\n" }.joined() + "\n"
          + (0..<count).map { "- [x] Write chapter m\($0)\n" }.joined()
      }
    ),
  ]

  @Test(arguments: shapes.indices)
  func `four times the plan takes no sixteen times as long`(_ shape: Int) {
    let make = Self.shapes[shape].1
    // The first run warms what both need.
    _ = seconds(make(50))
    let (small, large) = (seconds(make(250)), seconds(make(1000)))
    #expect(large < max(small, 0.01) * 9, "\(Self.shapes[shape].0): \(small) to \(large)")
  }
}
