/// Findings in the order people read them, each once.
package struct FindingSet: Hashable, Sendable {
  package private(set) var findings: [Finding]

  /// What makes a finding one of its own: names that only look alike are equal as texts, but not in
  /// their bytes, of which the fingerprint is made.
  private struct Seen: Hashable {
    var finding: Finding
    var fingerprint: Fingerprint
  }

  package init(_ findings: some Sequence<Finding>) { self.init(Array(findings)) }

  package init(_ findings: [Finding]) {
    self.findings =
      Self.isOrdered(findings) ? findings : Self.withoutRepeats(Self.ordered(findings))
  }

  /// Whether each finding precedes the next: nothing is left to do, and nothing stands twice.
  private static func isOrdered(_ findings: [Finding]) -> Bool {
    let all = findings.span
    var index = 1
    while index < all.count {
      guard precedes(all[index - 1], all[index]) else { return false }
      index += 1
    }
    return true
  }

  /// Findings are large, so what orders nearly all of them is sorted in small, and each is moved
  /// once.
  private static func ordered(_ findings: [Finding]) -> [Finding] {
    FindingOrder(findings).indices { precedes(findings[$0], findings[$1]) }.map { findings[$0] }
  }

  /// What is equal stands side by side, so that only findings which the order cannot tell apart need
  /// to be compared as a whole.
  private static func withoutRepeats(_ ordered: [Finding]) -> [Finding] {
    guard !isOrdered(ordered) else { return ordered }
    var alike: Set<Seen> = []
    return ordered.indices.filter { index in
      if index == 0 || precedes(ordered[index - 1], ordered[index]) {
        alike.removeAll(keepingCapacity: true)
      }
      let finding = ordered[index]
      return alike.insert(Seen(finding: finding, fingerprint: finding.fingerprint)).inserted
    }.map { ordered[$0] }
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
    if first.contract != second.contract {
      let (one, other) = (first.contract ?? "", second.contract ?? "")
      if one != other { return one < other }
    }
    if first.place?.path != second.place?.path {
      let (one, other) = (first.place?.path ?? "", second.place?.path ?? "")
      if one != other { return one < other }
    }
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
