import Commands
import JSONText
import Reports
import Schemas
import Testing
import Validation

/// The options that every reporting command shares.
struct ReportOptionsTests {
  private static let tests = """
    [{"description": "d", "schema": {"enum": [1]},
      "tests": [{"description": "t", "data": 2, "valid": true}]}]

    """

  private func place() throws -> Place { try Place(["a.json": Self.tests]) }

  @Test(arguments: ReportOptions.everyForm)
  func `every format goes to standard output`(_ format: ReportFormat) throws {
    let run = try place().run("test", "a.json", "--format", format.rawValue)
    #expect(run.outcome == .findings)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("failed-schema-test") || run.output.contains("CL901"))
  }

  @Test(arguments: [
    ("r.json", "r.json", "{\"format\":\"schema-result/1\""), ("r.jsonl", "r.jsonl", "{\"rule\""),
    ("r.sarif", "r.sarif", "sarif"), ("r.sarif.json", "r.sarif.json", "sarif"),
    ("r.xml", "r.xml", "<?xml"), ("r.md", "r.md", "FAIL"), ("r.txt", "r.txt", "FAIL"),
    ("sarif=x.json", "x.json", "sarif"), ("gitlab=q.json", "q.json", "fingerprint"),
    ("r.unknown", "r.unknown", "FAIL"),
  ])
  func `a file's name tells its form`(_ word: String, _ path: String, _ part: String) throws {
    let place = try place()
    let run = place.run("test", "a.json", "--output", word)
    #expect(run.output.hasPrefix("FAIL"))
    let text = place.text(path)?.filter { $0 != " " && $0 != "\n" } ?? ""
    #expect(text.contains(part.filter { $0 != " " }), "\(text)")
    #expect(place.text(path + ".lock") == nil)
  }

  @Test func `several files are written`() throws {
    let place = try place()
    _ = place.run("test", "a.json", "-o", "r.json", "-o", "r.sarif", "--quiet")
    #expect(place.text("r.json") != nil)
    #expect(place.text("r.sarif") != nil)
  }

  @Test func `a file that cannot be written is told`() throws {
    let run = try place().run("test", "a.json", "-o", "gone/r.json")
    #expect(run.outcome == .failure)
    #expect(run.errors.hasPrefix("error: "))
  }

  @Test(arguments: [("error", Outcome.findings), ("info", .findings), ("never", .clean)])
  func `fail-on decides the exit code`(_ word: String, _ outcome: Outcome) throws {
    #expect(try place().run("test", "a.json", "--fail-on", word).outcome == outcome)
  }

  @Test func `quiet is the verdict alone`() throws {
    let run = try place().run("test", "a.json", "--quiet")
    #expect(run.output.split(separator: "\n").count == 1)
  }

  @Test func `results are valid under the shipped schema`() throws {
    let place = try Place([
      "a.json": Self.tests, "contracts/newTrade.yaml": LintCommandTests.trade,
      "contracts/tick.yaml": "contract: [tick\n",
    ])
    let schema = try JSONDocument.read(Array(resultSchema.utf8)).root
    let source = SchemaSource(uri: "urn:result", path: nil, value: schema)
    let validator = CarefulValidator(SchemaReader.read(source).graph)
    for words in [
      ["test", "a.json"], ["test", "a.json", "gone.json"], ["lint"], ["lint", "--fix"],
      ["import", "a.json"],
    ] {
      let run = place.run(words: words + ["--format", "json"])
      let result = try JSONDocument.read(Array(run.output.utf8)).root
      #expect(validator.violations(in: result).isEmpty, "\(words)")
      #expect(result["exit"]?.int.map { Int32($0) } == run.outcome.rawValue)
    }
  }
}
