import Findings
import SourceText

/// The report as a SARIF 2.1.0 log, for code-scanning pages.
func sarifLog(_ report: Report) -> String {
  let rules = SARIFRules(report)
  return JSONOutput.object([
    ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
    ("version", .string("2.1.0")),
    (
      "runs",
      .array([
        .object([
          (
            "tool",
            .object([
              (
                "driver",
                .object([
                  ("name", .string("schema")), ("version", report.toolVersion.json),
                  ("rules", .array(rules.descriptors)),
                ])
              )
            ])
          ),
          ("invocations", .array([invocation(report)])),
          (
            "originalUriBaseIds",
            .object([(sourceRoot, .object([("description", text("the repository's root"))]))])
          ),
          ("columnKind", .string("unicodeCodePoints")),
          ("results", .array(report.findings.findings.map { result($0, rules) })),
        ])
      ])
    ),
  ]).document
}

private let sourceRoot = "SRCROOT"

private func invocation(_ report: Report) -> JSONOutput {
  .object([
    ("executionSuccessful", .bool(report.verdict != .partial)),
    ("exitCode", .int(Int(report.exit))),
    (
      "toolExecutionNotifications",
      report.failures.isEmpty
        ? nil
        : .array(
          report.failures.map {
            .object([("level", .string("error")), ("message", text(messageText([$0])))])
          })
    ),
  ])
}

private func text(_ words: String) -> JSONOutput { .object([("text", .string(words))]) }

private func result(_ finding: Finding, _ rules: SARIFRules) -> JSONOutput {
  .object([
    ("ruleId", .string(finding.rule.description)),
    ("ruleIndex", rules.index[finding.rule].map { .int($0) }),
    ("level", .string(sarifLevel(finding.severity))),
    ("message", text(sarifMessage(finding))),
    ("locations", .array(location(finding).map { [$0] } ?? [])),
    ("relatedLocations", related(finding)),
    (
      "partialFingerprints",
      .object([("schemaFingerprint/v1", .string(finding.fingerprint.description))])
    ),
    ("occurrenceCount", finding.count > 0 ? .int(finding.count) : nil),
    ("suppressions", suppressions(finding)),
    ("fixes", finding.fix.flatMap { fixes($0, in: finding) }),
    ("properties", properties(finding)),
  ])
}

/// What SARIF has no word for.
private func properties(_ finding: Finding) -> JSONOutput? {
  guard finding.contract != nil || finding.schemaPointer != nil else { return nil }
  return .object([
    ("contract", finding.contract.json), ("schemaPointer", finding.schemaPointer.json),
  ])
}

func sarifLevel(_ severity: Severity) -> String {
  switch severity {
  case .error: "error"
  case .warning: "warning"
  case .info: "note"
  }
}

/// The message with its notes.
private func sarifMessage(_ finding: Finding) -> String {
  messageText([finding.message.text] + finding.notes)
}

/// Lines of which none can be taken for an embedded link (`[text](target)`) or a placeholder (`{0}`).
private func messageText(_ lines: [String]) -> String {
  let lines = lines.map { displayText($0) }
  let bytes = Array(lines.joined(separator: "\n").utf8)
  var escaped: [UInt8] = []
  for (offset, byte) in bytes.enumerated() {
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    switch byte {
    case UInt8(ascii: "]") where next == UInt8(ascii: "("): escaped.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "{") where isDigit(next): escaped.append(byte)
    case UInt8(ascii: "}") where offset > 0 && isDigit(bytes[offset - 1]): escaped.append(byte)
    default: break
    }
    escaped.append(byte)
  }
  return String(decoding: escaped, as: UTF8.self)
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

private func location(_ finding: Finding) -> JSONOutput? {
  let place = finding.firstPlace
  if place == nil, finding.contract == nil, finding.pointer == nil { return nil }
  return .object([
    ("physicalLocation", place.map(physical)),
    ("logicalLocations", logical(finding).map { .array([$0]) }),
  ])
}

private func logical(_ finding: Finding) -> JSONOutput? {
  guard finding.contract != nil || finding.pointer != nil else { return nil }
  let name = [finding.contract, finding.pointer].compactMap(\.self).joined(separator: "#")
  return .object([("fullyQualifiedName", .string(name)), ("kind", .string("member"))])
}

private func physical(_ place: Place) -> JSONOutput {
  .object([
    ("artifactLocation", artifact(place.path)),
    (
      "region",
      .object([
        ("startLine", .int(max(place.position.line, 1))),
        ("startColumn", .int(max(place.position.column, 1))),
        ("endLine", (place.end).map { .int(max($0.line, place.position.line, 1)) }),
        ("endColumn", (place.end).map { .int(max($0.column, 1)) }),
      ])
    ),
  ])
}

private func artifact(_ path: String) -> JSONOutput {
  .object([
    ("uri", .string(uriReference(path))),
    ("uriBaseId", path.utf8.first == UInt8(ascii: "/") ? nil : .string(sourceRoot)),
  ])
}

/// The other places of a finding that stands for many, and those that belong to it.
private func related(_ finding: Finding) -> JSONOutput? {
  let others =
    finding.examples.filter { $0 != finding.firstPlace }.map { ($0, "the same fault") }
    + finding.related.map { ($0.place, displayText($0.words)) }
  guard !others.isEmpty else { return nil }
  return .array(
    others.enumerated().map { index, other in
      .object([
        ("id", .int(index + 1)), ("physicalLocation", physical(other.0)),
        ("message", text(other.1)),
      ])
    })
}

private func suppressions(_ finding: Finding) -> JSONOutput? {
  guard finding.waived else { return nil }
  let kind = finding.bearer == .comment ? "inSource" : "external"
  return .array([.object([("kind", .string(kind)), ("status", .string("accepted"))])])
}

/// Only fixes that lose nothing are offered to tools that apply them unasked.
private func fixes(_ fix: Fix, in finding: Finding) -> JSONOutput? {
  guard fix.applicability == .safe, !fix.edits.isEmpty, let place = finding.place else {
    return nil
  }
  let replacements = fix.edits.map { edit in
    JSONOutput.object([
      (
        "deletedRegion",
        .object([
          ("byteOffset", .int(edit.span.start)), ("byteLength", .int(max(edit.span.count, 0))),
        ])
      ),
      ("insertedContent", text(edit.replacement)),
    ])
  }
  let change = JSONOutput.object([
    ("artifactLocation", artifact(place.path)), ("replacements", .array(replacements)),
  ])
  return .array([
    .object([("description", text(displayText(fix.title))), ("artifactChanges", .array([change]))])
  ])
}
