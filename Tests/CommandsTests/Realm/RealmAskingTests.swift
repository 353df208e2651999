import TestSupport
import Testing

@testable import Commands

/// What is asked of a realm about its members: what they agree on, what lies where, what a document
/// says.
struct RealmAskingTests {
  private static let plan = """
    | Repository | Purpose |
    |---|---|
    | player | Records |
    | trainer | Trains |

    | Variable | Default | Used By |
    |---|---|---|
    | RUGS_SCHEMA_VERSION | 1.0.0 | All |
    """

  private func place() throws -> RealmPlace {
    let place = try RealmPlace()
    try place.write(Self.plan, to: "PLAN.md")
    let made = place.run("player", "realm import-doc ../PLAN.md --into ../realm --name rugs")
    #expect(made.outcome == .clean, "\(made.transcript)")
    return place
  }

  @Test func `a realm is made of a document, and held to it`() throws {
    let place = try place()
    #expect(place.text("realm/realm.yaml")?.contains("RUGS_SCHEMA_VERSION: 1.0.0") == true)
    #expect(place.run("player", "realm join ../realm --repo player").outcome == .clean)
    let same = place.run("player", "realm check --document ../PLAN.md --min-severity warning")
    #expect(!same.output.contains("RL311"), "\(same.transcript)")
    try place.write(Self.plan.replacing("1.0.0", with: "2.0.0"), to: "PLAN.md")
    let other = place.run("player", "realm check --document ../PLAN.md --format json")
    #expect(other.output.contains("is '2.0.0' in the document and '1.0.0' in the realm"))
    #expect(place.run("player", "realm check --document gone.md").outcome == .failure)
  }

  @Test func `what a member told the realm serves where there is no clone of it`() throws {
    let place = try place()
    try place.write(#"{"version": "1.0.0"}"#, to: "player/manifests/schema_version.json")
    try place.write(#"{"version": "1.1.0"}"#, to: "trainer/manifests/schema_version.json")
    for name in ["player", "trainer"] {
      place.run(name, "realm join ../realm --repo \(name)")
      #expect(place.run(name, "realm sync --push").outcome == .clean)
    }
    #expect(place.text("realm/repos/trainer.yaml")?.contains("says:") == true)
    place.place.folder.run("mv 'a b/trainer' 'a b/elsewhere'")
    let run = place.run("player", "realm check --agree --format json")
    #expect(run.outcome == .findings, "\(run.transcript)")
    #expect(run.output.contains("is '1.1.0' in what it told the realm instead of '1.0.0'"))
    let again = place.run("player", "realm sync --push")
    #expect(again.output.contains("up to date"), "\(again.transcript)")
  }

  @Test func `folders that are owned are there, and reserved ones are empty`() throws {
    let place = try place()
    place.run("player", "realm join ../realm --repo player --owns events/** --owns gone/*.parquet")
    place.run("player", "realm sync --push")
    try place.write("x", to: "player/events/a.parquet")
    try place.write("x", to: "player/vectors/early.bin")
    let charter = place.text("realm/realm.yaml") ?? ""
    try place.write(charter + "reserved: [vectors/]\n", to: "realm/realm.yaml")
    place.git("realm", "commit -q -a -m reserve")
    let run = place.run("player", "realm check --layout --format json")
    #expect(run.output.contains("'gone/*.parquet' of 'player' is not there"), "\(run.transcript)")
    #expect(run.output.contains("'vectors/' is reserved, and 'early.bin' lies there"))
    #expect(!run.output.contains("events/**' of"))
  }

  @Test func `an issue names the documents that it hangs on`() throws {
    let place = try RealmPlace()
    place.found()
    place.run("player", "realm sync --push")
    place.rely()
    place.run("trainer", "realm sync --push")
    try place.write(
      "# The tick\n\n| **Contract** | `ping` |\n|---|---|\n| **Status** | Draft |\n"
        + "| **Depends On** | trainer:rfc-0003-reader |\n",
      to: "player/docs/rfcs/0012-tick.md")
    try place.write(
      "# Metrics\n\n| **Status** | Draft |\n|---|---|\n| **Depends On** | player:rfc-0012-tick |\n",
      to: "trainer/docs/rfcs/0045-metrics.md")
    try place.write(
      "# Reader\n\n| **Status** | Draft |\n|---|---|\n", to: "trainer/docs/rfcs/0003-reader.md")
    let text = place.run("player", "issue breaking ping --to trainer").output
    #expect(text.contains("Described in: `player:rfc-0012-tick`"), "\(text)")
    #expect(text.contains("Depends on: `trainer:rfc-0003-reader`"))
    #expect(text.contains("Blocks: `trainer:rfc-0045-metrics`"))
    let named = place.run("player", "issue gate-blocked audit --document rfc-0012")
    #expect(named.output.hasPrefix("[cross-repo] `audit`: gate blocked"), "\(named.transcript)")
    #expect(named.output.contains("Described in: `player:rfc-0012-tick`"))
    let wrong = place.run("player", "issue gate-blocked audit --document rfc-0099")
    #expect(wrong.outcome == .failure && wrong.errors.contains("no document"))
  }

  @Test func `the schema version is told to everybody who shares it`() throws {
    let place = try place()
    try place.write(#"{"version": "1.0.0"}"#, to: "player/manifests/schema_version.json")
    place.run("player", "realm join ../realm --repo player")
    place.run("player", "realm sync --push")
    #expect(place.run("player", "issue version-bump").errors.contains("says 1.0.0 already"))
    try place.write(#"{"version": "1.1.0"}"#, to: "player/manifests/schema_version.json")
    let run = place.run("player", "issue version-bump")
    #expect(
      run.output.hasPrefix(
        "[cross-repo] `schema version` 1.0.0 -> 1.1.0: version bump, action needed in trainer"),
      "\(run.transcript)")
    try place.write(run.output, to: "issue.md")
    #expect(place.run("player", "issue lint ../issue.md").output.hasPrefix("ok"))
    #expect(place.run("player", "issue parse ../issue.md").outcome == .clean)
  }
}
