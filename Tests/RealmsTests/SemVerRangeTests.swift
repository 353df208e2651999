import Contracts
import Realms
import Testing

struct SemVerRangeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var range: String
    var takes: [String]
    var leaves: [String]
    var testDescription: String { range }
  }

  static let cases = [
    Case(range: ">=1.0.0 <2.0.0", takes: ["1.0.0", "1.9.9"], leaves: ["0.9.9", "2.0.0"]),
    Case(range: ">= 1.0.0, < 2", takes: ["1.5.0"], leaves: ["2.0.0", "1.5.0-rc.1"]),
    Case(range: "^1.2.3", takes: ["1.2.3", "1.9.0"], leaves: ["1.2.2", "2.0.0"]),
    Case(range: "^0.2.3", takes: ["0.2.3", "0.2.9"], leaves: ["0.3.0"]),
    Case(range: "^0.0.3", takes: ["0.0.3"], leaves: ["0.0.4"]),
    Case(range: "~1.2", takes: ["1.2.0", "1.2.9"], leaves: ["1.3.0"]),
    Case(range: "~1", takes: ["1.9.0"], leaves: ["2.0.0"]),
    Case(range: "1.x", takes: ["1.0.0", "1.7.1"], leaves: ["2.0.0"]),
    Case(range: "*", takes: ["0.0.0", "9.0.0"], leaves: ["1.0.0-beta"]),
    Case(range: "1.2.3 - 2.3", takes: ["1.2.3", "2.3.9"], leaves: ["1.2.2", "2.4.0"]),
    Case(range: "1.2.3", takes: ["1.2.3", "1.2.3+build"], leaves: ["1.2.4"]),
    Case(range: "<1.0.0 || >=2.0.0", takes: ["0.1.0", "3.0.0"], leaves: ["1.5.0"]),
    Case(range: ">1.2", takes: ["1.3.0"], leaves: ["1.2.9"]),
    Case(range: "<=1.2", takes: ["1.2.9"], leaves: ["1.3.0"]),
    Case(range: ">=2.0.0-rc.1", takes: ["2.0.0-rc.2", "2.0.0"], leaves: ["2.1.0-rc.1"]),
  ]

  @Test(arguments: cases)
  func `a range takes some versions and leaves others`(_ example: Case) throws {
    let range = try #require(SemVerRange(example.range))
    for text in example.takes { #expect(range.contains(try #require(Version(text))), "\(text)") }
    for text in example.leaves { #expect(!range.contains(try #require(Version(text))), "\(text)") }
  }

  @Test(arguments: [
    "", " ", "latest", ">=", ">=1.0.0 <", "1.2.3.4", "1..2", "=>1.0.0", "1.x.3", "||", "1.0.0 ||",
    "1 - ", "- 2", "01.2.3", "^^1.0.0", "99999999999999999999.0.0",
  ])
  func `what is no range is none`(_ text: String) { #expect(SemVerRange(text) == nil) }

  @Test func `the newest version of some is taken`() throws {
    let versions = ["1.0.0", "1.10.0", "1.9.0", "2.0.0"].compactMap { Version($0) }
    #expect(SemVerRange("^1.0.0")?.newest(of: versions) == Version(1, 10, 0))
    #expect(SemVerRange("^3.0.0")?.newest(of: versions) == nil)
  }

  @Test(arguments: [
    (">=1.0.0 <2.0.0", true), ("^1.0.0", true), ("~1.2.0", false), ("1.2.3", false), ("*", true),
    (">=1.2.0 <1.3.0", false), ("1.x", true), ("<1.0.0", true), (">1.2.3 <=1.3.0", true),
  ])
  func `a range tells whether a minor step lies within it`(_ text: String, _ spans: Bool) throws {
    let range = try #require(SemVerRange(text))
    #expect((range.spannedMinor != nil) == spans)
  }
}
