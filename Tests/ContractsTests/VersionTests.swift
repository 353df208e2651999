import Contracts
import Testing

struct VersionTests {
  /// The order of precedence that Semantic Versioning 2.0.0 gives, and numbers past `Int`.
  static let ascending = [
    "0.0.1", "0.1.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11", "1.0.0-beta.99999999999999999998", "1.0.0-beta.99999999999999999999",
    "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.9.0", "1.10.0", "2.0.0",
  ]

  @Test func `versions stand in their order of precedence`() throws {
    let versions = try Self.ascending.map { try #require(Version($0)) }
    #expect(versions.map(\.description) == Self.ascending)
    #expect(versions.shuffled().sorted() == versions)
    for (older, newer) in zip(versions, versions.dropFirst()) { #expect(!(newer < older)) }
  }

  @Test(arguments: [
    "", "1", "1.0", "1.0.0.0", "01.0.0", "1.00.0", "1.0.0-", "1.0.0-01", "1.0.0-a..b", "1.0.0+",
    "1.0.0-a_b", "v1.0.0", "1.0.x", "1.0.-1", "1.0.0 ", " 1.0.0", "1.0.\u{661}", "1.0.0-\u{e9}",
    "99999999999999999999.0.0", "1.0.0+a+b",
  ])
  func `what is no version is refused`(_ text: String) {
    #expect(Version(text) == nil)
  }

  @Test(arguments: ["1.0.0+build.5", "1.0.0-rc.1+001", "1.0.0--", "1.0.0-0a", "0.0.0"])
  func `what is a version is read whole`(_ text: String) {
    #expect(Version(text)?.description == text)
  }

  @Test(arguments: [
    ("1.2.3", Magnitude.none, "1.2.3"), ("1.2.3", .patch, "1.2.4"), ("1.2.3", .minor, "1.3.0"),
    ("1.2.3", .major, "2.0.0"), ("2.0.0-rc.1", .major, "2.0.0"), ("2.0.0-rc.1", .patch, "2.0.0"),
    ("1.3.0-rc.1", .major, "2.0.0"), ("1.3.0-rc.1", .minor, "1.3.0"),
    ("1.0.9223372036854775807", .patch, "1.0.9223372036854775807"),
  ])
  func `a change leads to the next version`(_ from: String, _ by: Magnitude, _ to: String) {
    #expect(Version(from)?.bumped(by: by).description == to)
  }

  @Test(arguments: [
    ("1.0.0", "1.0.0", nil), ("1.0.0", "1.0.1", Magnitude.patch), ("1.0.0", "1.1.0", .minor),
    ("1.9.9", "2.0.0", .major), ("2.0.0-rc.1", "2.0.0", Magnitude.none), ("1.1.0", "1.0.9", nil),
  ])
  func `a step has a magnitude`(_ from: String, _ to: String, _ expected: Magnitude?) throws {
    #expect(try #require(Version(to)).step(from: try #require(Version(from))) == expected)
  }

  @Test func `magnitudes stand in order`() {
    #expect(Magnitude.allCases.sorted() == [.none, .patch, .minor, .major])
  }

  @Test(arguments: ["2026-01-17", "2024-02-29", "2000-02-29"])
  func `a day that exists is read`(_ text: String) { #expect(Day(text)?.description == text) }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-1-17", "2026-01-17T", "x",
  ])
  func `a day that does not exist is refused`(_ text: String) { #expect(Day(text) == nil) }

  @Test(arguments: [
    ("standard/newTrade", "standard_newTrade"), ("/a b/", "a_b"), ("game.tick", "game.tick"),
    ("..", nil), ("", nil), ("\u{e9}", nil), ("../../etc/passwd", "etc_passwd"),
  ])
  func `a name is a file's name`(_ text: String, _ expected: String?) {
    #expect(ContractName(fitting: text)?.text == expected)
  }

  @Test(arguments: [
    "", ".", "a/b", "a b", "-a", "a.", "a\n", "\u{e9}", String(repeating: "a", count: 101),
  ])
  func `what is no file's name is no name`(_ text: String) { #expect(ContractName(text) == nil) }
}
