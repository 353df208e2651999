import Findings
import SourceText

/// Reports on gates as `schema gate` makes them.
enum GateSamples {
  typealias Gates = Report.Gates

  static let noEvidence = RuleInfo(
    RuleID(.gate, 1), "no-evidence", severity: .error,
    summary: "A gate claims to be passed and shows no evidence.",
    rationale: "What nobody can look at again is a belief.")

  private static func place(_ line: Int) -> Place {
    Place(path: "docs/plan.md", position: Position(line: line, column: 1))
  }

  private static func gate(
    _ name: String, _ about: String, _ group: String, _ state: String, _ verdict: Gates.Verdict,
    _ line: Int, date: String? = nil, after: [(String, Bool?)] = []
  ) -> Gates.Gate {
    var gate = Gates.Gate(
      id: "phase:\(name)", title: "\(name): \(about)", state: state, verdict: verdict,
      place: place(line))
    gate.group = group
    gate.date = date
    gate.needs = after.map { Gates.Need("phase:\($0.0)", .hard, isSatisfied: $0.1) }
    return gate
  }

  private static func line(
    _ field: String, _ value: String, _ requirement: String?, _ claimed: Bool?, _ computed: Bool?,
    _ number: Int, note: String? = nil
  ) -> Gates.Line {
    var line = Gates.Line(field: field, value: value, place: place(number))
    line.requirement = requirement
    line.claimed = claimed
    line.computed = computed
    line.note = note
    return line
  }

  static var gates: Gates {
    var first = gate(
      "Audit 1", "Data Flow", "FOUNDATION", "verified", .pass, 12, date: "2026-01-05")
    first.evidence = [line("events", "1,274", "> 0", true, true, 20)]
    var second = gate(
      "Audit 2", "Contracts", "FOUNDATION", "complete", .unknown, 13, date: "2026-01-09",
      after: [("Audit 1", true)])
    second.reason = "complete, and nothing was recomputed"
    second.rules = ["GE001"]
    var third = gate(
      "Pipeline A", "Capture of buttons", "FEATURES", "verified", .fail, 15, date: "2026-01-11",
      after: [("Audit 1", true), ("Audit 2", nil)])
    third.needs.append(Gates.Need("phase:Pipeline B", .soft, isSatisfied: false))
    third.reason = "1 of 3 claims does not hold"
    third.rules = ["EV001", "GE103"]
    third.evidence = [
      line("tick", "712", "> 0", true, true, 31), line("price", "1.0", "!= 1.0", true, false, 32),
      line(
        "count(events where event = buttonEvent)", "at least 3", ">= 10", nil, nil, 33,
        note: "not all captures could be read to their end"),
    ]
    var fourth = gate(
      "Pipeline B", "Training", "FEATURES", "in_progress", .waived, 16,
      after: [("Pipeline A", false)])
    fourth.waiver = waiver
    let fifth = gate("Docs", "Pages for readers", "POLISH", "pending", .open, 18)
    var gates = Gates([first, second, third, fourth, fifth])
    gates.conflicts = [
      Gates.Conflict(
        subject: "tests passing",
        claims: [
          .init(value: "1138", date: "2026-01-11", place: place(4)),
          .init(value: "1149", date: nil, place: place(40)),
        ])
    ]
    gates.openItems = [
      Gates.OpenItem(
        kind: "task", text: "Write the reader", gate: "phase:Pipeline B", place: place(44)),
      Gates.OpenItem(kind: "decision", text: "Who owns the index?", gate: nil, place: place(47)),
    ]
    gates.waivers = [waiver]
    gates.plans = [
      Gates.Plan(
        path: "docs/plan.md", title: "Development plan",
        digest: String(repeating: "0d4f", count: 16))
    ]
    return gates
  }

  private static let waiver = Gates.Waiver(
    rule: "GE103", gate: "phase:Pipeline B", reason: "audits run in parallel", owner: "recorder",
    expires: "2026-03-31", isExpired: false)

  static var check: Report {
    var finding = Finding(
      noEvidence, "'Audit 2' is COMPLETE without evidence", at: place(13))
    finding.excerpt = Excerpt(line: "| Audit 2 | Contracts | ✅ COMPLETE |", columns: 24..<34)
    finding.notes = ["evidence is a field such as **Gate Verification Evidence (2026-01-09):**"]
    var report = Report(
      command: "gate", verdict: .findings, exit: 1,
      summary: [.init("errors", "errors", 1)], findings: FindingSet([finding]))
    report.headline = "5 gates: 1 pass, 1 fail, 1 unknown, 1 waived, 1 open"
    report.gates = gates
    report.toolVersion = "0.1.0"
    return report
  }

  static var report: Report {
    var report = check
    report.command = "gate report"
    var origin = Gates.Origin(created: "2026-01-18T10:00:00Z")
    origin.repository = "game-recorder"
    origin.address = "https://example.invalid/game-recorder"
    origin.commit = "25ca2cc0000000000000000000000000000000aa"
    origin.policies = [
      Gates.Plan(path: "schema.yaml", title: nil, digest: String(repeating: "ab12", count: 16))
    ]
    report.gates?.origin = origin
    return report
  }

  static var hostile: Report {
    hostileReport(Samples.naughtyStrings.joined(separator: " "))
  }

  /// A text in every place that data can come from, also in a report that has gates.
  static func hostileReport(_ text: String) -> Report {
    var report = Samples.hostileReport(text)
    let place = Place(path: text, position: Position(line: 1, column: 1))
    var gate = Gates.Gate(id: text, title: text, state: text, verdict: .fail, place: place)
    gate.group = text
    gate.date = text
    gate.reason = text
    gate.rules = [text]
    gate.needs = [
      Gates.Need(text, .hard, isSatisfied: nil), Gates.Need("x", .hard, isSatisfied: nil),
    ]
    var line = Gates.Line(field: text, value: text, place: place)
    line.requirement = text
    line.note = text
    gate.evidence = [line]
    let waiver = Gates.Waiver(
      rule: text, gate: text, reason: text, owner: text, expires: text, isExpired: true)
    gate.waiver = waiver
    var other = Gates.Gate(id: "x", title: text, state: "verified", verdict: .pass, place: place)
    other.needs = [Gates.Need(text, .soft, isSatisfied: false)]
    var gates = Gates([gate, other])
    gates.conflicts = [
      Gates.Conflict(subject: text, claims: [.init(value: text, date: text, place: place)])
    ]
    gates.openItems = [Gates.OpenItem(kind: text, text: text, gate: text, place: place)]
    gates.waivers = [waiver]
    gates.plans = [Gates.Plan(path: text, title: text, digest: text)]
    gates.origin = Gates.Origin(created: text)
    gates.origin?.repository = text
    gates.origin?.address = text
    report.gates = gates
    return report
  }
}
