import Commands
import Foundation
import TestSupport
import Testing

/// Bad captures: each fault is told with its place, and reading goes on behind it.
struct FaultsOfCapturesTests {
  private static let contract = """
    contract: good
    version: 1.0.0
    schema:
      type: object
      required: [a]
      properties:
        a: { type: integer }
        n: { multipleOf: 0.01 }
        p: { type: string, pattern: "^(a+)+$" }
        s: { type: string, maxLength: 5 }
        u: { type: array, uniqueItems: true }
        k: { type: object, additionalProperties: { type: integer } }
        r: { $ref: "#" }

    """
  private static let line = #"{"event": "good", "data": {"a": 1}}"# + "\n"

  private static func event(_ data: String) -> String {
    "{\"event\": \"good\", \"data\": \(data)}\n"
  }

  /// The payload begins at column 27.
  private static func inside(_ data: String) -> String { line + event(data) + line }

  private static let texts: [Fault] = [
    Fault("nothing", "", .clean, "0 events", "c.jsonl:1:1: warning EV016"),
    Fault("blank lines", "\n \n\r\n", .clean, "0 events", "EV016"),
    Fault("no line feed at the end", String(line.dropLast()), .clean, "1 event, 1 valid"),
    Fault(
      "a last line that is cut", line + line.prefix(20), .findings, "c.jsonl:2:21: error EV004"),
    Fault("a line that is broken", inside("{"), .findings, "c.jsonl:2:", "2 events, 2 valid"),
    Fault(
      "lines of another system", event(#"{"a": 1}"#) + "{\"event\": 1,\r\n", .findings, ":2:",
      "1 valid"),
    Fault("carriage returns alone", "{}\r{}\r{}\r", .findings, "c.jsonl:1:4: error EV012"),
    Fault("a byte order mark", "\u{feff}" + event(#"{"a": ""}"#), .findings, "c.jsonl:1:33"),
    Fault("a mark in the middle", line + "\u{feff}" + line, .findings, ":2:1: error EV013"),
    Fault("UTF-16", bytes: [0xFF, 0xFE, 0x7B, 0, 0x7D, 0], .findings, [":1:1: error EV011"]),
    Fault(
      "bad UTF-8", bytes: Array((line + #"{"event": ""#).utf8) + [0xC0, 0x80, 0x0A], .findings,
      ["c.jsonl:2:12: error EV003", "1 valid"]),
    Fault("a NUL", inside("{\"a\": \0}"), .findings, "c.jsonl:2:33: error EV010", "2 valid"),
    Fault(
      "a tail of NUL", line + String(repeating: "\0", count: 3_000), .findings, "3000 NUL bytes",
      ":2:1"),
    Fault(
      "an escaped NUL", event(#"{"a": 1, "x\u0000y": 2, "x": 3}"#), .clean, #"/x\u0000y"#, "/x "),
    Fault(
      "names that look alike", event("{\"a\": 1, \"\u{e9}\": 1, \"e\u{301}\": 1}"), .clean,
      "2 unknown fields", "/\u{e9} no schema", "/e\u{301} no schema"),
    Fault(
      "a name twice", inside(#"{"a": 1, "\u0061": 2}"#), .findings, ":2:36: error EV002",
      "first at column 28"),
    Fault("a lone surrogate", inside(#"{"a": "\ud800"}"#), .findings, ":2:34: error EV014"),
    Fault("no objects", "5\n\"x\"\n[1]\nnull\n{}\n" + line, .findings, "EV005", "1 valid"),
    Fault("two on a line", inside("{}} {"), .findings, ":2:31: error EV012", "2 valid"),
    Fault("an array that is cut", "[" + line + "," + line, .findings, "EV004", "2 valid"),
    Fault(
      "random bytes", bytes: (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 >> 3) },
      .findings, ["0 events"]),
    Fault("bzip2", "BZh91AY&SY", .failure, "is bzip2: not supported"),
  ]

  private static let values: [Fault] = [
    (#"{"a": 1,}"#, "2:34"), (#"{"a": 1 /**/}"#, "2:35"), ("{'a': 1}", "2:28"),
    (#"{"a": NaN}"#, "2:33"),
    (#"{"a": 01}"#, "2:33"), (#"{"a": +1}"#, "2:33"), (#"{"a": .5}"#, "2:33"),
    (#"{"a": 0x1}"#, "2:33"),
    (#"{"a": 1.}"#, "2:33"), (#"{"a": "\x"}"#, "2:34"), ("{\"a\": \"\t\"}", "2:34"),
    (#"{"a": tru}"#, "2:33"),
    (#"{"a" 1}"#, "2:32"), (#"{"a": 1]"#, "2:34"),
  ].map { text, place in
    Fault("\(text)", inside(text), .findings, "c.jsonl:\(place): error EV001", "2 valid")
  }

  private static let large: [Fault] = [
    Fault("numbers that no double holds", event(#"{"a": 1e400, "n": 1e308}"#), .clean, "EV015"),
    Fault(
      "a fraction of nearly nothing", event(#"{"a": 1, "n": 1e-1000000000}"#), .findings, "EV108"),
    Fault("a huge exponent", event(#"{"a": 1, "n": 1e1000000000}"#), .clean, "EV015"),
    Fault(
      "ten thousand digits", event("{\"a\": \(String(repeating: "7", count: 10_000))}"), .clean,
      "1 valid"),
    Fault(
      "a hundred thousand digits", event("{\"a\": \(String(repeating: "7", count: 100_000)).5}"),
      .findings, "EV102"),
    Fault(
      "brackets without end", line + String(repeating: "[", count: 100_000) + "\n" + line,
      .findings, "c.jsonl:2:", "2 valid"),
    Fault(
      "objects without end",
      inside(
        String(repeating: #"{"r": "#, count: 20_000) + "1" + String(repeating: "}", count: 20_000)),
      .findings, "c.jsonl:2:", "2 valid"),
    Fault(
      "twenty thousand keys",
      event("{\"a\": 1, \((0..<20_000).map { "\"key\($0)\": 1" }.joined(separator: ", "))}"),
      .clean,
      "1 valid", "counted as keys of a map"),
    Fault(
      "four thousand types of events",
      (0..<4_000).map { "{\"event\": \"t\($0)\", \"data\": 1}\n" }.joined(), .clean,
      "4,000 of unknown type"),
    Fault(
      "items that all differ",
      event("{\"a\": 1, \"u\": [\((0..<5_000).map { "{\"i\": \($0)}" }.joined(separator: ", "))]}"),
      .clean, "1 valid"),
    Fault(
      "a text that makes patterns run away",
      event("{\"a\": 1, \"p\": \"\(String(repeating: "a", count: 50_000))!\"}"),
      .findings, "EV110"),
  ]

  @Test(arguments: texts + values + large, ["c.jsonl", "--schema"])
  func `a bad capture is told with its place`(_ fault: Fault, _ way: String) throws {
    let place = try Place(["contracts/good.yaml": Self.contract])
    try place.write(bytes: fault.bytes, to: "c.jsonl")
    if way == "c.jsonl" {
      expect(place.run("validate", "c.jsonl"), fault)
    } else {
      // As plain documents most are other than they should be; that they are read is enough.
      let run = place.run("validate", "--schema", "contracts/good.yaml", "c.jsonl")
      #expect([.clean, .findings, .failure].contains(run.outcome))
      expectNothingRaw(run.output + run.errors)
    }
  }

  // MARK: - What must not be shown

  private static let secrets = [
    "AKIAIOSFODNN7EXAMPLE", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln", "4111111111111111", "jo@mail.example",
    "sk_live_abcdefghijklmnop", "192.168.10.11", "+49 170 1234567",
    "0x52908400098527886E0F7030069857D2E4169EE7", "550e8400-e29b-41d4-a716-446655440000",
  ]

  @Test(arguments: Fault.formats)
  func `secrets are shown neither as values nor as names`(_ format: String) throws {
    let lines = Self.secrets.map { secret in
      let fields = ["a", "s", "k", "u", "x"].map { "\"\($0)\": \"\(secret)\"" }
      return Self.event("{\(fields.joined(separator: ", "))}")
        + Self.event("{\"\(secret)\": 1, \"k\": {\"\(secret)\": \"\"}, \"q\": {\"\(secret)\": 1}}")
    }
    let place = try Place([
      "contracts/good.yaml": Self.contract, "c.jsonl": lines.joined(),
    ])
    for words in [["--verbose"], ["--all"]] {
      let run = place.run(words: ["validate", "c.jsonl", "--format", format] + words)
      #expect(run.outcome == .findings)
      for secret in Self.secrets { #expect(!run.transcript.contains(secret), "\(secret)") }
    }
  }

  @Test(arguments: Fault.formats)
  func `what events say is shown and not obeyed`(_ format: String) throws {
    let evil = #"\u001b[2J\n::error::x\r::stop-commands::y<script>@org/team`|\u202e\u0085"#
    let place = try Place([
      "contracts/good.yaml": Self.contract,
      "c\u{1b}[31m\n::error::z.jsonl": "{\"event\": \"\(evil)\", \"data\": {}}\n"
        + Self.event("{\"a\": \"\(evil)\", \"x\(evil)\": {\"\(evil)\": 1}, \"s\": \"\(evil)\"}")
        + Self.event("{\"a\": 1, \"\(String(repeating: "n", count: 10_000))\": 1}"),
    ])
    let run = place.run("validate", "--verbose", "--format", format, ".")
    #expect(run.outcome == .findings, "\(run.transcript)")
    expectNothingRaw(run.output + run.errors)
    #expect(!run.output.contains(String(repeating: "n", count: 2_000)))
    // In Markdown it stands in a code span, where it is only text.
    if format == "junit" { #expect(!run.output.contains("<script>")) }
    if format == "github" {
      let orders = run.output.split(separator: "\n").filter { $0.hasPrefix("::") }
      let own = orders.filter { line in
        ["::error file=", "::error title=", "::warning file=", "::warning title=", "::notice "]
          .contains { line.hasPrefix($0) }
      }
      #expect(orders == own, "\(orders)")
    }
  }

  @Test func `a capture of which nothing can be read is not called empty`() throws {
    let place = try Place(["contracts/good.yaml": Self.contract])
    try place.write(bytes: [0xFF, 0xFE, 0x7B, 0, 0x7D, 0], to: "c.jsonl")
    let run = place.run("validate", "c.jsonl")
    #expect(run.output.contains("EV011"))
    #expect(!run.output.contains("EV016"))
  }

  // MARK: - What is no file

  @Test func `what cannot be read is told, and the rest is`() throws {
    let place = try Place([
      "contracts/good.yaml": Self.contract, "c.jsonl": Self.line, "empty/x.txt": "",
    ])
    let folder = place.folder.path
    symlink("nowhere", folder + "/dangling.jsonl")
    symlink("loop.jsonl", folder + "/loop.jsonl")
    symlink("c.jsonl", folder + "/again.jsonl")
    for (path, told) in [
      ("gone.jsonl", "could not open 'gone.jsonl'"), ("empty", "'empty' holds no captures"),
      ("no*.jsonl", "'no*.jsonl' matches no file"), ("dangling.jsonl", "it links to 'nowhere'"),
      ("loop.jsonl", "too many levels of symbolic links"),
    ] {
      let run = place.run("validate", path, "c.jsonl")
      expect(run, Fault(path, "", .failure, told, "1 event, 1 valid"))
    }
    let again = place.run("validate", "c.jsonl", "./c.jsonl", "again.jsonl")
    expect(again, Fault("again", "", .clean, "1 event, 1 valid", "was read once"))
  }

  @Test(arguments: [
    Fault("a schema that is cut", "{\n \"type\": ", .failure, "'s.json' (2:10) is no document"),
    Fault("an empty schema", "", .failure, "(1:1)"),
    Fault("a name twice", #"{"type": "object", "type": "array"}"#, .failure, "(1:20)"),
    Fault(
      "a remote reference", #"{"$ref": "http://a.example"}"#, .failure, "(1:10)", "not fetched"),
    Fault("a pattern that is cut", #"{"pattern": "("}"#, .failure, "(1:13)"),
  ])
  func `a schema that cannot be used is told with its place`(_ fault: Fault) throws {
    let place = try Place(["c.jsonl": "{}\n"])
    try place.write(bytes: fault.bytes, to: "s.json")
    expect(place.run("validate", "--schema", "s.json", "c.jsonl"), fault)
  }
}
