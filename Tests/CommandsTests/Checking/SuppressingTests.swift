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
  func `every report bears what the baseline holds`() throws {
    let place = try place(
      """
      rules: { keyword-without-effect: error }
      captures: { check: [a.jsonl] }

      """)
    try place.write("{\"type\":\"tick\",\"on\":1,\"x\":", to: "a.jsonl")
    try place.write("# Plan\n\n## Phase A\n\n**Gate:** none\n", to: "plan.md")
    let commands = [
      ["lint"], ["lint", "contracts"], ["validate", "--no-ledger", "a.jsonl"], ["check"],
    ]
    for words in commands {
      #expect(place.run(words: words).outcome == .findings, "\(place.run(words: words).transcript)")
    }
    #expect(place.run("baseline", "--write").outcome == .clean)
    for words in commands {
      let run = place.run(words: words + ["--format", "json"])
      #expect(run.outcome == .clean, "\(run.transcript)")
      #expect(run.output.contains("\"waivedBy\": \"baseline\""), "\(run.transcript)")
      #expect(place.run(words: words).output.contains(" waived"))
    }
  }

  @Test
  func `the baseline is that of the index where the index is looked at`() throws {
    let place = try place("rules: { keyword-without-effect: error }\n")
    place.git("init -q")
    #expect(place.run("baseline", "--write").outcome == .clean)
    place.git("add contracts schema.yaml")
    #expect(place.run("check", "--staged").outcome == .findings)
    place.git("add -A")
    #expect(place.run("check", "--staged").outcome == .clean)
  }

  @Test
  func `what the baseline bears is mended all the same`() throws {
    let contract = contractText(
      "tick", schema: "{ type: object, required: [a, a], properties: { a: { type: string } } }")
    let place = try Place(["contracts/tick.yaml": contract])
    guard place.run("lint").output.contains("schema lint --fix") else {
      Issue.record("no rule mends this contract any more")
      return
    }
    _ = place.run("baseline", "--write")
    #expect(place.run("lint", "--fix").output.contains("fixed"))
    #expect(place.text("contracts/tick.yaml") != contract)
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
    for words in [["check"], ["lint"], ["bump"]] {
      let run = place.run(words: words)
      #expect(run.outcome == .findings, "\(run.transcript)")
      #expect(run.output.contains("SU009 broken-baseline"), "\(run.transcript)")
    }
    #expect(place.text("manifests/baseline.json") == text)
    #expect(place.run("baseline", "--write").outcome == .clean)
    #expect(place.run("check").outcome == .clean)
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
