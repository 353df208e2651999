import Findings
import Testing

@Suite struct RuleIDTests {
  @Test(arguments: ["EV101", "CL001", "SU999"])
  func `an ID is read as it is written`(text: String) {
    #expect(RuleID(text)?.description == text)
    #expect(RuleID(text.lowercased()) == RuleID(text))
  }

  @Test(arguments: ["", "EV", "EV1", "EV1011", "XX101", "EV1O1", "EV-01", "É101", "EV１0"])
  func `what is no ID is none`(text: String) {
    #expect(RuleID(text) == nil)
  }

  @Test func `IDs stand by family, then by number`() {
    let texts = ["UF101", "EV102", "EV009", "CL301"]
    let sorted = texts.compactMap { RuleID($0) }.sorted().map(\.description)
    #expect(sorted == ["CL301", "EV009", "EV102", "UF101"])
  }

  @Test func `an error weighs more than a warning, and that more than a note`() {
    #expect(Severity.allCases.reversed().sorted() == [.info, .warning, .error])
  }
}
