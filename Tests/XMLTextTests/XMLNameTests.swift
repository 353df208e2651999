import Testing
import XMLText

struct XMLNameTests {
  @Test func `two spellings of one letter are two names`() {
    #expect(XMLName("caf\u{e9}") != XMLName("cafe\u{301}"))
  }
}
