import Patterns
import Testing

/// A pattern, a text, and whether the one occurs in the other.
struct Meaning: CustomTestStringConvertible {
  var pattern: String
  var text: String
  var isMatch: Bool

  init(_ pattern: String, _ text: String, _ isMatch: Bool) {
    self.pattern = pattern
    self.text = text
    self.isMatch = isMatch
  }

  var testDescription: String { "/\(pattern)/ on \(text.debugDescription)" }
}

@Suite struct MeaningTests {
  @Test(arguments: [
    Meaning("", "", true), Meaning("", "a", true), Meaning("a", "bab", true),
    Meaning("a", "b", false), Meaning("abc", "xxabcxx", true), Meaning("^abc$", "abc", true),
    Meaning("^abc$", "abc\n", false), Meaning("^abc$", "xabc", false), Meaning("a|b", "cb", true),
    Meaning("^(?:a|b)$", "c", false), Meaning("^a|b$", "ac", true), Meaning("^a|b$", "cb", true),
    Meaning("^a|b$", "ca", false), Meaning("a^b", "ab", false), Meaning("a$b", "ab", false),
    Meaning("(^a)", "ba", false), Meaning("(?:^|,)a", "b,a", true), Meaning("a(?:$|,)", "ba", true),
    Meaning("^$", "", true), Meaning("^$", "\n", false), Meaning("$", "abc", true),
    Meaning("|", "x", true), Meaning("^(|a)$", "", true), Meaning("()", "x", true),
  ])
  func `texts are searched from end to end`(_ case: Meaning) throws {
    try expect(`case`)
  }

  @Test(arguments: [
    Meaning("^a*$", "", true), Meaning("^a*$", "aaa", true), Meaning("^a+$", "", false),
    Meaning("^a?b$", "b", true), Meaning("^a?b$", "aab", false), Meaning("^a{2}$", "aa", true),
    Meaning("^a{2}$", "aaa", false), Meaning("^a{2,}$", "aaaa", true),
    Meaning("^a{2,3}$", "aaaa", false), Meaning("^a{0}$", "", true), Meaning("^a{0}$", "a", false),
    Meaning("^(ab){1,2}$", "abab", true), Meaning("^(a*)*$", "aaa", true),
    Meaning("^(a*)+$", "", true), Meaning("^(a|b)*?c$", "abac", true),
    Meaning("^(?:a{0,2}){2}$", "aaaa", true), Meaning("^(?:a{0,2}){2}$", "aaaaa", false),
    Meaning("^a{1,2}?$", "aa", true), Meaning("^a{0,2}b", "b", true),
  ])
  func `repetitions count`(_ case: Meaning) throws {
    try expect(`case`)
  }

  @Test(arguments: [
    Meaning("^.$", "a", true), Meaning("^.$", "\n", false), Meaning("^.$", "\r", false),
    Meaning("^.$", "\u{2028}", false), Meaning("^.$", "\u{2029}", false),
    Meaning("^.$", "\u{85}", true), Meaning("^.$", "🐲", true), Meaning("^..$", "🐲", false),
    Meaning("^[\\s\\S]$", "\n", true), Meaning("[]", "a", false), Meaning("^[^]$", "\n", true),
    Meaning("^[a-c]$", "b", true), Meaning("^[a-c]$", "d", false), Meaning("^[^a-c]$", "d", true),
    Meaning("^[^a-c]$", "é", true), Meaning("^[-a]$", "-", true), Meaning("^[a-]$", "-", true),
    Meaning("^[\\-a]$", "-", true), Meaning("^[\\]]$", "]", true), Meaning("^[[]$", "[", true),
    Meaning("^[\\b]$", "\u{8}", true), Meaning("^[^\\d]$", "5", false),
    Meaning("^[\\d-]$", "-", true), Meaning("^[.]$", "a", false), Meaning("^[🐲-🐵]$", "🐳", true),
    Meaning("^[α-ω]$", "λ", true), Meaning("^[\\u{1F432}]$", "🐲", true),
    Meaning("^[\\uD83D\\uDC32]$", "🐲", true), Meaning("^\\uD83D\\uDC32$", "🐲", true),
    Meaning("^\\uD83D$", "🐲", false), Meaning("\\uD83D", "🐲", false),
    Meaning("^[^\\uD83D]$", "🐲", true), Meaning("^[\\uD83D-\\uDFFF]$", "a", false),
    Meaning("^\u{E9}$", "e\u{301}", false), Meaning("^e\u{301}$", "\u{E9}", false),
  ])
  func `classes hold code points`(_ case: Meaning) throws {
    try expect(`case`)
  }

  @Test(arguments: [
    Meaning("^\\d$", "0", true), Meaning("^\\d$", "߀", false), Meaning("^\\D$", "߀", true),
    Meaning("^\\w$", "_", true), Meaning("^\\w$", "é", false), Meaning("^\\W$", "é", true),
    Meaning("^\\s$", "\u{FEFF}", true), Meaning("^\\s$", "\u{2003}", true),
    Meaning("^\\s$", "\u{B}", true), Meaning("^\\s$", "\u{180E}", false),
    Meaning("^\\s$", "\u{85}", false), Meaning("^\\s$", "\u{200B}", false),
    Meaning("^\\S$", "\u{2029}", false), Meaning("^\\t\\n\\v\\f\\r$", "\t\n\u{B}\u{C}\r", true),
    Meaning("^\\cC$", "\u{3}", true), Meaning("^\\cc$", "\u{3}", true),
    Meaning("^\\0$", "\0", true),
    Meaning("^\\x41\\u0042\\u{43}$", "ABC", true), Meaning("^\\/\\^\\$\\\\$", "/^$\\", true),
    Meaning("^[\\x61-\\x63]+$", "abc", true), Meaning("\\.", "a", false), Meaning("\\.", ".", true),
  ])
  func `escapes mean what ECMA says`(_ case: Meaning) throws {
    try expect(`case`)
  }

