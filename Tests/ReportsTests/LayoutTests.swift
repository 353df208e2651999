import Findings
import SourceText
import Testing

@testable import Reports

struct LayoutTests {
  @Test(arguments: Samples.all.keys.sorted(), [30, 40, 60, 80, 100, 160])
  func `no line is wider than the screen`(_ name: String, _ width: Int) throws {
    let report = try #require(Samples.all[name])
    for verbosity in [TextStyle.Verbosity.normal, .verbose] {
      let text = render(report, as: .text, style: TextStyle(width: width, verbosity: verbosity))
      for line in text.split(separator: "\n") {
        // The name of a rule is never broken: people search for it.
        if width < 60, Samples.slugs.contains(where: { line.contains($0) }) { continue }
        #expect(columnWidth(of: line) <= width, "\(line)")
      }
    }
  }

  @Test func `a million bad events fit a screen`() {
    let text = render(Samples.many, as: .text)
    let shown = text.split(separator: "\n").count {
      $0.contains("EV102 ") || $0.contains(": error CL")
    }
    #expect(shown <= 52)
    #expect(text.contains("more"))
    #expect(render(Samples.many, as: .jsonl).split(separator: "\n").count == 300)
  }

  @Test func `verbose shows every finding`() {
    let text = render(Samples.many, as: .text, style: TextStyle(verbosity: .verbose))
    for number in 1...200 { #expect(text.contains("/f\(number) ")) }
    #expect(!text.contains("more"))
  }

  @Test(arguments: [
    ("required: [tick]", 12..<16, "required: [tick]", 11..<15),
    ("\ta: 1", 2..<3, "    a: 1", 4..<5),
    ("ab\tc", 4..<5, "ab  c", 4..<5),
    ("名前: x", 1..<3, "名前: x", 0..<4),
    ("\u{1B}x", 2..<3, "\\u001bx", 6..<7),
    ("end", 4..<5, "end", 3..<4),
    ("", 1..<2, "", 0..<1),
    ("short", 90..<99, "short", 5..<6), ("", -4..<0, "", 0..<1),
  ])
  func `carets stand under what they mean`(
    _ line: String, _ columns: Range<Int>, _ shown: String, _ marked: Range<Int>
  ) {
    let excerpt = ExcerptText(Excerpt(line: line, columns: columns), width: 80)
    #expect(excerpt.line == shown)
    #expect(excerpt.marked == marked)
  }

  @Test(arguments: [1, 50, 500, 5_000, 9_990, 10_000], [20, 40, 80])
  func `a long line is shown around its mark`(_ column: Int, _ width: Int) throws {
    let digits = (0..<10_000).map { Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8($0 % 26))) }
    let excerpt = ExcerptText(
      Excerpt(line: String(digits), columns: column..<(column + 1)), width: width)
    #expect(columnWidth(of: excerpt.line) <= width)
    let shown = Array(excerpt.line)
    #expect(shown[excerpt.marked.lowerBound] == digits[column - 1])
  }

  @Test(arguments: [
    ([3, 5], 50, [3, 5]), ([100, 2], 10, [8, 2]), ([100, 100], 10, [5, 5]),
    ([0, 7, 0], 5, [0, 5, 0]), ([9, 9, 9], 2, [0, 1, 1]), ([], 5, []),
  ])
  func `groups share a screen fairly`(_ sizes: [Int], _ total: Int, _ expected: [Int]) {
    #expect(shares(of: sizes, total: total) == expected)
  }

  @Test func `the fingerprint of an event's fault outlives captures and versions`() throws {
    var first = try #require(Samples.validate.findings.findings.first)
    let before = first.fingerprint
    first.place?.path = "captures/tomorrow.jsonl"
    first.contract = "gameStateUpdate@2.0.0"
    #expect(first.fingerprint == before)
    first.pointer = "/elsewhere"
    #expect(first.fingerprint != before)
  }
}
