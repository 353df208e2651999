import Contracts
import Evolution
import Findings
import Validation

/// What was proved, what was seen, and what the policy asks for, side by side.
extension ComparedPair {
  func tables(_ profiles: [ReaderProfile], prefix: String = "") -> [Report.Table] {
    [verdicts(prefix), readers(profiles, prefix), reasons(prefix)].compactMap(\.self)
  }

  /// The three columns: formal, observed, policy; the whole first, then each change of meaning.
  private func verdicts(_ prefix: String) -> Report.Table? {
    let changes = comparison.changes.filter { $0.effect != .none }
    guard !changes.isEmpty || isUnknown else { return nil }
    let whole = [
      "(whole event)", words(comparison.backward, comparison.forward), observedWords,
      comparison.level.rawValue,
    ]
    let rows = changes.map { change in
      [
        change.pointer.isEmpty ? "(whole event)" : change.pointer,
        words(change.backward, change.forward),
        change.observed.map { "\($0.rejected) of \($0.of)" } ?? "-", change.level.rawValue,
      ]
    }
    return Report.Table(
      prefix + "verdicts",
      columns: [
        .init("where"), .init("formal"), .init("observed", .right), .init("policy"),
      ], rows: [whole] + rows)
  }

  private var observedWords: String {
    replay.map { "\($0.newlyRefused) of \($0.events)" } ?? "-"
  }

  /// What a verdict in both directions means for stored data and for readers.
  private func words(_ backward: Containment, _ forward: Containment) -> String {
    switch (backward, forward) {
    case (.proved, .proved): "same"
    case (.refuted, .refuted): "breaks both"
    case (.refuted, .proved): "breaks data"
    case (.proved, .refuted): "breaks readers"
    case (.refuted, .unknown): "breaks data, readers unknown"
    case (.unknown, .refuted): "data unknown, breaks readers"
    case (.unknown, .proved): "data unknown"
    case (.proved, .unknown): "readers unknown"
    case (.unknown, .unknown): "unknown"
    }
  }

  /// The verdict for each kind of reader, in one row.
  private func readers(_ profiles: [ReaderProfile], _ prefix: String) -> Report.Table? {
    guard !comparison.forward.isProved || profiles.count == 1 else { return nil }
    let verdicts = profiles.map { comparison.verdict(for: $0) }
    return Report.Table(
      prefix + "readers of the older version, with events of the newer one",
      columns: profiles.map { .init($0.rawValue) },
      rows: [
        verdicts.map { verdict in
          switch verdict {
          case .proved: "safe"
          case .refuted: "broken"
          case .unknown: "unknown"
          }
        }
      ])
  }

  /// Why the two versions disagree about captured events.
  private func reasons(_ prefix: String) -> Report.Table? {
    guard let replay else { return nil }
    let refused = rows(replay.refusals, "refused now")
    let admitted = rows(replay.admissions, "taken now")
    guard !refused.isEmpty || !admitted.isEmpty else { return nil }
    return Report.Table(
      prefix + "captured events that the two versions disagree about",
      columns: [.init("where"), .init("events", .right), .init("verdict"), .init("reason")],
      rows: refused + admitted)
  }

  private func rows(_ outcome: SubjectOutcome, _ what: String) -> [[String]] {
    outcome.causes.sorted { ($1.value.events, $0.key) < ($0.value.events, $1.key) }.map {
      key, counted in
      let example = counted.examples.first
      let reason =
        key.kind == .missingField
        ? "required field '\(key.field)' is absent"
        : example.map { "expected \($0.expected), got \($0.got)" } ?? "refused by '\(key.keyword)'"
      return [
        key.pointer.isEmpty ? "(whole event)" : key.pointer, String(counted.events), what, reason,
      ]
    }
  }
}
