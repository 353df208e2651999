import JSONText
import SourceText
import TestSupport
import Testing
import YAMLText

struct FaultCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var bytes: [UInt8]
  /// `line:column: message`, then ` | line:column: words` for the second place.
  var expected: String

  init(_ name: String, _ text: String, _ expected: String) {
    self.init(name, Array(text.utf8), expected)
  }

  init(_ name: String, _ bytes: [UInt8], _ expected: String) {
    (testDescription, self.bytes, self.expected) = (name, bytes, expected)
  }

  static let texts = [
    FaultCase("empty file", "", "1:1: the file is empty"),
    FaultCase("comments only", "# nothing\n", "1:1: the file is empty"),
    FaultCase("marker only", "---\n", "1:1: the file is empty"),
    FaultCase(
      "duplicate key", "a: 1\nb: 2\na: 3\n",
      "3:1: key 'a' stands here again, first on line 1 | 1:1: the first 'a' stands here"),
    FaultCase(
      "duplicate key by escape", "{a: 1, \"\\x61\": 2}",
      "1:8: key 'a' stands here again, first on line 1 | 1:2: the first 'a' stands here"),
    FaultCase("tab indent", "a:\n\tb: 1\n", "2:1: tabs may not indent YAML; use spaces"),
    FaultCase(
      "tab behind spaces", "a:\n  b: 1\n  \tc: 2\n", "3:3: tabs may not indent YAML; use spaces"),
    FaultCase("tab after text", "a: 1\n\tb: 2\n", "2:1: tabs may not indent YAML; use spaces"),
    FaultCase("unclosed bracket", "a: [1, 2\n", "2:1: '[' is never closed | 1:4: '[' stands here"),
    FaultCase(
      "unclosed brace", "a: {b: 2\nc: 1\n", "2:2: '{' is never closed | 1:4: '{' stands here"),
    FaultCase(
      "unclosed quote", "a: \"x\nb: 1\n",
      "3:1: the quote is never closed | 1:4: the quote stands here"),
    FaultCase(
      "line without colon", "a: 1\nfoo\nb: 2\n",
      "2:1: this line has no ':' and belongs to nothing before it"),
    FaultCase(
      "invalid UTF-8", Array("a: 1\nb: ".utf8) + [0xFF, 0x0A], "2:4: byte 0xFF is not valid UTF-8"),
    FaultCase(
      "overlong UTF-8", Array("\u{e9}: ".utf8) + [0xC0, 0xAF], "1:4: byte 0xC0 is not valid UTF-8"),
    FaultCase(
      "surrogate in UTF-8", Array("a: ".utf8) + [0xED, 0xA0, 0x80],
      "1:4: byte 0xED is not valid UTF-8"),
    FaultCase(
      "UTF-16 with mark", [0xFF, 0xFE, 0x61, 0, 0x3A, 0],
      "1:1: the file is UTF-16; save it as UTF-8"),
    FaultCase(
      "UTF-16 without mark", [0, 0x61, 0, 0x3A, 0, 0x20],
      "1:1: the file is UTF-16; save it as UTF-8"),
    FaultCase(
      "UTF-32", [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "1:1: the file is UTF-32; save it as UTF-8"),
    FaultCase(
      "zero byte", "a: 1\nb: x\0y\n", "2:5: control character U+0000 may not stand in YAML"),
    FaultCase(
      "escape byte", "a: \u{1b}[31m\n", "1:4: control character U+001B may not stand in YAML"),
    FaultCase(
      "C1 control", "a: \u{9b}31m\n", "1:4: control character U+009B may not stand in YAML"),
    FaultCase("zero in a key", "\"a\\0b\": 1\n", "1:1: a key may not hold control characters"),
    FaultCase(
      "escape in a key", "x:\n  \"a\\eb\": 1\n", "2:3: a key may not hold control characters"),
    FaultCase(
      "two documents", "a: 1\n---\nb: 2\n", "2:1: a second document begins here; one file holds one"
    ),
    FaultCase(
      "end marker in the middle", "a: 1\n...\nb: 2\n",
      "3:1: a second document begins here; one file holds one"),
    FaultCase(
      "python tag", "a: !!python/object:os.system x\n",
      "1:4: tag 'tag:yaml.org,2002:python/object:os.system' is not allowed; write plain YAML"),
    FaultCase("local tag", "a: !x [1]\n", "1:4: tag '!x' is not allowed; write plain YAML"),
    FaultCase(
      "binary tag behind an anchor", "a: &b !!binary aGk=\n",
      "1:7: tag 'tag:yaml.org,2002:binary' is not allowed; write plain YAML"),
    FaultCase(
      "alias inside itself", "a: &x [*x]\n", "1:8: alias '*x' stands inside its own anchor"),
    FaultCase("undefined alias", "a: *x\n", "1:4: alias '*x' has no anchor '&x' before it"),
    FaultCase(
      "merge key", "a: &x {b: 1}\nc:\n  <<: *x\n",
      "3:3: merge key '<<' is not allowed; write the entries out"),
    FaultCase("sequence as key", "? [a]\n: 1\n", "1:3: a key must be one word or a quoted text"),
    FaultCase("missing key", ": 1\n", "1:1: did not find expected key"),
    FaultCase(
      "missing key in braces", "{a: 1, : 1}", "1:8: did not find expected node content"),
    FaultCase(
      "infinity", "a: -.inf\n",
      "1:4: '-.inf' is a number that JSON lacks; quote it if text is meant"),
    FaultCase(
      "not a number", "a: [.nan]\n",
      "1:5: '.nan' is a number that JSON lacks; quote it if text is meant"),
    FaultCase(
      "endless hexadecimal", "a: 0x" + String(repeating: "F", count: 65),
      "1:4: a number with more than 64 digits in this notation"),
  ]
}

