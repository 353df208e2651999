import Patterns
import Testing

@Suite struct InclusionTests {
  @Test(arguments: [
    ("^a$", "a"), ("^[a-f]+$", "^[a-z]*$"), ("^ab|^ac", "^a[bc]"), ("^a[bc]", "^ab|^ac"),
    ("^(a|b)*$", "^(a*b*)*$"), ("^[0-9]{8}-[0-9a-f]{16}$", "^\\d+-[\\da-f]+$"), ("", ""),
    ("^\\d+$", "^\\p{Nd}+$"), ("^a{2,3}$", "^a{1,5}$"), ("[]", "^x$"), ("^x$", "[^]|"),
    ("^(?!a)[a-z]$", "^[b-z]$"), ("^[b-z]$", "^(?!a)[a-z]$"), ("\\bfoo\\b", "foo"),
    ("^(?=.*\\d)[a-z\\d]+$", "\\d"), ("(?<=a)b", "ab"), ("ab", "(?<=a)b"), ("^(?!.*--)", "^"),
    ("^foo(?!bar)", "^foo"), ("^[^\\uD83D]$", "^[^]$"),
  ])
  func `a narrower pattern is included`(_ narrow: String, _ wide: String) throws {
    #expect(try Pattern(narrow).isIncluded(in: Pattern(wide)) == .yes)
  }

  @Test(arguments: [
    ("^[a-z]*$", "^[a-f]+$", ""), ("^[a-z]+$", "^[a-f]+$", "g"), ("a", "^a$", "aa"),
    ("^.{3}$", "^\\w*$", "aa!"), ("^\\p{Nd}$", "^\\d$", "\u{660}"), ("", "a", ""),
    ("^(?!a)[a-z]$", "^[c-z]$", "b"), ("foo", "\\bfoo\\b", "afoo"), ("^[^]$", "^.$", "\u{2028}"),
    ("^a{1,5}$", "^a{2,4}$", "a"), ("^[\\s\\S]{2}$", "^.[^]$", "\u{2028}a"),
    ("^foo", "^foo(?!bar)", "foobar"),
  ])
  func `a wider pattern has a witness`(_ wide: String, _ narrow: String, _ witness: String) throws {
    let (wide, narrow) = (try Pattern(wide), try Pattern(narrow))
    #expect(wide.isIncluded(in: narrow) == .no(witness: witness))
    let text = Array(witness.utf8)
    #expect(wide.matches(text.span) == .yes)
    #expect(narrow.matches(text.span) == .no)
  }

  @Test(arguments: [("^(a)\\1$", "a"), ("^a$", "^(a)\\1$"), ("(a|b)*a(a|b){12}c", "a")])
  func `what no table can hold is not compared`(_ first: String, _ second: String) throws {
    guard case .unknown = try Pattern(first).isIncluded(in: Pattern(second)) else {
      Issue.record("compared")
      return
    }
  }

  @Test func `patterns are combined`() throws {
    let digits = try Pattern("^\\d{2,}$")
    let even = try Pattern("[02468]$")
    let zero = try Pattern("0")
    #expect(Pattern.shortestMember(of: [digits, even], butNot: [zero]) == .text("12"))
    #expect(Pattern.shortestMember(of: [digits], butNot: [digits]) == .none)
    #expect(Pattern.shortestMember(of: []) == .text(""))
    #expect(Pattern.shortestMember(of: [try Pattern("^[a-c]{3}")]) == .text("aaa"))
  }
}
