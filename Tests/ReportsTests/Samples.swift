import Findings
import SourceText

/// Reports as commands make them, for the golden files.
enum Samples {
  static let wrongType = RuleInfo(
    RuleID(.event, 102), "wrong-type", severity: .error,
    summary: "A value has a type that the contract does not allow.",
    rationale: "Readers decode by type; another type stops them or, worse, is read as nothing.",
    bad: "{\"tick\": \"1\"}\n", good: "{\"tick\": 1}\n")
  static let noBranch = RuleInfo(
    RuleID(.event, 104), "no-branch-matches", severity: .error,
    summary: "A value fits none of the shapes allowed.", rationale: "It has a shape of its own.")
  static let notInEnum = RuleInfo(
    RuleID(.event, 105), "not-in-enum", severity: .error,
    summary: "A value is not one of those listed.", rationale: "Readers switch over the list.")
  static let unknownField = RuleInfo(
    RuleID(.unknownField, 101), "unknown-field", severity: .info,
    summary: "An event has a field that its contract does not name.",
    rationale: "What nobody declared, nobody keeps.")
  static let undeclared = RuleInfo(
    RuleID(.contractLint, 203), "required-but-undeclared", severity: .error,
    summary: "'required' names a field that 'properties' does not declare.",
    rationale: """
      The field must be there and may be anything, which is seldom meant: \
      most often the name is misspelt in one of the two places.
      """,
    bad: "required: [tickCount]\nproperties:\n  tick: {}\n",
    good: "required: [tick]\nproperties:\n  tick: {}\n")
  static let noDescription = RuleInfo(
    RuleID(.contractLint, 301), "missing-description", severity: .warning,
    summary: "A field has no description.",
    rationale: "Names explain less than their authors think.")

  static let all = [
    "validate": validate, "lint": lint, "clean": clean, "partial": partial, "many": many,
    "hostile": hostile, "tables": tables, "gates": GateSamples.check,
    "gate-report": GateSamples.report,
    "hostile-gates": GateSamples.hostile,
  ]

  static let slugs = [wrongType, noBranch, notInEnum, unknownField, undeclared, noDescription]
    .map(\.slug)

  static var validate: Report {
    var branch = event(
      noBranch,
      "expected null or {target, betSize, startTick, endTick}, got {betAmount, xPayout, startedAtTick, ...}",
      "/leaderboard/*/sideBet", count: 157, lines: [3, 4, 9])
    branch.schemaPointer = "/properties/leaderboard/items/properties/sideBet/oneOf"
    var type = event(
      wrongType, "expected string or null, got object {address, ticker, name, logoURI, ...}",
      "/leaderboard/*/selectedCoin", count: 80, lines: [3])
    type.occurrences = 112
    var unknown = event(
      unknownField, "integer 0..281, new since 2025-12-12", "/tradeCount", count: 243,
      lines: [1, 2, 3])
    unknown.notes = ["schema unknown show gameStateUpdate /tradeCount"]
    var trade = event(
      notInEnum, "expected \"BUY\" or \"SELL\", got \"buy\" 17, \"sell\" 14", "/type", count: 31,
      lines: [12])
    trade.contract = "standard/newTrade@1.0.0"
    let unknowns = (1...17).map {
      event(unknownField, "string", "/later/field\($0)", count: 1, lines: [$0])
    }
    var report = Report(
      command: "validate", verdict: .findings, exit: 1,
      summary: [
        .init("events", "events", 554), .init("valid", "valid", 288),
        .init("invalid", "invalid", 266), .init("malformed", "malformed", 0),
        .init("unrouted", "of unknown type", 12), .init("unknownFields", "unknown fields", 18),
      ],
      findings: FindingSet([branch, type, unknown, trade] + unknowns))
    report.subjects = [
      .init(
        name: "gameStateUpdate", version: "1.0.0",
        tallies: [
          .init("events", "events", 510), .init("invalid", "invalid", 234),
          .init("unknownFields", "unknown fields", 18),
        ]),
      .init(
        name: "standard/newTrade", version: "1.0.0",
        tallies: [
          .init("events", "events", 31), .init("invalid", "invalid", 31),
          .init("unknownFields", "unknown fields", 0),
        ]),
      .init(
        name: "usernameStatus", version: "1.0.0",
        tallies: [
          .init("events", "events", 1), .init("invalid", "invalid", 0),
          .init("unknownFields", "unknown fields", 0),
        ]),
    ]
    report.remarks = ["no contract: 12 events: newChatMessage 11, battleEventUpdate 1"]
    report.next = ["schema draft captures/2025-12-12_raw.jsonl --event newChatMessage"]
    report.rules = [wrongType, noBranch, notInEnum, unknownField]
    report.toolVersion = "1.0.0"
    report.pace = Report.Pace(elapsed: .milliseconds(20), bytes: 3_340_000)
    return report
  }

