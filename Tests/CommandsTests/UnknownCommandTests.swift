import Commands
import Foundation
import JSONText
import TestSupport
import Testing

/// `schema unknown`: the ledger reviewed.
struct UnknownCommandTests {
  private func validated(_ settings: String = "", _ more: [String: String] = [:]) throws -> Place {
    let place = try LedgerPlace.make(settings, more)
    _ = place.run("validate", "a.jsonl")
    return place
  }

  @Test func `the ledger is listed`() throws {
    let place = try validated()
    expectGolden(place.run("unknown", "list", width: 80).transcript, "ledger/list.txt")
    expectGolden(
      place.run("unknown", "list", "--contract", "tick", "--kind", "field", "-f", "json").output,
      "ledger/list.json")
    expectGolden(
      place.run("unknown", "show", "tick", "/extra", width: 80).transcript, "ledger/show.txt")
    expectGolden(place.run("unknown", "ask", width: 80).transcript, "ledger/questions.txt")
  }

  @Test(arguments: [
    ("--state new", 8), ("--state ignored", 0), ("--kind value --kind null", 2), ("/tick", 2),
    ("--contract tick", 7), ("event", 1), ("--since 2026-01-17", 8), ("--since 2026-01-18", 0),
    ("field --contract none", 0),
  ])
  func `filters narrow the list`(_ words: String, _ count: Int) throws {
    let place = try validated()
    let run = place.run(
      words: ["unknown", "list", "-f", "json"] + words.split(separator: " ").map { String($0) })
    let root = try JSONDocument.read(run.output).root
    #expect(root["unknowns"]?.count == count)
  }

  @Test func `decisions are written down`() throws {
    let place = try validated()
    for words in [
      ["accept", "tick", "/extra", "--by", "ann", "--note", "seen"],
      ["accept", "/at", "--planned", "--by", "ann"],
      [
        "ignore", "tick", "/who/rank", "--by", "bob", "--reason", "a test", "--expires",
        "2026-02-01",
      ],
      ["reject", "/email", "--by", "bob", "--reason", "personal"],
      ["accept", "--all", "--kind", "null", "--kind", "type", "--by", "cy"],
    ] {
      let run = place.run(words: ["unknown"] + words)
      #expect(run.outcome == .clean, "\(run.transcript)")
    }
    expectGolden(place.run("unknown", "list", width: 100).output, "ledger/decided.txt")
    expectGolden(place.text(LedgerPlace.ledger) ?? "", "ledger/decided.json")
    expectGolden(place.run("validate", "a.jsonl", "-v").output, "ledger/validate-decided.txt")
  }

  @Test(arguments: [
    ("accept", "8 entries fit"), ("accept tick", "7 entries fit"),
    ("accept tick /nothing", "no entry fits"),
    ("ignore /extra --reason x", "'--expires' is missing"),
    ("ignore /extra --expires 2026-02-01", "'--reason' is missing"),
    ("ignore /extra --reason x --expires 2025-01-01", "is over already"),
    ("ignore /extra --reason x --expires soon", "is no day"), ("reject /extra", "'--reason'"),
    ("list --since soon", "is no day"), ("show nothing", "no entry fits"),
    ("promote /extra --schema {", "is no JSON"), ("frobnicate", "there is no command"),
  ])
  func `what cannot be decided is told`(_ words: String, _ message: String) throws {
    let place = try validated()
    let before = place.ledgerBytes
    let run = place.run(words: ["unknown"] + words.split(separator: " ").map { String($0) })
    #expect(run.outcome == .failure)
    #expect(run.flat.contains(message), "\(run.errors)")
    #expect(place.ledgerBytes == before)
  }

  // MARK: - Promoting

