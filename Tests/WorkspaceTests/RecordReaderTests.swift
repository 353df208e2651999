import SourceText
import TestSupport
import Testing
import Workspace

struct LineCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  /// Each record with its line.
  var records: [String]
  var lines: [Int]
  var endsWithoutNewline = false

  static let all = [
    LineCase(testDescription: "37: empty", text: "", records: [], lines: []),
    LineCase(
      testDescription: "37: blank lines only", text: "\n \n\r\n\t\n", records: [], lines: []),
    LineCase(
      testDescription: "38: last line without newline", text: "{\"a\":1}\n{\"a\":2}",
      records: ["{\"a\":1}", "{\"a\":2}"], lines: [1, 2], endsWithoutNewline: true),
    LineCase(
      testDescription: "40: broken line in the middle", text: "{\"a\":1}\n{oops\n{\"a\":3}\n",
      records: ["{\"a\":1}", "{oops", "{\"a\":3}"], lines: [1, 2, 3]),
    LineCase(
      testDescription: "41: CRLF, mixed, blank lines",
      text: "{}\r\n\r\n\n{\"b\":1}\n  \n{\"c\":1}\r\n",
      records: ["{}", "{\"b\":1}", "{\"c\":1}"], lines: [1, 4, 6]),
    LineCase(
      testDescription: "42: CR only is one line, for the parser to refuse", text: "{}\r{}\r{}",
      records: ["{}\r{}\r{}"], lines: [1], endsWithoutNewline: true),
    LineCase(
      testDescription: "43: byte order mark", text: "\u{FEFF}{\"a\":1}\n{}\n",
      records: ["{\"a\":1}", "{}"], lines: [1, 2]),
    LineCase(
      testDescription: "a first line that was cut", text: "{\"a\":[1,2\n{\"a\":3}\n{\"a\":4}\n",
      records: ["{\"a\":[1,2", "{\"a\":3}", "{\"a\":4}"], lines: [1, 2, 3]),
    LineCase(
      testDescription: "lines of arrays", text: "[1,2]\n[3,4]\n", records: ["[1,2]", "[3,4]"],
      lines: [1, 2]),
    LineCase(
      testDescription: "line separators within strings are no line ends",
      text: "{\"a\":\"x\u{2028}y\u{85}z\"}\n{}\n",
      records: ["{\"a\":\"x\u{2028}y\u{85}z\"}", "{}"], lines: [1, 2]),
  ]
}

struct RecordReaderTests {
  @Test(arguments: LineCase.all)
  func `lines are numbered as an editor numbers them`(_ example: LineCase) {
    let folder = TemporaryFolder()
    let path = folder.write("a.jsonl", example.text)
    for batch in [1, 2, 3, 7, 16, 64, 128 * 1024] {
      let seen = see(path, limits: .init(batch: batch))
      #expect(seen.failure == nil)
      #expect(seen.layout == .lines)
      #expect(seen.records.map(\.text) == example.records, "batch \(batch)")
      #expect(seen.records.map(\.line) == example.lines, "batch \(batch)")
      #expect(seen.faults.isEmpty)
      #expect(seen.paddingIsZero)
      if !example.records.isEmpty { #expect(seen.endsWithoutNewline == example.endsWithoutNewline) }
    }
  }

  @Test func `a byte order mark is skipped and offsets stay those of the file`() {
    let folder = TemporaryFolder()
    let seen = see(folder.write("a.jsonl", "\u{FEFF}{\"a\":1}\n{}\n"))
    #expect(seen.preamble == .byteOrderMark)
    #expect(seen.records.map(\.byteOffset) == [3, 11])
    #expect(seen.records.map(\.column) == [1, 1])
  }

  @Test(arguments: [[0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B], [0x7B, 0, 0x22, 0]])
  func `44: UTF-16 is recognised`(_ bytes: [UInt8]) {
    let folder = TemporaryFolder()
    #expect(see(folder.write("a.jsonl", bytes)).preamble == .utf16)
  }

  @Test(arguments: [true, false])
  func `58: a line over the limit is passed over and told`(_ isFile: Bool) {
    let folder = TemporaryFolder()
    let long = "\"" + String(repeating: "x", count: 300_000) + "\""
    let path = folder.write("a.jsonl", "{}\n\(long)\n{\"b\":2}\n")
    if !isFile { folder.run("gzip a.jsonl") }
    let seen = see(
      isFile ? path : path + ".gz",
      limits: .init(batch: 4096, record: 200_000, lookAhead: 8192))
    #expect(seen.records.map(\.text) == ["{}", "{\"b\":2}"])
    #expect(seen.records.map(\.line) == [1, 3])
    #expect(seen.records.map(\.byteOffset) == [0, 300_006])
    #expect(
      seen.faults == [
        LayoutFault(
          kind: .oversized(byteCount: 300_002, limit: 200_000),
          position: Position(line: 2, column: 1), byteOffset: 3)
      ])
  }

  @Test(arguments: [true, false], [99, 100, 101, 102])
  func `the limit is exact`(_ isFile: Bool, _ count: Int) {
    let folder = TemporaryFolder()
    let line = String(repeating: "1", count: count)
    for text in ["{}\n\(line)\n{}\n", "\(line)\n{}\n\(line)\n", "{}\n{}\n{}\n\(line)"] {
      let path = folder.write("a.jsonl", text)
      if !isFile { folder.run("gzip -f a.jsonl") }
      let seen = see(
        isFile ? path : path + ".gz", limits: .init(batch: 1000, record: 100, lookAhead: 10))
      let whole = text.split(separator: "\n").map(String.init)
      #expect(seen.records.map(\.text) == whole.filter { $0.count <= 100 })
      #expect(seen.faults.count == whole.filter { $0.count > 100 }.count)
    }
  }

  @Test func `a long line that fits is read whole`() {
    let folder = TemporaryFolder()
    let long = "\"" + String(repeating: "y", count: 5_000_000) + "\""
    let seen = see(folder.write("a.jsonl", "{}\n\(long)\n{\"b\":2}"))
    #expect(seen.records.map(\.text.utf8.count) == [2, 5_000_002, 7])
    #expect(seen.records.map(\.line) == [1, 2, 3])
    #expect(seen.failure == nil)
  }
}
