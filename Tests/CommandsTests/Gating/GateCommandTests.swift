import Commands
import JSONText
import TestSupport
import Testing

struct GateReportFormTests {
  @Test(arguments: [
    "text", "markdown", "json", "jsonl", "junit", "sarif", "github", "gitlab", "html", "in-toto",
  ])
  func `a report is what it was in every form`(_ form: String) throws {
    let place = try gatePlace(
      settings: """
        waivers:
          - { rule: PL011, reason: decided in spring, owner: reader team, expires: 2026-04-30 }

        """)
    let run = place.run("gate", "report", "--format", form)
    #expect(run.outcome != .failure)
    expectGolden(run.output, "gates/reader.\(form)")
  }

  @Test func `a check tells the verdict first and the findings where they stand`() throws {
    let run = try gatePlace().run("gate")
    #expect(run.outcome == .findings)
    #expect(run.output.hasPrefix("FAIL  "))
    expectGolden(run.transcript, "gates/reader.check.txt")
  }

  @Test func `a result names gates for programs`() throws {
    let run = try gatePlace().run("gate", "--format", "json")
    let result = try JSONDocument.read(run.output).root
    #expect(result["format"]?.string == "schema-result/1")
    let verdicts = result["gates"]?.elements.map { $0["verdict"]?.string }
    #expect(verdicts?.contains("fail") == true && verdicts?.contains("pass") == true)
  }
}

struct LiveEvidenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String { query }
    var query: String
    var verdict: String
    var said: String
  }

  @Test(arguments: [
    Case(query: "count(events where event = tick) >= 3", verdict: "pass", said: "3"),
    Case(query: "count(events where event = tick) >= 4", verdict: "fail", said: "3"),
    Case(query: "max(/data/n) = 4", verdict: "pass", said: "4"),
    Case(query: "validity(tick) >= 60%", verdict: "pass", said: "66.66 % (2 of 3)"),
    Case(query: "validity(tick) >= 95%", verdict: "fail", said: "66.66 % (2 of 3)"),
    Case(query: "exists(events where invalid)", verdict: "pass", said: "true"),
    Case(query: "validity(tock) >= 95%", verdict: "unknown", said: ""),
    Case(query: "cuont(events) > 1", verdict: "unknown", said: ""),
  ])
  func `a gate's question is answered from captures`(_ example: Case) throws {
    let plan = exactPlan("checks:\n  - { query: \"\(example.query)\" }")
    let place = try gatePlace(plan)
    try place.write(tickContract, to: "contracts/tick.yaml")
    try place.write(tickCapture, to: "captures/a.jsonl")
    let run = place.run("gate", "--captures", "captures", "--format", "json")
    let gate = try JSONDocument.read(run.output).root["gates"]?[index: 0]
    #expect(gate?["verdict"]?.string == example.verdict, "\(run.output)")
    let line = gate?["evidence"]?.elements.first { $0["field"]?.string == example.query }
    #expect(line?["value"]?.string == example.said)
  }

  @Test func `captures that cannot be read do not count as empty`() throws {
    let plan = exactPlan("checks:\n  - { query: \"count(events) >= 1\" }")
    let place = try gatePlace(plan)
    try place.write("PAR1", to: "captures/a.parquet")
    let run = place.run("gate", "--captures", "captures/a.parquet")
    #expect(run.flat.contains("the captures could not be read"), "\(run.transcript)")
    #expect(!run.flat.contains("hold no events") && !run.flat.contains("next: "))
  }

  @Test func `without captures a question is not answered`() throws {
    let plan = exactPlan("checks:\n  - { query: \"count(events) >= 1\" }")
    let run = try gatePlace(plan).run("gate", "--format", "json")
    let gate = try JSONDocument.read(run.output).root["gates"]?[index: 0]
    let line = gate?["evidence"]?.elements.first { $0["requirement"] == nil }
    #expect(line?["note"]?.string == "the captures were not asked")
    #expect(line?["computed"]?.kind == .null)
  }

  @Test(arguments: [
    ("count(events where event = tick) >= 3", Int32(0), "ok  3, "),
    ("count(events where event = tick) > 3", 1, "FAIL  3, "),
    ("max(/data/missing) > 3", 3, "UNKNOWN  none, "),
    ("distinct(event)", 0, "ok  2, "),
  ])
  func `a question can be tried`(_ question: String, _ code: Int32, _ start: String) throws {
    let place = try gatePlace()
    try place.write(tickCapture, to: "captures/a.jsonl")
    let run = place.run("gate", "ask", question, "captures")
    #expect(run.outcome.rawValue == code)
    #expect(run.output.hasPrefix(start), "\(run.output)")
  }

  @Test func `a question that cannot be read is refused with its place`() throws {
    let run = try gatePlace().run("gate", "ask", "count(events where tick > 3)", "captures")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("'tick' is nothing that an event has here"))
    #expect(run.errors.contains("write '/tick' for a member of the record"))
  }
}

