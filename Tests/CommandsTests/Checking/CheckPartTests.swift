import Commands
import TestSupport
import Testing

private let strict = contractText(
  "tick",
  schema: """
    { type: object, description: A tick., required: [price],
        properties: { price: { type: number, description: What it costs. } } }
    """)

struct CheckPartTests {
  private let settings = "captures: { check: [captures/*.jsonl] }\n"
  private let good = "{\"type\":\"tick\",\"price\":1}\n"
  private let bad = "{\"type\":\"tick\",\"price\":\"x\"}\n"

  @Test
  func `captures that the settings name are held to the contracts`() throws {
    let place = try Place([
      "contracts/tick.yaml": strict, "schema.yaml": settings, "captures/a.jsonl": bad,
      "elsewhere/b.jsonl": bad,
    ])
    let run = place.run("check")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("captures/a.jsonl"))
    #expect(!run.output.contains("elsewhere"))
    #expect(place.text("manifests/unknown_fields.json") == nil)
  }

  @Test
  func `a staged capture is read from the index`() throws {
    let place = try Place([
      "contracts/tick.yaml": strict, "schema.yaml": settings, "captures/a.jsonl": good,
    ])
    place.git("init -q")
    place.commit()
    try place.write(bad, to: "captures/a.jsonl")
    place.git("add -A")
    try place.write(good, to: "captures/a.jsonl")
    #expect(place.run("check", "--staged").outcome == .findings)
    #expect(place.run("check").outcome == .clean)
  }

  @Test
  func `a contract that changes is held to the captures that did not`() throws {
    let place = try Place([
      "contracts/tick.yaml": strict, "schema.yaml": settings, "captures/a.jsonl": good,
    ])
    place.git("init -q")
    place.commit()
    let other = contractText(
      "tick",
      schema: """
        { type: object, description: A tick., required: [price],
            properties: { price: { type: string, description: What it costs. } } }
        """)
    try place.write(other, to: "contracts/tick.yaml")
    place.git("add -A")
    #expect(place.run("check", "--staged").output.contains("captures/a.jsonl"))
  }

  @Test
  func `the version of a changed contract is held to what is published`() throws {
    let place = try Place(["contracts/tick.yaml": strict])
    place.git("init -q")
    #expect(place.run("publish").outcome == .clean)
    place.commit()
    try place.write(
      strict.replacing("required: [price]", with: "required: [price, side]")
        .replacing("properties: { ", with: "properties: { side: { type: string }, "),
      to: "contracts/tick.yaml")
    place.git("add -A")
    let run = place.run("check", "--staged")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("version-too-small"))
  }

  @Test
  func `a frozen file that is edited is told`() throws {
    let place = try Place(["contracts/tick.yaml": strict])
    place.git("init -q")
    #expect(place.run("publish").outcome == .clean)
    place.commit()
    place.folder.run("sed -i 's/A tick/One tick/' contracts/published/tick/1.0.0.yaml")
    place.git("add -A")
    #expect(place.run("check", "--staged").output.contains("edited-published-file"))
  }

  @Test
  func `of the ledger only what is new counts against a change`() throws {
    let place = try Place(["contracts/tick.yaml": strict, "a.jsonl": good])
    place.git("init -q")
    try place.write("{\"type\":\"tick\",\"price\":1,\"old\":2}\n", to: "a.jsonl")
    _ = place.run("validate", "a.jsonl")
    place.commit()
    try place.write("{\"type\":\"tick\",\"price\":1,\"fresh\":2}\n", to: "b.jsonl")
    _ = place.run("validate", "b.jsonl")
    place.git("add -A")
    let run = place.run("check", "--staged", "--fail-on", "warning")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("fresh"))
    #expect(!run.output.contains("'/old'"))
  }
}
