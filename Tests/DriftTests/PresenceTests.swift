import Drift
import Testing

@Suite struct PresenceTests {
  @Test func `presence counts against what could have held it`() {
    #expect(Presence(seen: 1, of: 2) == Presence(seen: 1, of: 2))
  }
}
