import Commands
import JSONText
import TestSupport
import Testing

/// What of contracts was never seen, and what a field is.
struct CoverageCommandTests {
  static let contract = """
    contract: e
    version: 1.1.0
    events: [game.e]
    schema:
      type: object
      required: [kind]
      properties:
        kind: { enum: [a, b, c], description: Which of three. }
        gone: { type: integer }
        maybe: { type: [string, "null"], description: "A name.\\n\\nMore of it." }
        list:
          type: array
          items:
            type: object
            required: [n]
            properties:
              n: { type: integer, minimum: 1, examples: [1, 2] }
              new: { type: string }
        choice:
          oneOf:
            - { type: object, required: [t], properties: { t: { const: x }, ax: { type: integer } } }
            - { type: object, required: [t], properties: { t: { const: y } } }
            - { type: "null" }

    """

  static func place() throws -> Place {
    let old = contract.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("new:") }.joined(separator: "\n")
    let place = try Place([
      "contracts/e.yaml": old.replacing("1.1.0", with: "1.0.0"), "schema.yaml": "",
      "c.jsonl": (0..<20).map { number in
        #"{"event": "game.e", "ts": "2026-01-17T09:05:00Z", "data": {"kind": "\#(["a", "b"][number % 2])", "#
          + #""maybe": "m\#(number)", "list": [{"n": \#(number + 1)}], "choice": {"t": "x"}}}"#
          + "\n"
      }.joined(),
    ])
    #expect(place.run("publish").outcome == .clean)
    try place.write(contract, to: "contracts/e.yaml")
    return place
  }

  @Test func `never seen fields, values, types and branches are told`() throws {
    expectGolden(try Self.place().run("coverage", "c.jsonl").transcript, "commands/coverage.txt")
  }

  @Test func `coverage of a profile is that of its captures`() throws {
    let place = try Self.place()
    _ = place.run("profile", "c.jsonl", "-o", "p.json")
    let words = ["--format", "json"]
    let one = place.run(words: ["coverage", "c.jsonl"] + words).output
    #expect(one.contains("never-taken-branch"))
    #expect(one == place.run(words: ["coverage", "--profile", "p.json"] + words).output)
  }

  @Test(arguments: [
    (#"properties: { t: { const: a } }, required: [t]"#, "12", "8"),
    (#"properties: { t: { const: a } }"#, "13", "7"),
    (#"properties: { t: { enum: [a, b] } }, required: [t]"#, "19", "1"),
    (#"properties: { t: { const: z } }, required: [t]"#, "0", "20"),
    (#"required: [t]"#, "19", "1"),
    (#"properties: { t: { type: integer } }, required: [t]"#, "0", "20"),
    (#"properties: { t: { minLength: 1 } }, required: [t]"#, "untold", "untold"),
  ])
  func `the sides of a condition are told where counts can tell`(
    _ condition: String, _ then: String, _ otherwise: String
  ) throws {
    let contract = """
      contract: e
      version: 1.0.0
      schema:
        type: object
        properties: { t: { type: string }, u: { type: integer } }
        if: { \(condition) }
        then: { properties: { u: { minimum: 0 } } }
        else: { properties: { u: { maximum: 99 } } }

      """
    let lines = (0..<20).map { number in
      let tag = number < 12 ? #""t": "a", "# : number < 19 ? #""t": "b", "# : ""
      return #"{"event": "e", "ts": "2026-01-17T09:05:00Z", "data": {\#(tag)"u": \#(number)}}"#
        + "\n"
    }
    let place = try Place([
      "contracts/e.yaml": contract, "schema.yaml": "", "c.jsonl": lines.joined(),
    ])
    let run = place.run("coverage", "c.jsonl", "--format", "json")
    let root = try JSONDocument.read(Array(run.output.utf8)).root
    #expect(verdict("then", in: root) == then, "\(run.output)")
    #expect(verdict("else", in: root) == otherwise)
  }

  /// What the result says of a branch, as few words.
  private func verdict(_ words: String, in result: JSONValue) -> String? {
    let items = result["coverage"]?[index: 0]?["items"]
    let item = items?.elements.first { $0["words"]?.string == words }
    return item?["seen"]?.int.map { "\($0)" } ?? item?["verdict"]?.string
  }

  @Test func `a contract without events was never seen at all`() throws {
    let place = try Self.place()
    try place.write("", to: "none.jsonl")
    let run = place.run("coverage", "none.jsonl", "-c", "e")
    #expect(run.output.contains("no object came here, so that none of 5 fields was seen"))
    #expect(place.run("coverage", "none.jsonl", "-c", "x").outcome == .failure)
  }

  @Test(arguments: [
    (["fields", "game.e"], "fields"), (["fields", "e.list", "c.jsonl"], "fields-seen"),
    (["fields", "game.e.list.n"], "field"),
  ])
  func `fields are told with type, presence, meaning and version`(
    _ words: [String], _ name: String
  ) throws {
    expectGolden(try Self.place().run(words: words).transcript, "commands/\(name).txt")
  }

  @Test func `the expert is asked about a field`() throws {
    let place = try Self.place()
    try place.write(
      """
      import json, sys
      question = json.load(sys.stdin)
      print(question["question"], question["field"]["types"])
      """, to: "expert.py")
    let path = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
    #expect(place.run("fields", "e.kind", "--ask").output.contains("no expert is configured"))
    let settings = "expert: { command: [python3, \(place.folder["expert.py"])] }\n"
    try place.write(settings, to: "schema.yaml")
    let run = place.run("fields", "e.kind", "--ask", "--format", "json", variables: path)
    #expect(run.output.contains("what does field '/kind' of 'e' mean? ['string']"), "\(run.output)")
    #expect(!place.run("fields", "e.kind", variables: path).output.contains("expert"))
    try place.write("expert: { command: [grep, nothing] }\n", to: "schema.yaml")
    let failed = place.run("fields", "e.kind", "--ask", variables: path)
    #expect(failed.outcome == .failure && failed.errors.contains("the expert ended with code 1"))
  }

  @Test func `a name that is not there is told with one that is`() throws {
    let place = try Self.place()
    #expect(place.run("fields", "e.kin").errors.contains("did you mean 'kind'?"))
    #expect(place.run("fields", "game.f").outcome == .failure)
    #expect(place.run("fields", "zzz").errors.contains("there are: e\n"))
    #expect(try Place().run("fields", "zzz").errors.contains("there are no contracts here"))
    #expect(place.run("fields", "e/list/*/n").outcome == .clean)
    #expect(place.run("fields", "e.list[].n").outcome == .clean)
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
