import Commands
import JSONText
import TestSupport
import Testing

struct SuppressingTests {
  private func place(_ settings: String = "") throws -> Place {
    let contract = contractText(
      "tick", schema: "{ type: object, description: A tick., minLength: 3 }")
    return try Place(["contracts/tick.yaml": contract, "schema.yaml": settings])
  }

  @Test
  func `a baseline bears what was there and nothing new`() throws {
    let place = try place("rules: { keyword-without-effect: error }\n")
    #expect(place.run("check").outcome == .findings)
    #expect(place.run("baseline", "--write").outcome == .clean)
    let run = place.run("check", "--format", "json")
    #expect(run.outcome == .clean)
    #expect(run.output.contains("\"waivedBy\": \"baseline\""))
    #expect(place.run("check").output.contains("1 waived"))
    try place.write(
      contractText("trade", schema: "{ type: object, description: A., minLength: 3 }"),
      to: "contracts/trade.yaml")
    let more = place.run("check")
    #expect(more.outcome == .findings)
    #expect(more.output.contains("contracts/trade.yaml"))
  }

  @Test
  func `an entry of the baseline that nothing needs is told`() throws {
    let place = try place("rules: { keyword-without-effect: error }\n")
    _ = place.run("baseline", "--write")
    try place.write(
      contractText(
        "tick",
        schema: """
          { type: object, description: A tick., required: [at],
              properties: { at: { type: number, description: When. } } }
          """), to: "contracts/tick.yaml")
    let run = place.run("check")
    #expect(run.outcome == .clean)
    #expect(run.output.contains("stale-baseline-entry"))
    #expect(run.output.contains("manifests/baseline.json"))
  }

  @Test
  func `a baseline is the same whoever writes it`() throws {
    let place = try place()
    _ = place.run("baseline", "--write")
    let first = place.text("manifests/baseline.json")
    _ = place.run("baseline", "--write")
    #expect(first != nil)
    #expect(place.text("manifests/baseline.json") == first)
  }

  @Test(arguments: [
    "", "{", "{\"format\": \"schema-baseline/2\", \"findings\": {}}", "<<<<<<< a\n",
  ])
  func `a damaged baseline is refused and left as it is`(_ text: String) throws {
    let place = try place()
    try place.write(text, to: "manifests/baseline.json")
    let run = place.run("check")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("manifests/baseline.json"))
    #expect(place.text("manifests/baseline.json") == text)
  }

  @Test
  func `a comment about a rule that was not asked is not unused`() throws {
    let place = try place()
    let text = try #require(place.text("contracts/tick.yaml"))
    try place.write(
      text.replacing(
        "version: 1.0.0\n", with: "version: 1.0.0 # schema-disable-line CC201 -- why\n"),
      to: "contracts/tick.yaml")
    #expect(!place.run("check", "--only", "contracts").output.contains("unused-suppression"))
  }

  @Test
  func `every waiver is counted in the verdict`() throws {
    let place = try place(
      """
      rules: { keyword-without-effect: error }
      waivers:
        - { rule: keyword-without-effect, reason: known, owner: us, expires: "2099-12-31" }

      """)
    let run = place.run("check")
    #expect(run.outcome == .clean)
    #expect(run.output.contains("1 waived"))
    #expect(place.run("lint").output.contains("1 waived"))
  }
}
