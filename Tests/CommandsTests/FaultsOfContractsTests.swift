import Commands
import Foundation
import TestSupport
import Testing

/// Bad contracts: each is told with its place, and the good one beside it still works.
struct FaultsOfContractsTests {
  private static let good = """
    contract: good
    version: 1.0.0
    schema: { type: object, properties: { a: { type: integer } } }

    """
  private static let head = "contract: bad\nversion: 1.0.0\n"

  private static func schema(_ text: String) -> String { head + "schema: \(text)\n" }
  private static func nested(_ text: String, _ times: Int) -> String {
    head + "schema: " + String(repeating: text, count: times)
  }

  private static let syntax: [Fault] = [
    Fault("an empty file", "", .findings, "bad.yaml:1:1: error CL006"),
    Fault("nothing but a comment", "# soon\n", .findings, "bad.yaml:1:1: error CL006"),
    Fault("a key twice", head + "version: 2.0.0\n", .findings, "bad.yaml:3:1", "first on line 2"),
    Fault(
      "a key twice, once escaped", schema(#"{properties: {a: true, "\x61": true}}"#), .findings,
      "bad.yaml:3:32: error CL002"),
    Fault(
      "names that look alike", schema("{type: object, properties: {\u{e9}: true, e\u{301}: true}}"),
      .clean, "CL008 look-alike-keys"),
    Fault("a tab", head + "schema:\n\ttype: object\n", .findings, "bad.yaml:4:1", "tabs"),
    Fault("an open bracket", schema("{required: [a"), .findings, "CL001", "stands here: line 3"),
    Fault("an open quote", schema("\"a"), .findings, "CL001", "stands here: line 3"),
    Fault("a control character", schema("a\u{1b}b"), .findings, "bad.yaml:3:10", "U+001B"),
    Fault("a NUL", schema("a\0b"), .findings, "bad.yaml:3:10", "U+0000"),
    Fault(
      "an escape in a key", schema(#"{properties: {"\e": true}}"#), .findings, ":3:23", "CL004"),
    Fault("a second document", schema("true") + "---\na: b\n", .findings, ":4:1", "CL003"),
    Fault("a tag of a language", schema("!!python/x:y [a]"), .findings, ":3:9", "CL003"),
    Fault("a tag of one's own", schema("!x {}"), .findings, ":3:9", "tag '!x'"),
    Fault("an alias in itself", schema("&a {properties: {x: *a}}"), .findings, ":3:29", "CL001"),
    Fault("an alias of nothing", schema("{not: *a}"), .findings, ":3:15", "'&a'"),
    Fault("a merge key", schema("{<<: {type: object}}"), .findings, ":3:10", "'<<'"),
    Fault("brackets without end", nested("[", 20_000), .findings, ":3:72", "64 levels"),
    Fault("braces without end", nested("{a: ", 5_000), .findings, "CL005", "64 levels"),
    Fault(
      "dashes without end", head + "schema:\n  " + String(repeating: "- ", count: 5_000),
      .findings, ":4:129", "64 levels"),
    Fault("a list", "[1, 2]\n", .findings, "bad.yaml:1:1", "not a list"),
    Fault("nulls", "contract:\nversion:\nschema:\n", .findings, ":1:10", ":2:9", ":3:8"),
    Fault(
      "a version that is a number", "contract: bad\nversion: 1.0\nschema: {}\n", .findings, ":2:10"),
    Fault("a name of another's", good, .findings, "CL303", "contracts/bad.yaml:1"),
    Fault(bytes: [0xFF, 0xFE, 0x61, 0], "UTF-16", "bad.yaml:1:1", "UTF-16"),
    Fault(bytes: Array("contract: b\u{e4}\n".utf8) + [0xC0, 0x80], "bad UTF-8", ":2:1", "0xC0"),
    Fault(bytes: Array("contract: \n".utf8) + [0xED, 0xA0, 0x80], "surrogates", ":2:1", "0xED"),
    Fault(
      bytes: Array("#".utf8) + [UInt8](repeating: 0x61, count: 5 << 20), "a large file",
      outcome: .failure, "larger than the limit"),
  ]

  private static let keywords: [Fault] = [
    Fault(
      "values of the wrong shape", schema("{maxLength: 1e400, minItems: -1, type: 5}"), .findings,
      ":3:21", ":3:38", ":3:48"),
    Fault("a keyword in the wrong letters", schema("{requird: [a]}"), .clean, "'required'"),
    Fault("a reference to itself", schema(##"{$ref: "#"}"##), .findings, ":3:16", "CL208"),
    Fault("an empty reference", schema(#"{$ref: ""}"#), .findings, ":3:16", "CL208"),
    Fault(
      "references in a circle",
      schema(##"{$ref: "#/$defs/a", $defs: {a: {$ref: "#/$defs/b"}, b: {$ref: "#/$defs/a"}}}"##),
      .findings, "CL208", "#/$defs/a -> #/$defs/b"),
    Fault(
      "an open bracket in a pattern", schema("{pattern: 'a[b'}"), .findings, ":3:19", "offset 1"),
    Fault("a pattern of a million", schema("{pattern: 'x{1000000}'}"), .findings, ":3:19", "CL204"),
    Fault(
      "repetitions of repetitions", schema("{pattern: '((x{999}){999}){999}'}"), .findings,
      "CL204"),
    Fault("a division by zero", schema("{multipleOf: 0}"), .findings, ":3:22", "above 0"),
  ]

  private static let references: [Fault] = [
    ("http://a.example/x.json", "CL206"), ("//host/x", "CL207"), ("data:,true", "CL206"),
    ("file:///etc/passwd", "CL205"), ("../../etc/passwd", "CL207"), ("/etc/passwd", "CL205"),
    ("%2e%2e/%2e%2e/etc/passwd", "CL207"), ("..%2f..%2fetc%2fpasswd", "CL207"),
    ("good.yaml#/type", "no schema"), ("good.yaml?x=1#/type", "no schema"),
    ("gone.yaml", "CL205"), ("published", "is a folder"), ("link", "CL207"),
    ("pipe", "is a pipe"), ("zero", "CL207"), ("half.txt", "(2:1) is no document"),
    ("a\\u001b[31m", "\\u001b"), ("x\\0y", "CL205"), ("%00", "CL205"), ("%zz", "CL205"),
  ].map { reference, told in
    Fault("$ref \(reference)", schema("{not: {$ref: \"\(reference)\"}}"), .findings, ":3:22", told)
  }

  @Test(arguments: syntax + keywords + references)
  func `a bad contract is told with its place, and the others work`(_ fault: Fault) throws {
    let place = try Place([
      "contracts/good.yaml": Self.good, "contracts/published/x": "",
      "contracts/half.txt": "SECRET: [\n",
      "captures/c.jsonl": #"{"event": "good", "data": {"a": 1}}"# + "\n",
    ])
    try place.write(bytes: fault.bytes, to: "contracts/bad.yaml")
    let contracts = place.folder["contracts"]
    symlink("/etc/passwd", contracts + "/link")
    symlink("/dev/zero", contracts + "/zero")
    mkfifo(contracts + "/pipe", 0o600)
    let run = place.run("lint", "contracts/bad.yaml", "contracts/good.yaml")
    expect(run, fault)
    #expect(!run.transcript.contains("root:") && !run.transcript.contains("SECRET"))
    let validation = place.run("validate", "captures/c.jsonl")
    #expect(validation.output.contains("1 valid"))
    // What lint refuses, the events of that contract are not held to unsaid.
    #expect(validation.outcome == fault.outcome, "\(validation.transcript)")
  }

  @Test func `aliases that multiply are stopped`() throws {
    var text = Self.head + "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    for level in 1...12 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let place = try Place(["contracts/bad.yaml": text])
    let fault = Fault("aliases", "", .findings, "bad.yaml:8:", "aliases stand for more than")
    expect(place.run("lint"), fault)
  }

  @Test(arguments: ["allOf", "anyOf", "oneOf"])
  func `choices within choices do not multiply`(_ keyword: String) throws {
    var schemas = ["s40: { type: string }"]
    for level in 0..<40 {
      let next = "{ $ref: '#/$defs/s\(level + 1)' }"
      schemas.append("s\(level): { \(keyword): [\(next), \(next)] }")
    }
    let place = try Place([
      "contracts/bad.yaml": Self.schema(
        "{ $ref: '#/$defs/s0', $defs: { \(schemas.joined(separator: ", ")) } }"),
      "c.jsonl": String(repeating: #"{"event": "bad", "data": {"a": [1, 2]}}"# + "\n", count: 3),
    ])
    let run = place.run("validate", "c.jsonl")
    #expect(run.outcome == .findings, "\(run.transcript)")
    #expect(run.output.contains("3 events"))
  }

  @Test(arguments: Fault.formats)
  func `a hostile file name is shown and not obeyed`(_ format: String) throws {
    let name = "b\u{1b}[31m\n::error::x <b> @team \u{202e}.yaml"
    let place = try Place(["contracts/\(name)": Self.schema("{type: 5}")])
    let run = place.run("lint", "--format", format)
    #expect(run.outcome == .findings, "\(run.transcript)")
    expectNothingRaw(run.output + run.errors)
    #expect(!run.output.contains("\n::error::x"))
  }
}

extension Fault {
  fileprivate init(
    bytes: [UInt8], _ name: String, outcome: Outcome = .findings, _ told: String...
  ) {
    self.init(name, bytes: bytes, outcome, told)
  }
}
