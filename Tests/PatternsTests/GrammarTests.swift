import Patterns
import Testing

@Suite struct GrammarTests {
  @Test(arguments: [
    "", "a", "(?:)", "[]", "[^]", "(?<name>x)", "(?<n>a)\\k<n>", "\\k<n>(?<n>a)", "(?<=a+)b",
    "\\cA",
    "\\0", "\\x41", "\\u0041", "\\u{0}", "\\u{10FFFF}", "\\u{000041}", "\\uD83D\\uDC32", "\\uD83D",
    "[\\uD83D]", "\\p{L}", "\\P{Lu}", "\\p{Script=Latin}", "\\p{scx=Cyrl}", "[\\p{L}-]", "[-a]",
    "[a-]", "[--a]", "[\\w-]", "a{1}", "a{1,}", "a{1,2}?", "(a)\\1", "\\1(a)", "(?=a)b", "a|", "|",
    "^$", "^^", "\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/", "[\\-]", "(?<$a_1>x)",
    "(?<\\u0061>x)",
    "(?<é>x)", "([abc])+\\s+$", "/", "\\b\\B", "[\\b]", "((((((a))))))", "(?:^)*", "(?:(?<=a))+",
    "(?:\\b){2}", "(?:(?=a))?", "[(]", "[)]", "a{99999}",
  ])
  func `the language of ECMA-262 is read`(_ pattern: String) {
    #expect(Pattern.isValidECMA(pattern))
  }

  @Test(arguments: [
    ("(", 0, "'(' is never closed"), ("a(b", 1, "'(' is never closed"),
    (")", 0, "')' closes no group"), ("a)b", 1, "')' closes no group"),
    ("[a", 0, "'[' is never closed"), ("x[a-", 1, "'[' is never closed"),
    ("*", 0, "a repetition has nothing to repeat"),
    ("a**", 2, "a repetition has nothing to repeat"),
    ("a++", 2, "a repetition has nothing to repeat"),
    ("(?:+)", 3, "a repetition has nothing to repeat"),
    ("{1}", 0, "a repetition has nothing to repeat"),
    ("^*", 0, "a repetition has nothing to repeat"),
    ("\\b+", 0, "a repetition has nothing to repeat"),
    ("(?<=a)*", 0, "a look-behind cannot be repeated"),
    ("a{2,1}", 1, "a repetition's counts are out of order"),
    ("a{,5}", 1, "'{,n}' is no repetition; write '{0,n}'"), ("[z-a]", 1, "a range is out of order"),
    ("\\", 0, "'\\' stands at the end"), ("a\\", 1, "'\\' stands at the end"),
    ("\\a", 0, "'\\a' is not an escape of ECMA-262"),
    ("x\\Z", 1, "'\\Z' is not an escape of ECMA-262"),
    ("\\A", 0, "'\\A' is not an escape of ECMA-262"),
    ("[\\B]", 1, "'\\B' is not an escape of ECMA-262"),
    ("[\\1]", 1, "'\\1' is not an escape of ECMA-262"),
    ("\\c1", 0, "'\\c' needs a letter of ASCII"),
    ("\\x4", 0, "'\\x' needs two hexadecimal digits"),
    ("\\u004", 0, "'\\u' needs four hexadecimal digits, or some in braces"),
    ("\\u{110000}", 0, "a code point is above 10FFFF"),
    ("\\u{}", 0, "'\\u{' needs hexadecimal digits and '}'"),
    ("\\u{41", 0, "'\\u{' needs hexadecimal digits and '}'"),
    ("\\01", 0, "octal escapes do not exist"),
    ("\\1", 0, "'\\1' asks for a group that does not exist"),
    ("(a)\\2", 3, "'\\2' asks for a group that does not exist"),
    ("\\k", 0, "'\\k' needs a group's name"),
    ("\\k<a>", 0, "'\\k' asks for a group that does not exist"),
    ("(?<a>x)(?<a>y)", 10, "two groups have the same name"),
    ("(?<>x)", 3, "a group's name is wrong"),
    ("(?<1>x)", 3, "a group's name is wrong"), ("(?<a", 3, "a group's name is wrong"),
    ("\\p", 0, "'\\p' needs a property in braces"), ("\\pL", 0, "'\\p' needs a property in braces"),
    ("\\p{L", 0, "'\\p{' is never closed"),
    ("\\p{Foo}", 0, "Unicode property 'Foo' is unknown to ECMA-262"),
    ("\\p{letter}", 0, "Unicode property 'letter' is unknown to ECMA-262"),
    ("\\p{Greek}", 0, "Unicode property 'Greek' is unknown to ECMA-262"),
    ("\\p{Script=greek}", 0, "Unicode property 'Script=greek' is unknown to ECMA-262"),
    ("\\p{^L}", 0, "Unicode property '^L' is unknown to ECMA-262"),
    ("(?P<n>x)", 0, "'(?' begins a group that ECMA-262 does not have"),
    ("(?i)a", 0, "'(?' begins a group that ECMA-262 does not have"),
    ("(?#c)a", 0, "'(?' begins a group that ECMA-262 does not have"),
    ("(?>a)", 0, "'(?' begins a group that ECMA-262 does not have"),
    ("é(", 2, "'(' is never closed"), ("^(abc]", 1, "'(' is never closed"),
    ("^\\S(|(.|\\n)*\\S)\\Z", 15, "'\\Z' is not an escape of ECMA-262"),
    ("(?", 0, "'(?' begins a group that ECMA-262 does not have"),
    ("\\-(", 2, "'(' is never closed"),
  ])
  func `what is no expression is refused with its place`(
    _ pattern: String, _ offset: Int, _ words: String
  ) {
    #expect(throws: PatternError(.syntax(words), at: offset)) { try Pattern(pattern) }
    #expect(!Pattern.isValidECMA(pattern))
  }

