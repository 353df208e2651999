import Drift
import JSONText
import Testing

/// Which fields keep their values to themselves.
struct SensitiveNameTests {
  @Test(arguments: [
    "/email", "/user/email", "/userEmail", "/user_email", "/players/*/username", "/apiKey",
    "/API_KEY", "/auth", "/session_id", "/sessionId", "/ipAddress", "/wallet/address", "/password2",
    "/0x4f1b2c3d4e5f60718293a4b5c6d7e8f901234567",
  ])
  func `names of persons and secrets are`(_ path: String) {
    #expect(isSensitive(JSONName(path)))
  }

  @Test(arguments: ["/type", "/side", "/tickCount", "/leaderboard/*/badge", "/price", ""])
  func `names of things are not`(_ path: String) {
    #expect(!isSensitive(JSONName(path)))
  }
}
