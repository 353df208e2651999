/// Findings in the order people read them, each once.
package struct FindingSet: Hashable, Sendable {
  package private(set) var findings: [Finding]

  /// What makes a finding one of its own: names that only look alike are equal as texts, but not in
  /// their bytes, of which the fingerprint is made.
  private struct Seen: Hashable {
    var finding: Finding
    var fingerprint: Fingerprint
  }

  package init(_ findings: some Sequence<Finding>) {
    var seen = Set<Seen>()
    self.findings =
      findings.filter { seen.insert(Seen(finding: $0, fingerprint: $0.fingerprint)).inserted }
      .sorted(by: Self.precedes)
  }

  package var isEmpty: Bool { findings.isEmpty }

  /// How many findings of a severity still count, waived ones left out.
  package func count(_ severity: Severity) -> Int {
    findings.count { $0.severity == severity && !$0.waived }
  }

  /// Whether anything at or above a severity still counts.
  package func fails(at threshold: Severity) -> Bool {
    findings.contains { $0.severity >= threshold && !$0.waived }
  }

  /// By contract, then place, then rule: what belongs together stands together.
  private static func precedes(_ first: Finding, _ second: Finding) -> Bool {
    let left = (first.contract ?? "", first.place?.path ?? "")
    let right = (second.contract ?? "", second.place?.path ?? "")
    if left != right { return left < right }
    if first.place != second.place {
      switch (first.place, second.place) {
      case (let one?, let other?): return one < other
      case (nil, _): return true
      case (_, nil): return false
      }
    }
    let order = (first.rule, first.pointer ?? "", first.message.text)
    return order < (second.rule, second.pointer ?? "", second.message.text)
  }
}