struct GateCommandRunTests {
  private static let block = "commands:\n  - { run: \"sh -c 'exit 3'\", expect: { exit: 0 } }"

  @Test func `nothing runs unless it was asked for and is allowed`() throws {
    let plan = exactPlan("commands:\n  - { run: \"touch ran\", expect: { exit: 0 } }")
    let place = try gatePlace(plan)
    #expect(place.run("gate").output.contains("GE302") == false)
    let refused = place.run("gate", "--exec")
    #expect(refused.output.contains("GE302"))
    #expect(place.text("ran") == nil)
    try place.write("plans: { commands: [[touch, ran]] }\n", to: "schema.yaml")
    #expect(place.run("gate").outcome != .failure)
    #expect(place.text("ran") == nil)
    _ = place.run("gate", "--exec")
    #expect(place.text("ran") == "")
  }

  @Test func `a command that ends badly fails its gate`() throws {
    let place = try gatePlace(
      exactPlan(Self.block), settings: "plans: { commands: [[sh, -c, \"exit 3\"]] }\n")
    let run = place.run("gate", "--exec", "--format", "json")
    #expect(run.outcome == .findings)
    let result = try JSONDocument.read(run.output).root
    #expect(result["gates"]?[index: 0]?["verdict"]?.string == "fail")
    #expect(run.output.contains("ended with 3, not 0"))
  }

  @Test(arguments: [
    "make test | tee log", "make test > log", "echo $HOME", "a && b", "`id`", "A=1 make", "ls *",
    "x 'open", "\"$(id)\"", "make \\\n x",
  ])
  func `what needs a shell is never run`(_ command: String) throws {
    let yaml = command.split(separator: "\n").joined(separator: " ").replacing("\"", with: "\\\"")
      .replacing("\\\\", with: "\\")
    let place = try gatePlace(exactPlan("commands:\n  - { run: \"\(yaml)\" }"))
    #expect(place.run("gate", "--exec").output.contains("GE302") || yaml.contains("\\"))
  }

  @Test func `the evidence of a command is written and replaced`() throws {
    let place = try gatePlace(
      exactPlan("checks: []"),
      settings: "plans: { commands: [[echo, \"12 passed, 0 failed\"]] }\n")
    let words = ["gate", "record", "docs/plan.md", "Phase A", "--require", "failed == 0", "--"]
    let run = place.run(words: words + ["echo", "12 passed, 0 failed"])
    #expect(
      run.transcript == """
        ok  recorded 'echo 12 passed, 0 failed' under 'Phase A' in docs/plan.md
        --- exit 0

        """)
    let first = try #require(place.text("docs/plan.md"))
    #expect(first.contains("  passed = 12\n"))
    #expect(first.contains("  failed = 0 (requirement: == 0) ✅\n"))
    #expect(first.contains("  exit = 0 (requirement: == 0) ✅\n"))
    #expect(first.contains("  output_digest = sha256:"))
    _ = place.run(words: words + ["echo", "12 passed, 0 failed"])
    #expect(place.text("docs/plan.md") == first)
    #expect(place.run("gate").outcome != .failure)
  }

  @Test func `what fails or is not allowed leaves the plan alone`() throws {
    let place = try gatePlace(
      exactPlan("checks: []"), settings: "plans: { commands: [[\"false\"]] }\n")
    let before = place.text("docs/plan.md")
    let failing = place.run("gate", "record", "docs/plan.md", "Phase A", "--", "false")
    #expect(failing.outcome == .findings)
    let foreign = place.run("gate", "record", "docs/plan.md", "Phase A", "--", "true")
    #expect(foreign.outcome == .failure)
    #expect(foreign.errors.contains("plans: { commands: [[\"true\"]] }"))
    #expect(place.text("docs/plan.md") == before)
  }
}

struct GateScaffoldTests {
  @Test func `a new plan is judged without a finding that stops`() throws {
    let place = try Place(["schema.yaml": "repository: x\n"])
    #expect(place.run("gate", "init").outcome == .clean)
    let run = place.run("gate")
    #expect(run.outcome == .clean, "\(run.output)")
    expectGolden(place.text("docs/plan.md") ?? "", "gates/init.md")
    #expect(place.run("gate", "init").errors.contains("is there already"))
  }

