import Realms
import Testing

struct RealmRoleTests {
  @Test func `a role is read by its word`() {
    #expect(RealmRole(rawValue: "both") == .both)
    #expect(RealmRole(rawValue: "owner") == nil)
  }
}