  static var lint: Report {
    var required = Finding(
      undeclared, "required names 'tickCount', which 'properties' does not declare",
      at: Place(
        path: "contracts/game state.yaml", position: Position(line: 31, column: 14),
        end: Position(line: 31, column: 23), byteOffset: 812))
    required.excerpt = Excerpt(line: "  required: [tickCount, gameId]", columns: 14..<23)
    required.notes = ["did you mean 'tick' (line 35)?", "the other field is declared"]
    required.fix = Fix("Rename to 'tick'", .safe, [Edit(SourceSpan(812, 821), "tick")])
    var wide = Finding(
      undeclared, "required names '名前', which 'properties' does not declare",
      at: Place(
        path: "contracts/game state.yaml", position: Position(line: 40, column: 3),
        end: Position(line: 40, column: 5)))
    wide.excerpt = Excerpt(line: "\t[名前, b]", columns: 3..<5)
    var description = Finding(
      noDescription, "field 'gameId' has no description",
      at: Place(path: "contracts/a.yaml", position: Position(line: 7, column: 40)))
    description.excerpt = Excerpt(
      line: "properties: { " + (1...40).map { "field\($0): {}, " }.joined() + "gameId: {} }",
      columns: 526..<532)
    description.fix = Fix("Describe the field", .unsafe, [])
    var waived = Finding(
      noDescription, "field 'b' has no description",
      at: Place(path: "contracts/a.yaml", position: Position(line: 9, column: 1)))
    waived.waived = true
    var report = Report(
      command: "lint", verdict: .findings, exit: 1,
      summary: [
        .init("errors", "errors", 2), .init("warnings", "warnings", 1),
        .init("contracts", "contracts", 14),
      ],
      findings: FindingSet([required, wide, description, waived]))
    report.rules = [undeclared, noDescription]
    return report
  }

  static var clean: Report {
    Report(
      command: "validate", verdict: .ok, exit: 0,
      summary: [.init("events", "events", 1), .init("invalid", "invalid", 0)],
      findings: FindingSet([]))
  }

  static var partial: Report {
    Report(
      command: "validate", verdict: .partial, exit: 130,
      summary: [.init("events", "events", 1_274_000)],
      findings: FindingSet([
        Finding(
          wrongType, "file ends inside a value",
          at: Place(path: "-", position: Position(line: 9, column: 1)))
      ]))
  }

  /// More than a screen holds, of two contracts and two files.
  static var many: Report {
    let events = (1...200).map { number -> Finding in
      var finding = event(
        number < 150 ? wrongType : unknownField, "expected string, got integer", "/f\(number)",
        count: 201 - number, lines: [number])
      if number.isMultiple(of: 2) { finding.contract = "b" }
      return finding
    }
    let files = (1...100).map { number in
      Finding(
        number > 90 ? undeclared : noDescription, "fault \(number)",
        at: Place(
          path: "contracts/f\(number % 2).yaml", position: Position(line: number, column: 1)))
    }
    return Report(
      command: "check", verdict: .findings, exit: 1,
      summary: [.init("findings", "findings", 300)], findings: FindingSet(events + files))
  }

