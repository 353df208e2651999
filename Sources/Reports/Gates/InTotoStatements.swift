import Findings

/// What gates attest as in-toto Statements, one a line: a summary of verification (SVR v0.2) for
/// what passed, a test result (v0.1) for what failed or could not be told.
func inTotoStatements(_ report: Report) -> String {
  guard let gates = report.gates, let origin = gates.origin else { return "" }
  let statements = InTotoStatements(report, gates, origin)
  return [statements.verification, statements.testResult].compactMap { $0.map { $0.line + "\n" } }
    .joined()
}

private struct InTotoStatements {
  private let gates: Report.Gates
  private let origin: Report.Gates.Origin
  private let toolVersion: String

  init(_ report: Report, _ gates: Report.Gates, _ origin: Report.Gates.Origin) {
    self.gates = gates
    self.origin = origin
    toolVersion = report.toolVersion ?? "0"
  }

  private func statement(_ type: String, _ predicate: JSONOutput) -> JSONOutput {
    .object([
      ("_type", .string("https://in-toto.io/Statement/v1")), ("subject", .array(subjects)),
      ("predicateType", .string("https://in-toto.io/attestation/\(type)")),
      ("predicate", predicate),
    ])
  }

  /// The commit where the plans stand in one as they were read; else the plans themselves.
  private var subjects: [JSONOutput] {
    guard let commit = origin.commit else { return gates.plans.map(descriptor) }
    let name = origin.address.map { "git+\($0)" } ?? origin.repository ?? "repository"
    return [
      .object([
        ("name", .string(name)), ("digest", .object([("gitCommit", .string(commit))])),
      ])
    ]
  }

  private func descriptor(_ plan: Report.Gates.Plan) -> JSONOutput {
    .object([
      ("name", .string(plan.path)), ("digest", .object([("sha256", .string(plan.digest))])),
    ])
  }

  private func gates(_ verdicts: Set<Report.Gates.Verdict>) -> [Report.Gates.Gate] {
    gates.gates.filter { verdicts.contains($0.verdict) }
  }

  var verification: JSONOutput? {
    let passed = gates([.pass]).filter { ["verified", "complete"].contains($0.state) }
    guard !passed.isEmpty else { return nil }
    let properties = passed.map { propertyName("gate_\(name(of: $0))_\($0.state)") }
    return statement(
      "svr/v0.2",
      .object([
        (
          "verifier",
          .object([
            ("id", .string("urn:schema:verifier:\(toolVersion)")),
            ("policies", .array(origin.policies.map(descriptor))),
          ])
        ),
        ("timeCreated", .string(origin.created)),
        ("properties", .array(properties.map(JSONOutput.string))),
      ]))
  }

  var testResult: JSONOutput? {
    let (failed, unknown) = (gates([.fail]), gates([.unknown]))
    guard !failed.isEmpty || !unknown.isEmpty else { return nil }
    return statement(
      "test-result/v0.1",
      .object([
        ("result", .string(failed.isEmpty ? "WARNED" : "FAILED")),
        ("configuration", .array((origin.policies + gates.plans).map(descriptor))),
        ("passedTests", names(gates([.pass]))), ("warnedTests", names(unknown)),
        ("failedTests", names(failed)),
      ]))
  }

  /// Phases by their names alone; a group of the same name must not be taken for one.
  private func name(of gate: Report.Gates.Gate) -> String {
    gate.id.utf8.starts(with: "phase:".utf8) ? gateName(gate.id) : gate.id
  }

  private func names(_ gates: [Report.Gates.Gate]) -> JSONOutput {
    .array(gates.map { .string($0.id) })
  }
}

/// `SCHEMA_GATE_PIPELINE_B_VERIFIED`: capitals and digits, everything else an underscore.
private func propertyName(_ words: String) -> String {
  var name = Array("SCHEMA_".utf8)
  for byte in words.utf8 {
    let isLetter = (0x61...0x7A).contains(byte | 0x20)
    let letter =
      isLetter ? byte & 0xDF : (0x30...0x39).contains(byte) ? byte : UInt8(ascii: "_")
    if letter != UInt8(ascii: "_") || name.last != letter { name.append(letter) }
  }
  return String(decoding: name, as: UTF8.self)
}
