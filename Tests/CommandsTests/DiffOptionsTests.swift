import Commands
import JSONText
import TestSupport
import Testing

/// `--profile`, `--emit-witnesses`, `--matrix`, `--formats`, and what is large.
struct DiffOptionsTests {
  private static let open = #"{"type": "object", "properties": {"a": {"enum": ["x", "y"]}}}"#
  private static let wider = #"{"type": "object", "properties": {"a": {"enum": ["x", "y", "z"]}}}"#
  private static let required =
    #"{"type": "object", "required": ["a"], "properties": {"a": {"enum": ["x", "y"]}}}"#

  @Test func `one kind of reader decides when it is named`() throws {
    let place = try Place(["old.json": Self.open, "new.json": Self.wider])
    let outcomes = ["strict", "tolerant", "exhaustive-enum", "default-filling"].map {
      place.run("diff", "old.json", "new.json", "--profile", $0).outcome
    }
    #expect(outcomes == [.findings, .clean, .findings, .clean])
    let run = place.run("diff", "old.json", "new.json", "--profile", "strict", "--format", "json")
    let result = try JSONDocument.read(Array(run.output.utf8)).root
    #expect(result["profiles"]?.members.map(\.name.description) == ["strict"])
    #expect(result["profiles"]?["strict"]?["verdict"]?.string == "refuted")
  }

  @Test func `witnesses are files that only one version takes`() throws {
    let place = try Place(["old.json": Self.open, "new.json": Self.required])
    let first = place.run("diff", "old.json", "new.json", "--emit-witnesses", "made/w")
    #expect(first.errors.isEmpty, "\(first.transcript)")
    let names = try #require(try? place.names(in: "made/w"))
    #expect(names.contains("new.json.all.backward.json"), "\(names)")
    #expect(names.count == 2, "\(names)")
    for name in names {
      let path = "made/w/\(name)"
      #expect(place.run("validate", "--schema", "old.json", path).outcome == .clean)
      #expect(place.run("validate", "--schema", "new.json", path).outcome == .findings)
    }
    _ = place.run("diff", "old.json", "new.json", "--emit-witnesses", "made/w")
    #expect(try place.names(in: "made/w") == names)
  }

  @Test func `no witness leaves its folder`() throws {
    let place = try Place(["old.json": Self.open, "new.json": Self.required, "a.txt": "mine"])
    place.folder.run("mkdir w && ln -s ../a.txt w/new.json.all.backward.json")
    let run = place.run("diff", "old.json", "new.json", "--emit-witnesses", "w")
    #expect(run.outcome == .failure, "\(run.transcript)")
    #expect(place.text("a.txt") == "mine")
    let file = place.run("diff", "old.json", "new.json", "--emit-witnesses", "a.txt")
    #expect(file.outcome == .failure)
    #expect(place.text("a.txt") == "mine")
  }

  @Test func `every published version is held against every later one`() throws {
    let versions = [
      ("1.0.0", Self.open), ("1.1.0", Self.wider), ("2.0.0", Self.required),
    ]
    let place = try Place(["contracts/t.yaml": contractText("t", "2.0.0", schema: Self.required)])
    for (version, schema) in versions {
      try place.write(
        contractText("t", version, schema: schema), to: "contracts/published/t/\(version).yaml")
    }
    let run = place.run("diff", "--matrix", "t")
    expectGolden(run.transcript, "diff/matrix.txt")
    let json = place.run("diff", "--matrix", "--format", "json")
    let result = try JSONDocument.read(Array(json.output.utf8)).root
    let matrix = result["contracts"]?.elements.first { _ in true }?["matrix"]
    #expect(matrix?["cells"]?.count == 6)
    let breaks = matrix?["firstBreaks"]?.elements.map {
      [$0["version"]?.string, $0["data"]?.string, $0["readers"]?.string]
    }
    #expect(
      breaks == [
        ["1.0.0", "2.0.0", "1.1.0"], ["1.1.0", "2.0.0", nil], ["2.0.0", nil, nil],
      ])
    #expect(place.run("diff", "--matrix", "nothing").outcome == .failure)
  }

  @Test func `formats refuse when they are asked to`() throws {
    let place = try Place([
      "old.json": #"{"type": "string"}"#, "new.json": #"{"type": "string", "format": "date"}"#,
    ])
    #expect(place.run("diff", "old.json", "new.json").outcome == .clean)
    let run = place.run("diff", "old.json", "new.json", "--formats")
    #expect(run.outcome == .findings, "\(run.transcript)")
  }

  @Test func `plain documents are replayed where no contract says how they are wrapped`() throws {
    let place = try Place([
      "old.json": Self.open, "new.json": Self.required,
      "day.jsonl": "{\"a\":\"x\"}\n{}\n{\"a\":\"q\"}\n{\"b\":1}\nbroken\n",
    ])
    let run = place.run(
      "diff", "old.json", "new.json", "--captures", "day.jsonl", "--format", "json")
    let result = try JSONDocument.read(Array(run.output.utf8)).root
    let observed = result["observed"]
    #expect(observed?["events"]?.int == 4, "\(run.transcript)")
    #expect(observed?["refusedBefore"]?.int == 1)
    #expect(observed?["newlyRefused"]?.int == 2)
    #expect(run.output.contains("records that could not be read: 1"))
  }

  @Test func `further captures may stand among the operands`() throws {
    let place = try Place([
      "old.json": Self.open, "new.json": Self.required, "a.jsonl": "{}\n", "b.jsonl": "{}\n",
    ])
    let run = place.run(
      "diff", "old.json", "new.json", "--captures", "a.jsonl", "b.jsonl", "--format", "json")
    let result = try JSONDocument.read(Array(run.output.utf8)).root
    #expect(result["observed"]?["newlyRefused"]?.int == 2, "\(run.transcript)")
    let gone = place.run("diff", "old.json", "new.json", "--captures", "gone.jsonl")
    #expect(gone.outcome == .failure)
    #expect(gone.errors.contains("gone.jsonl"))
  }

  @Test func `five thousand fields take moments`() throws {
    let fields = (0..<5_000).map { #""f\#($0)": {"type": "integer"}"# }
    let text = { (fields: [String]) in
      #"{"type": "object", "properties": {\#(fields.joined(separator: ","))}}"#
    }
    let place = try Place([
      "old.json": text(fields), "new.json": text(fields + [#""last": {"type": "string"}"#]),
    ])
    let start = ContinuousClock.now
    let run = place.run("diff", "old.json", "new.json")
    #expect(run.output.hasPrefix("ok  level patch, 1 change"), "\(run.output.prefix(300))")
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}

extension Place {
  /// The names in a folder.
  func names(in folder: String) throws -> [String] {
    try FolderNames.sorted(self.folder[folder])
  }
}
