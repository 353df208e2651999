import Findings
import SourceText

/// The report as one `schema-report/1` document: what is attested, then gate by gate.
func gateReport(_ report: Report, _ gates: Report.Gates, _ origin: Report.Gates.Origin) -> String {
  JSONOutput.object([
    ("format", .string("schema-report/1")),
    (
      "tool",
      .object([("name", .string("schema")), ("version", report.toolVersion.json)])
    ),
    ("repo", origin.repository.json),
    ("commit", origin.commit.json),
    ("created", .string(origin.created)),
    ("verdict", .string(gates.overall(report).rawValue)),
    ("exit", .int(Int(report.exit))),
    ("counts", gates.counts),
    ("plans", .array(gates.plans.map(json))),
    ("gates", .array(gates.gates.map(json))),
    ("conflicts", .array(gates.conflicts.map(json))),
    ("openItems", .array(gates.openItems.map(json))),
    ("findings", .array(report.findings.findings.map(findingJSON))),
    ("waivers", .array(gates.waivers.map(json))),
    ("errors", report.failures.isEmpty ? nil : .array(report.failures.map(JSONOutput.string))),
  ]).document
}

/// The members that a `schema-result/1` document has for gates.
func gateMembers(_ gates: Report.Gates) -> [(String, JSONOutput?)] {
  [
    ("counts", gates.counts), ("gates", .array(gates.gates.map(json))),
    ("conflicts", .array(gates.conflicts.map(json))),
    ("openItems", .array(gates.openItems.map(json))),
    ("waivers", .array(gates.waivers.map(json))),
  ]
}

extension Report.Gates {
  var counts: JSONOutput {
    .object(Verdict.allCases.map { ($0.rawValue, .int(count($0))) })
  }

  /// The verdict over everything: a report that fails for its findings does not pass.
  func overall(_ report: Report) -> Verdict {
    if report.exit == 1 || count(.fail) > 0 { return .fail }
    if report.exit != 0 || count(.unknown) > 0 { return .unknown }
    return .pass
  }
}

/// `docs/plan.md:231`, as reports write it.
private func whereabouts(_ place: Place) -> JSONOutput {
  .string("\(place.path):\(max(place.position.line, 1))")
}

private func json(_ plan: Report.Gates.Plan) -> JSONOutput {
  .object([
    ("path", .string(plan.path)), ("title", plan.title.json),
    ("digest", .string("sha256:\(plan.digest)")),
  ])
}

private func json(_ gate: Report.Gates.Gate) -> JSONOutput {
  .object([
    ("id", .string(gate.id)), ("title", .string(gate.title)), ("group", gate.group.json),
    ("state", .string(gate.state)), ("verdict", .string(gate.verdict.rawValue)),
    ("date", gate.date.json), ("where", whereabouts(gate.place)),
    ("reason", gate.reason.isEmpty ? nil : .string(gate.reason)),
    ("needs", gate.needs.isEmpty ? nil : .array(gate.needs.map(json))),
    ("evidence", .array(gate.evidence.map(json))),
    ("rules", .array(gate.rules.map(JSONOutput.string))), ("waiver", gate.waiver.map(json)),
  ])
}

private func json(_ need: Report.Gates.Need) -> JSONOutput {
  .object([
    ("id", .string(need.id)), ("strength", .string(need.strength.rawValue)),
    ("satisfied", truth(need.isSatisfied)),
  ])
}

private func json(_ line: Report.Gates.Line) -> JSONOutput {
  .object([
    ("field", .string(line.field)), ("value", .string(line.value)),
    ("requirement", line.requirement.json), ("claimed", truth(line.claimed)),
    ("computed", truth(line.computed)), ("note", line.note.json),
    ("where", whereabouts(line.place)),
  ])
}

/// What nobody claimed, or nobody can tell, is null and not absent.
private func truth(_ truth: Bool?) -> JSONOutput { truth.map { .bool($0) } ?? .null }

private func json(_ conflict: Report.Gates.Conflict) -> JSONOutput {
  .object([
    ("subject", .string(conflict.subject)),
    (
      "claims",
      .array(
        conflict.claims.map {
          .object([
            ("value", .string($0.value)), ("date", $0.date.json), ("where", whereabouts($0.place)),
          ])
        })
    ),
  ])
}

private func json(_ item: Report.Gates.OpenItem) -> JSONOutput {
  .object([
    ("kind", .string(item.kind)), ("text", .string(item.text)), ("gate", item.gate.json),
    ("where", whereabouts(item.place)),
  ])
}

private func json(_ waiver: Report.Gates.Waiver) -> JSONOutput {
  .object([
    ("rule", .string(waiver.rule)), ("id", waiver.gate.json), ("reason", .string(waiver.reason)),
    ("owner", waiver.owner.json), ("expires", waiver.expires.json),
    ("expired", .bool(waiver.isExpired)),
  ])
}