/// What reading says, as `line:column: message`.
func complaint(_ bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) -> String {
  do throws(YAMLError) {
    _ = try YAMLDocument.read(bytes, limits: limits)
    return "nothing"
  } catch {
    let lines = LineTable(bytes)
    func words(_ span: SourceSpan, _ text: String) -> String {
      let position = lines.position(of: span.start, in: bytes)
      return "\(position.line):\(position.column): \(text)"
    }
    let second = error.related.map { " | " + words($0.span, $0.words) }
    return words(error.span, error.message) + (second ?? "")
  }
}

/// The best of three: what the work takes when the machine does nothing else.
private func fastest(_ work: () -> Void) -> Duration {
  (0..<3).map { _ in processorTime(work) }.min() ?? .zero
}

struct FaultTests {
  @Test(arguments: FaultCase.texts)
  func `a broken file is told its place and cause`(_ example: FaultCase) {
    #expect(complaint(example.bytes) == example.expected)
  }

  @Test(arguments: [
    String(repeating: "[", count: 200_000), String(repeating: "- ", count: 100_000),
    String(repeating: "{a: ", count: 50_000),
    (0..<100_000).map { "\n[\($0)," }.joined(),
  ])
  func `deep nesting stops at the limit at once`(_ text: String) {
    let taken = fastest {
      #expect(complaint(Array(text.utf8)).hasSuffix("nested deeper than 64 levels"))
    }
    #expect(taken < .seconds(1))
  }

  @Test func `complex keys are refused at once`() {
    let bytes = Array(String(repeating: "? ", count: 50_000).utf8)
    let taken = fastest { #expect(complaint(bytes) != "nothing") }
    #expect(taken < .seconds(1))
  }

  @Test func `sixty-four levels are read`() {
    func nested(_ levels: Int) -> [UInt8] {
      Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
    }
    #expect(complaint(nested(64)) == "nothing")
    #expect(complaint(nested(65)) == "1:65: nested deeper than 64 levels")
  }

  @Test func `a billion laughs end in a tenth of a second`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let taken = fastest {
      #expect(complaint(Array(text.utf8)).hasSuffix("aliases stand for more than 100000 nodes"))
    }
    #expect(taken < .milliseconds(100))
  }

  @Test func `a chain of aliases cannot nest past the limit`() {
    var text = "a0: &a0 []\n"
    for level in 1...100 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    #expect(complaint(Array(text.utf8)).hasSuffix("nested deeper than 64 levels"))
  }

  @Test func `a file past the size limit is not read`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 5_000_000)
    let expected = "1:1: the file has 5000000 bytes; at most 4194304 are read (4 MiB)"
    #expect(complaint(bytes) == expected)
  }

  @Test(arguments: [
    "%TAG !a! x\n", "[a: b,", "a\n---\n", "\"a\" ", "? a\n", "'\n", "%YAML 1.2\n", "{a,",
  ])
  func `whatever is repeated ends soon`(_ piece: String) {
    var text = String(repeating: piece, count: 10_000)
    if piece.hasPrefix("%") { text += "--- a\n" }
    if piece.hasPrefix("[") { text = "[" + text.replacing("[", with: "") + "]" }
    let taken = fastest { _ = complaint(Array(text.utf8)) }
    #expect(taken < .seconds(3))
  }

  @Test func `more keys and values than allowed are refused`() {
    let limits = YAMLLimits(nodes: 4)
    #expect(complaint(Array("a: [1, 2]\n".utf8), limits: limits) == "nothing")
    let expected = "1:4: the file has more than 4 keys and values"
    #expect(complaint(Array("a: [1, 2, 3]\n".utf8), limits: limits) == expected)
  }

  @Test func `many keys take linear time`() {
    let text = (0..<5_000).map { "key\($0): \($0)\n" }.joined()
    let taken = fastest { #expect(complaint(Array(text.utf8)) == "nothing") }
    #expect(taken < .seconds(5))
  }
}
