package import Findings

/// Which rules speak and how loudly: the rules' own severities, changed by settings.
package struct RuleSelection: Hashable, Sendable {
  package enum Setting: Hashable, Sendable {
    case off
    case severity(Severity)

    /// Reads `off`, `info`, `warning` or `error`.
    package init?(_ word: String) {
      if word == "off" {
        self = .off
      } else if let severity = Severity(rawValue: word) {
        self = .severity(severity)
      } else {
        return nil
      }
    }
  }

  package var settings: [RuleID: Setting]

  package init(_ settings: [RuleID: Setting] = [:]) { self.settings = settings }

  /// Every rule as it declares itself.
  package static let standard = RuleSelection()

  package func includes(_ rule: RuleInfo) -> Bool { settings[rule.id] != .off }

  /// A finding as the settings want it; nil when its rule is off.
  package func applied(to finding: Finding) -> Finding? {
    switch settings[finding.rule] {
    case nil: return finding
    case .off: return nil
    case .severity(let severity):
      var finding = finding
      finding.severity = severity
      return finding
    }
  }
}
