import Evolution
import Testing

@Suite struct ContainmentWordTests {
  @Test func `an answer has the word that results use`() {
    #expect(Containment.proved.word == "proved")
    #expect(Containment.unknown(reason: "").word == "unknown")
  }
}