  @Test(arguments: [
    ("^[\\w-.]+$", "a.b-c", 2, "'-' beside a class escape means itself"),
    ("^[.-\\w]+$", "a.b-c", 2, "'-' beside a class escape means itself"),
    ("a\\-b", "a-b", 1, "'\\-' escapes what needs no escape"),
    ("a\\_b", "a_b", 1, "'\\_' escapes what needs no escape"),
    ("\\\"", "\"", 0, "'\\\"' escapes what needs no escape"),
    ("[\\:]", ":", 1, "'\\:' escapes what needs no escape"),
    ("\\é", "é", 0, "'\\é' escapes what needs no escape"),
    ("^{a}$", "{a}", 1, "'{' begins no repetition and means itself"),
    ("a{b", "a{b", 1, "'{' begins no repetition and means itself"),
    ("^}$", "}", 1, "'}' stands alone and means itself"),
    ("^a]$", "a]", 2, "']' stands alone and means itself"),
    ("(?=a)*a", "a", 0, "a look-ahead is repeated"),
  ])
  func `a plain departure is read and noted`(
    _ pattern: String, _ text: String, _ offset: Int, _ words: String
  ) throws {
    let read = try Pattern(pattern)
    #expect(read.isLenient)
    #expect(read.notes.first?.words == words)
    #expect(read.notes.first?.offset == offset)
    #expect(try answer(pattern, text) == .yes)
    #expect(!Pattern.isValidECMA(pattern))
  }

  @Test(arguments: [
    "^(?:(a)|b)*\\1$", "^(a*)*\\1$", "(?:\\1(a|b)){2}", "(?:(a)?b)+\\1", "(?=(?<=a+)b)",
    "(?<=a+b(?=c))(x)\\1",
  ])
  func `what no engine matches right is refused, though it is legal`(_ pattern: String) {
    #expect(Pattern.isValidECMA(pattern))
    #expect {
      try Pattern(pattern)
    } throws: {
      if case .unsupported = ($0 as? PatternError)?.reason { true } else { false }
    }
  }

  @Test(arguments: ["^(a)+\\1$", "^(?:(a)b\\1)+$", "(a*)\\1", "(?:(a)|b)\\1", "(a)?\\1", "\\1(a)"])
  func `a back-reference that both read alike is matched`(_ pattern: String) throws {
    _ = try Pattern(pattern)
  }

  @Test func `patterns are told apart by bytes`() throws {
    #expect(try Pattern("\u{E9}") != Pattern("e\u{301}"))
    #expect(try Pattern("a") == Pattern("a"))
  }

  @Test(arguments: [
    ("^a", true, false, "a"), ("a$", false, true, "a"), ("^a$", true, true, "a"),
    ("^a|^b", true, false, ""), ("^a|b", false, false, ""), ("(^ab)c", true, false, "abc"),
    ("(?!x)^a$", true, true, ""), ("^[0-9]{2}\\.$", true, true, ""), ("(?:^a)?b", false, false, ""),
    ("a^", false, false, "a"), ("^é+", true, false, ""),
  ])
  func `anchors and prefixes are seen`(
    _ pattern: String, _ atStart: Bool, _ atEnd: Bool, _ prefix: String
  ) throws {
    let read = try Pattern(pattern)
    #expect(read.isAnchoredAtStart == atStart)
    #expect(read.isAnchoredAtEnd == atEnd)
    #expect(read.literalPrefix == prefix)
  }

  @Test(arguments: [("", true), (".*", true), ("^", true), ("^[\\s\\S]*$", true), ("^.*$", false)])
  func `a pattern that refuses nothing is seen`(_ pattern: String, _ isMatchAll: Bool) throws {
    #expect(try Pattern(pattern).isMatchAll == isMatchAll)
  }
}
