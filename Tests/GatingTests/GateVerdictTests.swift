import Gating
import Testing

struct GateVerdictTests {
  @Test func `a verdict is read by its word`() {
    #expect(GateVerdict(rawValue: "waived") == .waived)
  }
}
