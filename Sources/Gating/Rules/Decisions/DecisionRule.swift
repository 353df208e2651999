import Findings
import Plans
import SourceText

/// A rule that looks at one decision record at a time.
protocol DecisionRule: PlanRule {
  func faults(of record: DecisionRecord, in plan: JudgedPlan, _ docket: Docket) -> [Ruling]
}

extension DecisionRule {
  func rulings(on docket: Docket) -> [Ruling] {
    docket.records.flatMap { faults(of: $0.record, in: $0.plan, docket) }
  }
}

extension DecisionRecord {
  /// How people call it: `ADR-003`.
  var label: String { numberText.map { "ADR-" + $0 } ?? path }

  /// Where the record as such is spoken of.
  var span: SourceSpan { title?.span ?? .beginning }

  /// The templates that records are copied from are none themselves.
  var isTemplate: Bool { path.lowercased().contains("template") }
}

extension Docket {
  /// The records beside one, by their numbers: the first of each in the same folder.
  func siblings(of record: DecisionRecord) -> [Int: JudgedRecord] {
    recordsByFolder[folder(of: record.path)] ?? [:]
  }
}

/// A path without its last part.
func folder(of path: String) -> String {
  let bytes = Array(path.utf8)
  guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "" }
  return String(decoding: bytes[..<slash], as: UTF8.self)
}
