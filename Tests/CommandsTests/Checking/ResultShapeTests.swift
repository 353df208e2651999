import Commands
import TestSupport
import Testing

/// What every command prints with `--format json`, held to the schema of results that ships.
struct ResultShapeTests {
  /// The result of a command, and that of holding it to the schema.
  private func expectShape(_ run: Place.Run, in place: Place) throws {
    try #require(run.output.hasPrefix("{"), "\(run.transcript)")
    #expect(place.run("schemas", "--write", "schemas").outcome == .clean)
    try place.write(run.output, to: "document.json")
    let isReport = run.output.contains("\"format\": \"schema-report/1\"")
    let schema = isReport ? "gate-report" : "result"
    let held = place.run("validate", "--schema", "schemas/\(schema).schema.json", "document.json")
    #expect(held.outcome == .clean, "\(held.transcript)\n\(run.output)")
  }

  private func repository() throws -> Place {
    try Place([
      "schema.yaml": "repository: market-reader\n",
      "docs/plan.md": PackageFiles.text("Fixtures/plans/reader.md") ?? "",
      "docs/exact.md": exactPlan("gate: A\nrequires: [query: count of tick > 5]\n"),
      "contracts/tick.yaml": tickContract, "a.jsonl": tickCapture,
      "issue.md": "# [cross-repo] something\n\nno block\n", "message": "fix: a thing\n",
    ])
  }

  @Test(arguments: [
    "gate", "gate docs/exact.md", "gate --captures a.jsonl docs/exact.md", "gate report",
    "issue lint issue.md", "coverage a.jsonl", "fields tick",
    "unknown list", "unknown check", "hook status", "hook commit-msg message", "publish",
    "publish --dry-run", "init --dry-run", "import a.json --dry-run", "diff a.jsonl",
  ])
  func `of one repository`(_ line: String) throws {
    let place = try repository()
    place.git("init -q")
    place.commit()
    try place.write("{\"type\": \"object\"}\n", to: "a.json")
    _ = place.run("validate", "a.jsonl")
    let words = line.split(separator: " ").map(String.init) + ["--format", "json"]
    try expectShape(place.run(words: words), in: place)
  }

  @Test(arguments: [
    "realm status", "realm check", "realm outdated", "realm documents", "realm affected",
    "realm sync", "can-release ping@1.0.0", "check", "issue lint .",
  ])
  func `of a repository in a realm`(_ line: String) throws {
    let realm = try RealmPlace()
    realm.found()
    try expectShape(realm.run("player", line, more: ["--format", "json"]), in: realm.place)
  }
}
