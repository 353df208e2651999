import Commands
import Findings
import Reports
import TestSupport
import Testing

/// Holds SARIF logs to what the format's JSON Schema asks of the parts that are written here.
///
/// The schema itself belongs to others; `docs/decisions` tells how logs were held to all of it.
struct SARIFShapeTests {
  private static let shape = """
    type: object
    required: [version, runs]
    properties:
      $schema: { type: string, pattern: "^https://" }
      version: { const: "2.1.0" }
      runs: { type: array, minItems: 1, maxItems: 1, items: { $ref: "#/$defs/run" } }
    additionalProperties: false
    $defs:
      run:
        required: [tool, results, invocations]
        properties:
          tool:
            required: [driver]
            properties:
              driver:
                required: [name, rules]
                properties:
                  name: { type: string }
                  version: { type: string }
                  rules: { type: array, uniqueItems: true, items: { $ref: "#/$defs/rule" } }
                additionalProperties: false
            additionalProperties: false
          invocations:
            items:
              required: [executionSuccessful]
              properties:
                executionSuccessful: { type: boolean }
                exitCode: { type: integer }
                toolExecutionNotifications:
                  minItems: 1
                  items:
                    required: [message]
                    properties:
                      level: { $ref: "#/$defs/level" }
                      message: { $ref: "#/$defs/text" }
                    additionalProperties: false
              additionalProperties: false
          originalUriBaseIds: { additionalProperties: { $ref: "#/$defs/artifact" } }
          columnKind: { enum: [utf16CodeUnits, unicodeCodePoints] }
          results: { type: array, items: { $ref: "#/$defs/result" } }
        additionalProperties: false
      rule:
        required: [id]
        properties:
          id: { type: string }
          name: { type: string }
          shortDescription: { $ref: "#/$defs/text" }
          fullDescription: { $ref: "#/$defs/text" }
          help: { $ref: "#/$defs/text" }
          defaultConfiguration:
            properties: { level: { $ref: "#/$defs/level" } }
            additionalProperties: false
        additionalProperties: false
      level: { enum: [none, note, warning, error] }
      text:
        required: [text]
        properties: { text: { type: string }, markdown: { type: string } }
        additionalProperties: false
      result:
        required: [message]
        properties:
          ruleId: { type: string }
          ruleIndex: { type: integer, minimum: 0 }
          level: { $ref: "#/$defs/level" }
          message: { $ref: "#/$defs/text" }
          locations: { type: array, items: { $ref: "#/$defs/location" } }
          relatedLocations: { uniqueItems: true, items: { $ref: "#/$defs/location" } }
          partialFingerprints: { additionalProperties: { type: string } }
          occurrenceCount: { type: integer, minimum: 1 }
          suppressions:
            uniqueItems: true
            items:
              required: [kind]
              properties:
                kind: { enum: [inSource, external] }
                status: { enum: [accepted, underReview, rejected] }
              additionalProperties: false
          fixes: { uniqueItems: true, items: { $ref: "#/$defs/fix" } }
          properties: { type: object }
        additionalProperties: false
      location:
        type: object
        properties:
          id: { type: integer, minimum: 0 }
          message: { $ref: "#/$defs/text" }
          physicalLocation:
            required: [artifactLocation]
            properties:
              artifactLocation: { $ref: "#/$defs/artifact" }
              region: { $ref: "#/$defs/region" }
            additionalProperties: false
          logicalLocations:
            uniqueItems: true
            items:
              properties: { fullyQualifiedName: { type: string }, kind: { type: string } }
              additionalProperties: false
        additionalProperties: false
      artifact:
        properties:
          uri: { type: string, format: uri-reference }
          uriBaseId: { type: string }
          description: { $ref: "#/$defs/text" }
        additionalProperties: false
      region:
        anyOf: [{ required: [startLine] }, { required: [byteOffset] }]
        properties:
          startLine: { type: integer, minimum: 1 }
          startColumn: { type: integer, minimum: 1 }
          endLine: { type: integer, minimum: 1 }
          endColumn: { type: integer, minimum: 1 }
          byteOffset: { type: integer, minimum: 0 }
          byteLength: { type: integer, minimum: 0 }
        additionalProperties: false
      fix:
        required: [artifactChanges]
        properties:
          description: { $ref: "#/$defs/text" }
          artifactChanges:
            minItems: 1
            uniqueItems: true
            items:
              required: [artifactLocation, replacements]
              properties:
                artifactLocation: { $ref: "#/$defs/artifact" }
                replacements:
                  minItems: 1
                  items:
                    required: [deletedRegion]
                    properties:
                      deletedRegion: { $ref: "#/$defs/region" }
                      insertedContent: { $ref: "#/$defs/text" }
                    additionalProperties: false
              additionalProperties: false
        additionalProperties: false

    """

