import Commands
import JSONText
import Reports
import Schemas
import TestSupport
import Testing
import Validation

/// `schema diff OLD NEW`, over the pairs in `Fixtures/changes`.
struct DiffCommandTests {
  static let pairs = PackageFiles.names(in: "Fixtures/changes")

  /// A folder with the files of a pair.
  static func place(_ pair: String) throws -> Place {
    let place = try Place()
    for name in PackageFiles.names(in: "Fixtures/changes/\(pair)") {
      place.folder.write(name, PackageFiles.bytes("Fixtures/changes/\(pair)/\(name)") ?? [])
    }
    return place
  }

  static func words(_ place: Place) -> [String] {
    let base = ["diff", "old.yaml", "new.yaml"]
    return place.text("captures.jsonl") == nil ? base : base + ["--captures", "captures.jsonl"]
  }

  @Test(arguments: pairs)
  func `each pair is told as it was read and found right`(_ pair: String) throws {
    let place = try Self.place(pair)
    let words = Self.words(place)
    expectGolden(place.run(words: words).transcript, "diff/\(pair).txt")
    for format in ["json", "markdown"] {
      let run = place.run(words: words + ["--format", format])
      expectGolden(run.output, "diff/\(pair).\(format == "json" ? "json" : "md")")
    }
  }

  @Test func `sixty columns are enough`() throws {
    let place = try Self.place("several-at-once")
    let run = place.run(words: Self.words(place) + ["--color", "never"], width: 60)
    expectGolden(run.transcript, "diff/several-at-once.60.txt")
  }

  @Test(arguments: pairs)
  func `results are valid under the shipped schema, and nothing changes from run to run`(
    _ pair: String
  ) throws {
    let place = try Self.place(pair)
    let words = Self.words(place) + ["--format", "json"]
    let run = place.run(words: words)
    let result = try JSONDocument.read(Array(run.output.utf8)).root
    let schema = try JSONDocument.read(Array(resultSchema.utf8)).root
    let graph = SchemaReader.read(SchemaSource(uri: "urn:r", path: nil, value: schema)).graph
    #expect(CarefulValidator(graph).violations(in: result).isEmpty)
    #expect(result["exit"]?.int.map { Int32($0) } == run.outcome.rawValue)
    #expect(place.run(words: words + ["--jobs", "4"]).output == run.output)
  }

  @Test(arguments: Fault.formats)
  func `nothing hostile gets through in any form`(_ format: String) throws {
    let place = try Self.place("hostile-names")
    let run = place.run("diff", "old.yaml", "new.yaml", "--format", format)
    expectNothingRaw(run.output)
    for line in run.output.split(separator: "\n") {
      #expect(!line.hasPrefix("::error file=x"), "\(line)")
    }
  }

  @Test func `a version compared with itself differs in nothing`() throws {
    for pair in Self.pairs {
      let place = try Self.place(pair)
      let run = place.run("diff", "old.yaml", "old.yaml")
      #expect(run.outcome == .clean, "\(pair): \(run.transcript)")
      #expect(run.output.hasPrefix("ok  level none, 0 changes"), "\(pair): \(run.transcript)")
    }
  }

  @Test func `the exit code says what is certain`() throws {
    let unknown = try Self.place("not-decidable")
    #expect(unknown.run("diff", "old.yaml", "new.yaml").outcome == .unknown)
    #expect(unknown.run("diff", "old.yaml", "new.yaml", "--fail-on", "never").outcome == .clean)
    let broken = try Self.place("several-at-once")
    #expect(broken.run("diff", "old.yaml", "new.yaml").outcome == .findings)
    #expect(broken.run("diff", "old.yaml", "new.yaml", "--fail-on", "never").outcome == .clean)
    let minor = try Self.place("field-newly-required")
    #expect(minor.run("diff", "old.yaml", "new.yaml").outcome == .clean)
    #expect(
      minor.run("diff", "old.yaml", "new.yaml", "--fail-on", "warning").outcome == .findings)
  }

  @Test func `captures decide whether an added field breaks anything`() throws {
    let free = try Self.place("optional-field-added")
    let run = free.run("diff", "old.yaml", "new.yaml", "--captures", "captures.jsonl")
    #expect(run.output.hasPrefix("ok  level patch"), "\(run.transcript)")
    #expect(run.output.contains("formally breaking, 0 of 6 events affected"))
    let taken = try Self.place("optional-field-taken")
    let conflict = taken.run("diff", "old.yaml", "new.yaml", "--captures", "captures.jsonl")
    #expect(conflict.outcome == .findings, "\(conflict.transcript)")
    #expect(conflict.output.hasPrefix("FAIL  level major"), "\(conflict.transcript)")
    #expect(conflict.output.contains("1 of 6 events affected, first captures.jsonl:5:"))
  }

  @Test func `a waived change is shown and does not fail`() throws {
    let place = try Self.place("optional-field-taken")
    let words = ["diff", "old.yaml", "new.yaml", "--captures", "captures.jsonl"]
    let json = place.run(words: words + ["--format", "json"]).output
    let result = try JSONDocument.read(Array(json.utf8)).root
    let finding = try #require(result["findings"]?.elements.first { _ in true })
    let print = try #require(finding["fingerprint"]?.string)
    let rule = try #require(finding["rule"]?.string)
    try place.write(
      """
      waivers:
        - { rule: \(rule), fingerprint: \(print), reason: agreed, owner: t, expires: "2026-12-31" }

      """, to: "schema.yaml")
    let run = place.run(words: words)
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(run.output.contains("(waived)"))
  }

  @Test(arguments: [
    ([], "nothing to compare"), (["a.yaml"], "alone leaves nothing"),
    (["a.yaml", "b.yaml", "c.yaml"], "3 were named"), (["x.jsonl", "a.yaml"], "is a capture"),
    (["x.jsonl"], "could not open 'x.jsonl'"), (["--against", "a", "--since", "b"], "exclude"),
    (["--matrix", "--against", "a"], "takes no '--against'"), (["--staged"], "needs '--against'"),
    (["--matrix", "--captures", "x"], "takes no '--captures'"),
    (["--against", "HEAD", "x.jsonl"], "is a capture"), (["--profile", "lax"], "lax"),
  ])
  func `words that do not go together are told`(_ words: [String], _ told: String) throws {
    let place = try Place(["a.yaml": "true", "b.yaml": "true", "c.yaml": "true"])
    let run = place.run(words: ["diff"] + words)
    #expect(run.outcome == .failure)
    #expect(run.errors.contains(told), "\(run.transcript)")
  }

  @Test func `SARIF tells both places`() throws {
    let place = try Self.place("several-at-once")
    let run = place.run("diff", "old.yaml", "new.yaml", "--format", "sarif")
    let log = try JSONDocument.read(Array(run.output.utf8)).root
    let results = log["runs"]?.elements.first { _ in true }?["results"]
    let uris = { (key: String) in
      results?.elements.flatMap { result in
        (result[key]?.elements).map { places in
          places.compactMap {
            $0["physicalLocation"]?["artifactLocation"]?["uri"]?.string
          }
        } ?? []
      } ?? []
    }
    #expect(uris("locations").contains("new.yaml"))
    #expect(uris("relatedLocations").contains("old.yaml"))
  }
}
