import Coordination
import Testing

struct ReleaseVerdictTests {
  @Test func `a verdict is read by its word`() {
    #expect(ReleaseVerdict(rawValue: "no") == .no)
  }
}
