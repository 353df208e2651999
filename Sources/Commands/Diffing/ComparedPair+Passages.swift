import Contracts
import Evolution
import Findings
import JSONText
import Schemas
import SourceText
import Validation

/// The comparison of two versions for people: the changes, gravest first.
extension ComparedPair {
  /// One passage for each level; `prefix` tells several contracts apart.
  ///
  /// Changes below the least severity that is shown are left out, as their findings are.
  func passages(
    _ applied: FindingSet, from least: Severity, prefix: String = "", captures: CaptureNames
  ) -> [Report.Passage] {
    let findings = told(in: applied)
    return unknowns(prefix)
      + Magnitude.allCases.reversed().compactMap { level in
        let changes = comparison.changes.enumerated().filter { _, change in
          change.level == level && findings[Telling(change)].map { $0.severity >= least } ?? true
        }
        guard !changes.isEmpty else { return nil }
        let title = level == .none ? "no change of meaning" : level.rawValue
        return Report.Passage(
          prefix + title, items: changes.map { item($0.element, $0.offset, findings, captures) })
      }
  }

  /// Why the whole is unknown, where it is.
  private func unknowns(_ prefix: String) -> [Report.Passage] {
    let items = [
      comparison.backward.reason.map { reason in
        Report.Passage.Item("stored events", reason, severity: .warning)
      },
      comparison.forward.reason.map { reason in
        Report.Passage.Item("strict readers", reason, severity: .warning)
      },
    ].compactMap(\.self)
    return items.isEmpty ? [] : [Report.Passage(prefix + "unknown", items: items)]
  }

  private func item(
    _ change: Change, _ index: Int, _ findings: [Telling: Finding], _ captures: CaptureNames
  ) -> Report.Passage.Item {
    let finding = findings[Telling(change)]
    let told = [change.backward, change.forward].compactMap(\.reason).map { "not decided: \($0)" }
    var lines = witnessLines(change) + change.notes.filter { !told.contains($0) }
    if let observed = change.observed { lines.append(words(observed, index, captures)) }
    if change.users.count > 1 { lines.append("used at \(change.users.joined(separator: ", "))") }
    let place = [change.new, change.old].lazy.compactMap { $0 }.first
    let rule = finding.map { "\($0.rule) \($0.slug)" + ($0.waived ? " (waived)" : "") }
    let found = place.flatMap { place in place.path.flatMap { locator.place($0, place.span) } }
    let last = [
      found.map { "at \($0.words)" }, rule,
    ]
    .compactMap(\.self).joined(separator: "  ")
    return Report.Passage.Item(
      change.pointer.isEmpty ? "(whole event)" : change.pointer, change.message,
      lines: lines + (last.isEmpty ? [] : [last]),
      severity: finding?.waived == true ? nil : finding?.severity,
      finding: finding?.fingerprint)
  }

  private func witnessLines(_ change: Change) -> [String] {
    switch change.effect {
    // Words change no verdict: a counterexample would be of another change.
    case .none, .deprecated, .meaning: return []
    case .optionalFieldAdded, .newlyRequired, .widened, .narrowed, .removed, .retyped,
      .incomparable, .unknown:
      break
    }
    return line(change.backward, takes: "old", refuses: "new")
      + line(change.forward, takes: "new", refuses: "old")
  }

  private func line(_ verdict: Containment, takes: String, refuses: String) -> [String] {
    switch verdict {
    case .proved: []
    case .refuted(let witness): ["\(takes) takes, \(refuses) refuses: \(witness.shortText())"]
    case .unknown(let reason):
      ["unknown whether \(refuses) takes all that \(takes) takes: \(reason)"]
    }
  }

  private func words(
    _ observed: Change.Observation, _ index: Int, _ captures: CaptureNames
  ) -> String {
    guard observed.rejected > 0 else {
      return "formally breaking, 0 of \(observed.of) events affected"
    }
    let place = firstRefusals[index].map(captures.place)
    let first = place.map { ", first \($0.words)" }
    return "\(observed.rejected) of \(observed.of) events affected\(first ?? "")"
  }
}