  @Test func `a gate is put under its phase and nothing else changes`() throws {
    let place = try gatePlace()
    let before = try #require(place.text("docs/plan.md"))
    let run = place.run(
      "gate", "add", "docs/plan.md", "Docs 1", "--check", "pages >= 1", "--after", "Reader C",
      "--query", "count(events) >= 1", "--run", "make docs", "--expires-after", "90")
    #expect(run.outcome == .clean, "\(run.errors)")
    let after = try #require(place.text("docs/plan.md"))
    let added = after.split(separator: "\n", omittingEmptySubsequences: false).filter {
      !before.split(separator: "\n", omittingEmptySubsequences: false).contains($0)
    }
    #expect(
      added == [
        "<!-- schema:phase id=docs-1 after=\"Reader C\" -->",
        "  - { field: \"pages\", requirement: \">= 1\" }", "  - { query: \"count(events) >= 1\" }",
        "commands:", "  - { run: \"make docs\", expect: { exit: 0 } }", "expires_after_days: 90",
      ])
    #expect(place.run("gate", "add", "docs/plan.md", "Docs 1").outcome == .failure)
  }

  @Test func `a phase that is not there is added at the end`() throws {
    let place = try gatePlace()
    _ = place.run("gate", "add", "docs/plan.md", "Docs 2", "--title", "Pages", "--check", "n > 0")
    let text = try #require(place.text("docs/plan.md"))
    #expect(text.contains("\n### Docs 2: Pages ⏳ PENDING\n<!-- schema:phase id=docs-2 -->\n"))
  }

  @Test(arguments: [
    ["gate", "add", "docs/plan.md", "A", "--check", "what"],
    ["gate", "add", "docs/plan.md", "A", "--check", "batches => 1"], ["gate", "init", "a.txt"],
    ["gate", "init", ""],
    ["gate", "add", "docs/plan.md", "A", "--query", "count(x)"],
    ["gate", "add", "docs/plan.md", "A", "--run", "a | b"],
    ["gate", "add", "docs/plan.md", "A --> B"], ["gate", "add", "../plan.md", "A"],
    ["gate", "nowhere.md"], ["gate", "--staged", "docs/plan.md"],
    ["gate", "record", "docs/plan.md", "Nothing", "--", "true"],
  ])
  func `what cannot be done is told and changes nothing`(_ words: [String]) throws {
    let place = try gatePlace()
    let before = place.text("docs/plan.md")
    let run = place.run(words: words)
    #expect(run.outcome == .failure)
    #expect(run.errors.hasPrefix("error: "))
    #expect(place.text("docs/plan.md") == before)
  }
}

struct GateChangeTests {
  @Test func `work that no plan knows of is refused`() throws {
    let place = try gatePlace(
      exactPlan("checks: []"), settings: "plans: { bound: { \"src/**\": docs/plan.md } }\n")
    try place.write("1\n", to: "src/reader.swift")
    place.git("init -q")
    place.commit()
    try place.write("2\n", to: "src/reader.swift")
    let run = place.run("gate", "--since", "HEAD")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("src/reader.swift"))
    #expect(run.output.contains("PL013"))
    try place.write((place.text("docs/plan.md") ?? "") + "\nMore.\n", to: "docs/plan.md")
    #expect(!place.run("gate", "--since", "HEAD").output.contains("PL013"))
  }

  @Test func `where no code is bound, a run since a revision says so`() throws {
    let place = try gatePlace(exactPlan("checks: []"))
    place.git("init -q")
    place.commit()
    #expect(place.run("gate", "--since", "HEAD").output.contains("no code is bound to a plan"))
  }

  @Test func `the staged plan is judged and not the one beside it`() throws {
    let place = try gatePlace(exactPlan("checks: []"))
    place.git("init -q")
    place.commit()
    let good = place.text("docs/plan.md") ?? ""
    try place.write(good.replacing("ticks = 3", with: "ticks = 0"), to: "docs/plan.md")
    place.git("add -A")
    try place.write(good, to: "docs/plan.md")
    #expect(place.run("gate", "--staged").outcome == .findings)
    #expect(place.run("gate").outcome != .findings)
  }

  @Test func `a report attests the commit only where the plans stand in it`() throws {
    let place = try gatePlace(exactPlan("checks: []"))
    place.git("init -q")
    place.commit()
    let clean = try JSONDocument.read(place.run("gate", "report", "-f", "json").output).root
    #expect(clean["commit"]?.string?.utf8.count == 40)
    try place.write((place.text("docs/plan.md") ?? "") + "\n", to: "docs/plan.md")
    let changed = try JSONDocument.read(place.run("gate", "report", "-f", "json").output).root
    #expect(changed["commit"] == nil)
  }
}