  private static let files = [
    "sarif.yaml": shape,
    "contracts/tick.yaml": """
    contract: tick
    version: 1.0.0
    events: [tick, tick]
    schema:
      required: [a, a]
      properties: { a: { enum: [x, x] }, "b\\u0301]( {0}": { minlength: 2 } }

    """,
    "contracts/a b%zz#?[x](y).yaml": "contract: [\n",
    "c.jsonl": """
    {"event": "tick", "data": {"a": "]({0}\\u001b\\u2028\\ud83d\\ude00", "]({0}": 1}}
    {"event": "tick", "data": {"a": "]({0}"}}
    {"event": "::error::<b>", "data": {}}
    {
    """,
    "none.jsonl": "", "good.jsonl": #"{"event": "tick", "data": {"a": "x"}}"# + "\n",
    "schema.yaml": """
    waivers:
      - { rule: repeated-enum-value, reason: known, owner: us, expires: 2099-12-31 }

    """,
  ]

  @Test(arguments: [
    "validate c.jsonl --verbose", "validate c.jsonl --all", "validate none.jsonl",
    "validate gone.jsonl", "lint --verbose", "lint contracts/tick.yaml --fail-on never",
    "validate --schema contracts/tick.yaml good.jsonl", "test c.jsonl",
  ])
  func `a log is what the format asks for`(_ words: String) throws {
    let place = try Place(Self.files)
    let words = words.split(separator: " ").map { String($0) }
    let log = place.run(words: words + ["--format", "sarif"]).output
    try expectSARIF(log, in: place)
  }

  @Test func `a finding without a place has no location`() throws {
    let rule = RuleInfo(
      RuleID(.event, 1), "a-rule", severity: .info, summary: "A.", rationale: "B.")
    let report = Report(
      command: "lint", verdict: .findings, exit: 1, summary: [],
      findings: FindingSet([Finding(rule, "somewhere")]))
    try expectSARIF(render(report, as: .sarif), in: try Place(Self.files))
  }

  @Test func `the shape refuses what is no log`() throws {
    let place = try Place(Self.files)
    let log = place.run("lint", "--format", "sarif").output
    #expect(log.contains("\"deletedRegion\"") && log.contains("\"suppressions\""))
    for (member, other) in [
      ("\"startLine\": 1", "\"startLine\": 0"), ("\"byteOffset\"", "\"offset\""),
      ("\"external\"", "\"elsewhere\""), ("\"uri\": \"", "\"uri\": \"a b"),
    ] {
      try place.write(log.replacing(member, with: other), to: "log.json")
      let run = place.run("validate", "--schema", "sarif.yaml", "--formats", "log.json")
      #expect(run.outcome == .findings, "\(member)")
    }
  }

  private func expectSARIF(_ log: String, in place: Place) throws {
    try place.write(log, to: "log.json")
    let run = place.run("validate", "--schema", "sarif.yaml", "--formats", "log.json")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(run.output.hasPrefix("ok  1 event, 1 valid"), "\(run.transcript)")
  }
}
