package import Contracts
package import Findings
package import Linting
import Workspace

/// Findings that are known and borne for a while.
package struct Waivers: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    var rule: RuleID
    /// Of one gate; who judges gates waives what concerns it.
    var gate: String?
    var reason = ""
    var owner: String?
    /// Of one finding; nil for all of the rule.
    var fingerprint: String?
    /// A file, a folder with all below it, or a shell pattern; nil for everywhere.
    var path: String?
    /// The last day on which it holds.
    var expires: Day?
    var place: Place
    var excerpt: Excerpt?
    /// Whether it stands in settings that several repositories share: others may need it.
    var isInherited = false
  }

  package var entries: [Entry] = []

  /// Findings with those waived that an entry bears, and with what is wrong about entries.
  ///
  /// An entry is unused only when its rule is among those `asked` of everything there is.
  package func applied(
    to findings: FindingSet, today: Day?, rules: RuleSelection, asked: [RuleInfo] = []
  ) -> FindingSet {
    guard !entries.isEmpty else { return findings }
    var used: Set<Int> = []
    let told = findings.findings.map { finding in
      let matching = entries.indices.filter { entries[$0].covers(finding) }
      used.formUnion(matching)
      guard matching.contains(where: { entries[$0].holds(on: today) }) else { return finding }
      return finding.borne(by: .waiver)
    }
    let faults = entries.enumerated().compactMap { index, entry -> Finding? in
      if !entry.holds(on: today) {
        let day = entry.expires?.description ?? ""
        return entry.fault(
          SettingsRules.expiredWaiver, "the waiver of \(entry.rule) expired \(day)")
      }
      guard !used.contains(index), !entry.isInherited,
        asked.contains(where: { $0.id == entry.rule })
      else { return nil }
      return entry.fault(SettingsRules.unusedWaiver, "the waiver of \(entry.rule) bears nothing")
    }
    return FindingSet(told + faults.compactMap(rules.applied))
  }
}

extension Waivers.Entry {
  fileprivate func covers(_ finding: Finding) -> Bool {
    guard finding.rule == rule else { return false }
    // Which gate a finding concerns, only those know who have judged it.
    if gate != nil, !finding.waived { return false }
    if let fingerprint, fingerprint != finding.fingerprint.description { return false }
    guard let path else { return true }
    let place = finding.place?.path ?? finding.examples.first?.path ?? ""
    return place == path || GlobPattern(path).matches(path: place)
      || place.utf8.starts(with: (path.hasSuffix("/") ? path : path + "/").utf8)
  }

  fileprivate func holds(on today: Day?) -> Bool {
    guard let expires, let today else { return true }
    return today <= expires
  }

  fileprivate func fault(_ rule: RuleInfo, _ message: Finding.Message) -> Finding {
    var finding = Finding(rule, message, at: place)
    finding.excerpt = excerpt
    // Bearing a break is a decision; one that is stale is an error and no untidiness.
    if self.rule.family == .contractChange { finding.severity = .error }
    return finding
  }
}
