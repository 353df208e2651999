import Commands
import TestSupport
import Testing

/// `schema test`.
struct TestCommandTests {
  private static let schema = #"{"enum": [10, 25]}"#

  private static func file(_ tests: String, schema: String = schema) -> String {
    #"""
    [
      {
        "description": "shares",
        "schema": \#(schema),
        "tests": [
          \#(tests)
        ]
      }
    ]

    """#
  }

  private static let passing = #"{"description": "a quarter", "data": 25, "valid": true}"#
  private static let failing = #"{"description": "a half", "data": 50, "valid": true}"#
  private static let lenient = #"{"description": "a tenth", "data": 10, "valid": false}"#

  @Test func `tests that pass are counted`() throws {
    let place = try Place(["tests/a.json": Self.file(Self.passing)])
    expectGolden(place.run("test", "tests").transcript, "commands/test-passes.txt")
  }

  @Test func `a test that fails is shown with its place and its reason`() throws {
    let tests = [Self.passing, Self.failing, Self.lenient].joined(separator: ",\n      ")
    let place = try Place(["tests/a.json": Self.file(tests)])
    expectGolden(place.run("test", "tests/a.json").transcript, "commands/test-fails.txt")
    expectGolden(place.run("test", "tests", "-f", "json").output, "commands/test-fails.json")
    #expect(place.run("test", "tests", "--fail-on", "never").outcome == .clean)
  }

  @Test func `one broken file does not keep the others from being run`() throws {
    let place = try Place([
      "tests/a.json": Self.file(Self.passing), "tests/b.json": "[{]\n",
      "tests/c.json": #"[{"description": "no schema", "tests": []}]"# + "\n",
      "tests/d.yaml": "- description: yaml\n  schema: {type: string}\n  tests:\n"
        + "    - {description: text, data: x, valid: true}\n",
      "tests/e.json": Self.file(Self.passing, schema: #"{"$ref": "nowhere.json"}"#),
    ])
    expectGolden(place.run("test", "tests", "gone.json").transcript, "commands/test-broken.txt")
  }

  @Test(
    arguments: [
      ("a contract by its name", "../contracts/newTrade.yaml", .clean),
      ("a contract by its key", "../contracts/newTrade.yaml#/schema", .clean),
      ("a part of a contract", "../contracts/newTrade.yaml#/schema/$defs/share", .clean),
      ("a bare schema", "../contracts/shared/share.yaml", .clean),
      ("its own address", "https://example.org/share", .clean),
      ("nothing", "../contracts/gone.yaml", .findings),
      ("the network", "http://example.org/share.json", .findings),
      ("a path out of the repository", "../../../etc/passwd", .findings),
      ("a hidden path out of it", "%2e%2e/%2e%2e/%2e%2e/etc/passwd", .findings),
      ("another machine", "file://host/contracts/newTrade.yaml", .findings),
      ("a folder", "../contracts", .findings),
    ] as [(String, String, Outcome)])
  func `schemas may refer to files of the repository and to nothing else`(
    _ name: String, _ reference: String, _ outcome: Outcome
  ) throws {
    let place = try Place([
      "schema.yaml": "",
      "contracts/newTrade.yaml": """
      contract: newTrade
      version: 1.0.0
      schema:
        $ref: "#/$defs/share"
        $defs: { share: { $ref: shared/share.yaml } }

      """,
      "contracts/shared/share.yaml": "$id: https://example.org/share\nenum: [10, 25]\n",
      "tests/a.json": Self.file(Self.passing, schema: #"{"$ref": "\#(reference)"}"#),
    ])
    let run = place.run("test", "tests")
    #expect(run.outcome == outcome, "\(run.transcript)")
    #expect(!run.transcript.contains("root:"))
    #expect(place.run("test", "a.json", in: "tests").outcome == outcome)
  }

  @Test func `a folder of the suite tells dialect and formats`() throws {
    let date = #"{"description": "no date", "data": "x", "valid": false}"#
    let format = Self.file(date, schema: #"{"format": "date"}"#)
    let items = Self.file(
      #"{"description": "a second item", "data": [1, 2], "valid": false}"#,
      schema: #"{"items": [true, false]}"#)
    let place = try Place([
      "draft2020-12/optional/format/date.json": format, "draft7/items.json": items,
    ])
    #expect(place.run("test", ".").outcome == .clean)
    #expect(place.run("test", "draft7", "--dialect", "2020-12").outcome == .findings)
    let plain = try Place(["tests/date.json": format])
    #expect(plain.run("test", "tests").outcome == .findings)
    #expect(plain.run("test", "tests", "--formats").outcome == .clean)
  }

  @Test func `a map stands for remote addresses`() throws {
    let place = try Place([
      "remotes/share.json": Self.schema,
      "tests/a.json": Self.file(
        Self.passing, schema: #"{"$ref": "http://localhost:1234/share.json"}"#),
      "tests/b.json": Self.file(
        Self.passing, schema: #"{"$ref": "https://example.org/s/share.json"}"#),
    ])
    #expect(place.run("test", "tests").outcome == .findings)
    let run = place.run(
      "test", "tests", "--remotes", "remotes", "--remotes", "https://example.org/s/=remotes")
    #expect(run.outcome == .clean, "\(run.transcript)")
  }
}