  /// A result of the command's own: rows for people, members for programs.
  static var tables: Report {
    var report = Report(
      command: "diff", verdict: .findings, exit: 1,
      summary: [.init("changes", "changes", 2)], findings: FindingSet([]))
    report.details = [
      .init("level", .string("major")),
      .init("formal", .object([.init("backward", .string("refuted"))])),
      .init(
        "witnesses",
        .object([
          .init("backward", .array([.number(lexeme: "1e0"), .int(2), .bool(false), .null]))
        ])),
    ]
    report.tables = [
      .init(
        "gameStateUpdate", columns: [.init("level"), .init("events", .right), .init("what")],
        rows: [
          ["major", "1,200", "field 'price' is a string where it was a number"],
          [
            "patch", "3",
            "optional field 'tradeCount' was added; no captured event carries that name with "
              + "another shape",
          ],
          ["none"],
        ]),
      .init("nothing", columns: [.init("what")], rows: []),
    ]
    return report
  }

  /// Every text of a finding made of hostile data.
  static var hostile: Report { hostileReport(naughtyStrings.joined(separator: " ")) }

  static func hostileReport(_ text: String) -> Report {
    var finding = event(wrongType, .init(text), text, count: 3, lines: [1, 2])
    finding.notes = [text]
    finding.schemaPointer = text
    finding.examples = [Place(path: text, position: Position(line: 1, column: 1))]
    finding.place = Place(path: text, position: Position(line: 1, column: 1))
    var placed = Finding(
      undeclared, .init(text), at: Place(path: text, position: Position(line: 1, column: 2)))
    placed.excerpt = Excerpt(line: text, columns: 2..<5)
    placed.notes = [text]
    placed.fix = Fix(text, .safe, [Edit(SourceSpan(0, 1), text)])
    var subject = finding
    subject.contract = text
    var report = Report(
      command: "validate", verdict: .findings, exit: 1,
      summary: [.init("events", "events", 3)], findings: FindingSet([finding, placed, subject]))
    report.subjects = [.init(name: text, version: text, tallies: [.init("events", "events", 3)])]
    report.next = [text]
    report.remarks = [text]
    report.details = [.init("witnesses", .object([.init(text, .string(text))]))]
    report.tables = [
      .init(text, columns: [.init("a"), .init("b")], rows: [[text, text], [text]])
    ]
    return report
  }

  static let naughtyStrings = [
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "\u{9B}31m", "a\rb", "bell\u{7}",
    "nul\u{0}nul",
    "\n::error file=x::injected", "\r::set-output name=x::y", "::stop-commands::token",
    "%0A::error::x",
    "##[error]injected", "##vso[task.complete]", "<script>alert(1)</script>", "<!-- comment", "]]>",
    "&amp;", "`code`", "```\nfence", "@org/team", "fixes #1", "a|b", "a\\|b",
    "[x](javascript:alert(1))",
    "![x](http://example.com/x.png)", "{0}", "\u{202E}txt.exe", "zero\u{200B}width", "\u{FEFF}bom",
    "tag\u{E0001}", "line\u{2028}line", "\u{FFFE}\u{FFFF}", "caf\u{E9} cafe\u{301}",
    "\u{1F468}\u{200D}\u{1F469}",
    "\u{115F}filler", "\"quotes'", "back\\slash", "\u{85}next line", "tab\tname", "-rf", "$(id)",
    "$HOME",
    String(repeating: "x", count: 10_000), String(repeating: "\u{200B}", count: 300),
  ]

  private static func event(
    _ rule: RuleInfo, _ message: Finding.Message, _ pointer: String, count: Int, lines: [Int]
  ) -> Finding {
    var finding = Finding(rule, message)
    finding.contract = "gameStateUpdate@1.0.0"
    finding.pointer = pointer
    finding.count = count
    finding.examples = lines.map {
      Place(path: "captures/2025-12-12_raw.jsonl", position: Position(line: $0, column: 1187))
    }
    finding.place = finding.examples.first
    return finding
  }
}
