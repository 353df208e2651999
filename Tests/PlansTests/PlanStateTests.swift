import Plans
import Testing

struct PlanStateTests {
  @Test func `states are written in snake case`() {
    #expect(PlanState.allCases.allSatisfy { $0.rawValue == $0.rawValue.lowercased() })
  }
}