  @Test func `a field becomes part of its contract`() throws {
    let place = try validated()
    #expect(place.run("unknown", "promote", "/at", "--dry-run").outcome == .clean)
    #expect(place.text("contracts/tick.yaml") == LedgerPlace.contract)
    for words in [
      ["/at"], ["/who/rank"], ["null", "/tick"], ["value", "/side", "--value", #""short""#],
      ["/extra", "--schema", #"{"type": ["integer", "string", "null"], "description": "any"}"#],
    ] {
      let run = place.run(words: ["unknown", "promote", "--by", "ann"] + words)
      #expect(run.outcome == .clean, "\(run.transcript)")
    }
    expectGolden(place.text("contracts/tick.yaml") ?? "", "ledger/promoted.yaml")
    let run = place.run("validate", "a.jsonl")
    #expect(!run.flat.contains("/extra"))
    #expect(place.entry("tick", "field", "/at")?["state"]?.string == "promoted")
  }

  @Test func `a promoted field goes into the document about events, and others are told`() throws {
    let place = try validated()
    try place.write(
      "rebuild: { indexer: make index }\n" + (place.text("schema.yaml") ?? ""), to: "schema.yaml")
    try place.write("# Events\n\n## tick\n\nOne tick.\n", to: "SPEC.md")
    let run = place.run(
      "unknown", "promote", "/at", "--spec", "SPEC.md", "--notice", "notice.md")
    #expect(run.output.contains("tell indexer: make index"), "\(run.output)\(run.errors)")
    #expect(place.text("SPEC.md")?.contains("One tick.\n\n- `at` (") == true)
    #expect(place.text("notice.md")?.contains("- optional field /at") == true)
  }

  @Test func `a published version moves by what was promoted`() throws {
    let place = try validated("", ["contracts/published/tick/1.0.0.yaml": LedgerPlace.contract])
    #expect(place.run("unknown", "promote", "/at").output.contains("tick 1.0.1"))
    #expect(place.run("unknown", "promote", "/email").output.contains("tick 1.0.1"))
    #expect(place.run("unknown", "promote", "null", "/tick").output.contains("tick 1.1.0"))
    expectGolden(place.text("contracts/tick.yaml") ?? "", "ledger/promoted-published.yaml")
  }

  @Test(arguments: [
    ("event chat", "no contract takes the event"), ("value /side", "does not hold the one value"),
  ])
  func `what cannot be promoted is told`(_ words: String, _ message: String) throws {
    let place = try validated()
    let before = place.ledgerBytes
    let run = place.run(
      words: ["unknown", "promote"] + words.split(separator: " ").map { String($0) })
    #expect(run.outcome == .failure)
    #expect(run.flat.contains(message), "\(run.errors)")
    #expect(place.ledgerBytes == before)
    #expect(place.text("contracts/tick.yaml") == LedgerPlace.contract)
  }

  // MARK: - Asking

  @Test func `the expert is asked without a shell`() throws {
    let script = """
      import json, sys
      question = json.load(sys.stdin)
      assert question["format"] == "schema-question/1"
      print("it is", question["kind"], question["path"], sys.argv[1:])
      """
    let place = try validated(
      "expert: { command: [python3, expert.py, \"$(touch pwned)\"] }\n", ["expert.py": script])
    // The program is looked for in PATH, and its file from where the command runs.
    let here = place.folder["expert.py"]
    try place.write(
      "expert: { command: [python3, \(here), \"$(touch pwned)\"] }\n", to: "schema.yaml")
    let path = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
    let run = place.run("unknown", "ask", "tick", "/extra", variables: path)
    #expect(run.outcome == .clean, "\(run.transcript)")
    let answer = place.entry("tick", "field", "/extra")?["answer"]
    #expect(answer?["text"]?.string == "it is field /extra ['$(touch pwned)']")
    #expect(answer?["day"]?.string == "2026-01-17")
    #expect(place.folder.run("test -e pwned") != 0)
    #expect(place.run("unknown", "ask", "/extra", variables: path).output.contains("0 answered"))
  }

  @Test(arguments: [
    ("[sleep, '30']", "took longer than 1 seconds"), ("['yes']", "wrote more than"),
    ("[grep, nothing]", "ended with code 1"), ("[sed, d]", "is empty"),
    ("[no-such-program]", "could not run 'no-such-program'"),
  ])
  func `an expert that does not answer is told`(_ command: String, _ message: String) throws {
    let place = try validated("expert: { command: \(command), seconds: 1 }\n")
    let before = place.ledgerBytes
    let run = place.run(
      "unknown", "ask", "/extra", variables: ["PATH": "/usr/local/bin:/usr/bin:/bin"])
    #expect(run.outcome == .failure)
    #expect(run.flat.contains(message), "\(run.errors)")
    #expect(place.ledgerBytes == before)
  }

  // MARK: - Gates

  @Test func `unknowns fail until somebody has decided`() throws {
    let place = try LedgerPlace.make("", ["c.jsonl": LedgerPlace.event(1, #""tick":1,"new":1"#)])
    #expect(place.run("validate", "c.jsonl").outcome == .clean)
    #expect(place.run("validate", "c.jsonl", "--fail-on", "unknown").outcome == .findings)
    #expect(place.run("unknown", "check").outcome == .findings)
    _ = place.run("unknown", "accept", "/new", "--by", "ann")
    #expect(place.run("validate", "c.jsonl", "--fail-on", "unknown").outcome == .clean)
    #expect(place.run("unknown", "check").outcome == .clean)
    _ = place.run(
      "unknown", "ignore", "/new", "--reason", "r", "--expires", "2026-01-17", "--by", "ann")
    #expect(place.run("validate", "c.jsonl", "--fail-on", "unknown").outcome == .clean)
    let expired = (place.text(LedgerPlace.ledger) ?? "")
      .replacingOccurrences(of: #""expires": "2026-01-17""#, with: #""expires": "2026-01-16""#)
    try place.write(expired, to: LedgerPlace.ledger)
    let run = place.run("validate", "c.jsonl", "--fail-on", "unknown")
    #expect(run.outcome == .findings)
    #expect(run.flat.contains("it was to be ignored until 2026-01-16"))
    #expect(place.run("unknown", "check").output.contains("UF107"))
    #expect(place.run("lint", "--fail-on", "unknown").flat.contains("is not a value of"))
  }

  @Test func `the drift gate fails only on what is new since the branch began`() throws {
    let place = try LedgerPlace.make("", ["c.jsonl": LedgerPlace.event(1, #""tick":1,"new":1"#)])
    let git = "git -c user.name=t -c user.email=t@t -c init.defaultBranch=main"
    _ = place.run("validate", "a.jsonl")
    place.folder.run(
      "\(git) init -q . && echo '*.lock' > .gitignore && \(git) add . && \(git) commit -qm base"
        + " && \(git) checkout -qb work")
    let gate = ["--fail-on", "unknown", "--since", "main"]
    let path = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
    // Refused values and unknown fields of the base do not fail; what else is refused does.
    let old = place.run(words: ["validate", "a.jsonl"] + gate, variables: path)
    #expect(old.flat.contains("known since main"), "\(old.transcript)")
    #expect(!old.flat.contains("error UF101"))
    let new = place.run(words: ["validate", "c.jsonl"] + gate, variables: path)
    #expect(new.outcome == .findings, "\(new.transcript)")
    #expect(
      place.run(words: ["unknown", "check", "--since", "main"], variables: path).outcome
        == .findings)
    _ = place.run("unknown", "accept", "/new", "--by", "ann")
    #expect(place.run(words: ["validate", "c.jsonl"] + gate, variables: path).outcome == .clean)
    #expect(
      place.run(words: ["unknown", "check", "--since", "main"], variables: path).outcome == .clean)
    #expect(
      place.run(words: ["validate", "c.jsonl", "--since", "nowhere"], variables: path).outcome
        == .failure)
  }

  // MARK: - Merging

  @Test func `a merge tells what both sides decided`() throws {
    let place = try validated()
    let base = place.text(LedgerPlace.ledger) ?? ""
    try place.write(base, to: "base.json")
    _ = place.run("unknown", "accept", "/extra", "--by", "ann")
    try place.write(place.text(LedgerPlace.ledger) ?? "", to: "ours.json")
    try place.write(base, to: LedgerPlace.ledger)
    _ = place.run("unknown", "reject", "/extra", "--reason", "no", "--by", "bob")
    try place.write(place.text(LedgerPlace.ledger) ?? "", to: "theirs.json")
    let run = place.run("unknown", "merge", "base.json", "ours.json", "theirs.json")
    #expect(run.outcome == .findings)
    expectGolden(run.errors, "ledger/merge-conflict.txt")
    let written = place.run(
      "unknown", "merge", "base.json", "ours.json", "theirs.json", "--into", "ours.json")
    #expect(written.output.isEmpty && written.outcome == .findings)
    #expect(place.text("ours.json") == run.output)
    #expect(
      place.run("unknown", "merge", "base.json", "base.json", "theirs.json").outcome == .clean)
    #expect(place.run("unknown", "merge", "base.json", "none.json", "a.jsonl").outcome == .failure)
  }
}