  @Test(arguments: [
    Meaning("\\bfoo\\b", "a foo b", true), Meaning("\\bfoo\\b", "afoo", false),
    Meaning("\\bfoo\\b", "foo", true), Meaning("\\bfoo\\b", "foo_", false),
    Meaning("\\bfoo\\b", "éfooé", true), Meaning("\\Bfoo", "afoo", true),
    Meaning("\\Bfoo", "foo", false), Meaning("^\\B$", "", true), Meaning("^\\b", "", false),
    Meaning("\\b", "-", false), Meaning("\\b", "-a", true), Meaning("a\\b$", "a", true),
    Meaning("(\\b|a)b", "ab", true), Meaning("a\\b|x", "ab", false), Meaning("a\\Bb", "ab", true),
    Meaning("^(?:\\b|-)+$", "-", true), Meaning("\\b\\B", "a b", false),
  ])
  func `word boundaries are those of ASCII`(_ case: Meaning) throws {
    try expect(`case`)
  }

  @Test(arguments: [
    Meaning("\\p{Letter}cole", "l'école", true), Meaning("\\p{L}cole", "L'ÉCOLE", false),
    Meaning("^\\p{digit}+$", "৪২", true), Meaning("^\\p{Nd}+$", "-%#", false),
    Meaning("^\\P{L}$", "1", true), Meaning("^\\p{gc=Lu}$", "É", true),
    Meaning("^\\p{General_Category=Uppercase_Letter}$", "é", false),
    Meaning("^\\p{Script=Greek}+$", "λόγος", true), Meaning("^\\p{sc=Grek}$", "a", false),
    Meaning("^\\p{scx=Deva}$", "\u{964}", true), Meaning("^\\p{sc=Deva}$", "\u{964}", false),
    Meaning("^\\p{Emoji}$", "🐲", true), Meaning("^\\p{ASCII}$", "é", false),
    Meaning("^\\p{Any}$", "\n", true), Meaning("^\\p{Alphabetic}$", "ß", true),
    Meaning("^[\\p{L}\\d_]+$", "naïve_1", true), Meaning("^[^\\p{L}]$", "é", false),
    Meaning("^\\p{Script=Han}+$", "漢字", true), Meaning("^\\p{RI}{2}$", "🇩🇪", true),
    Meaning("^\\p{Extended_Pictographic}$", "❤", true), Meaning("^\\p{Cs}$", "a", false),
    Meaning("^\\p{Assigned}$", "\u{378}", false), Meaning("^\\p{Cn}$", "\u{378}", true),
  ])
  func `properties know all of Unicode`(_ case: Meaning) throws {
    try expect(`case`)
  }

  @Test(arguments: [
    Meaning("^(?=a)", "ab", true), Meaning("^(?!a)", "ab", false), Meaning("a(?!b)", "ab", false),
    Meaning("a(?!b)", "abac", true), Meaning("(?<=a)b", "ab", true),
    Meaning("(?<!a)b", "ab", false),
    Meaning("(?<!a)b", "b", true), Meaning("^(?!.*--)[a-z-]+$", "a-b--c", false),
    Meaning("^(?!.*--)[a-z-]+$", "a-b-c", true),
    Meaning("^(?=.*\\d)(?=.*[a-z]).{4,8}$", "ab12", true),
    Meaning("^(?=.*\\d)(?=.*[a-z]).{4,8}$", "abcd", false), Meaning("(?=$)", "abc", true),
    Meaning("^((?!data)([a-z]+):(.*))$", "data:x", false), Meaning("(a(?=b(?!c)))", "abd", true),
    Meaning("(?<=^a|b)c", "xbc", true), Meaning("(?<=\\bfoo)x", "foox", true),
    Meaning("^(a)\\1$", "aa", true), Meaning("^(a)\\1$", "ab", false),
    Meaning("^\\1(a)$", "a", true), Meaning("^(?:(a)|b)\\1$", "b", true),
    Meaning("^(?<n>.)\\k<n>$", "éé", true), Meaning("^\\k<n>(?<n>.)$", "é", true),
    Meaning("^(a*)b\\1$", "aabaa", true), Meaning("^(a*)b\\1$", "aaba", false),
    Meaning("^(?=\\s)[\\s\\S]", "\u{FEFF}", true), Meaning("^(?=\\w)é", "é", false),
    Meaning("^(?=\\p{L})é$", "é", true), Meaning("^(?=.)$", "", false),
    Meaning("(?=a$)a", "a\n", false),
    Meaning("^(?:(?=a)a){2}$", "aa", true), Meaning("(?![])a", "a", true),
  ])
  func `look-around and back-references work`(_ case: Meaning) throws {
    try expect(`case`)
  }

  private func expect(_ case: Meaning) throws {
    #expect(try answer(`case`.pattern, `case`.text) == (`case`.isMatch ? .yes : .no))
  }
}
