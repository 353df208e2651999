import Contracts
import Drift
import Findings
import JSONText
import Validation

/// What reviews in the ledger mean for findings, and which of them the drift gate stops.
struct LedgerGate {
  let ledger: Ledger
  /// The ledger where the work began; nil where all that is not reviewed is new.
  let base: Ledger?
  /// What the base is called in notes.
  let since: String?
  let today: Day?
  /// Whether unknowns that nobody has decided about fail.
  let stopsUnknown: Bool

  func applied(to findings: FindingSet) -> FindingSet {
    FindingSet(findings.findings.map(applied))
  }

  private func applied(_ finding: Finding) -> Finding {
    let keys = finding.unknowns
    guard let first = keys.first else { return finding }
    let reviews = keys.compactMap { ledger[$0]?.review }
    var finding = finding
    // Two things at one place are settled when both are.
    if let review = reviews.first, reviews.allSatisfy({ $0.isSettled(on: today) }) {
      return settled(finding, review)
    }
    if let review = reviews.first(where: { $0.state != .new }) {
      finding.notes.append(note(review))
    }
    // Something new at a place is new, whatever else was known there.
    let isKnown =
      base.map { base in
        let seen = keys.filter { ledger[$0] != nil || base[$0] != nil }
        return !seen.isEmpty && seen.allSatisfy { base[$0] != nil }
      } ?? false
    if isKnown, let since {
      finding.notes.append("known since \(since)")
      if first.kind != .field && first.kind != .event { finding.severity = .warning }
    } else if stopsUnknown {
      finding.severity = .error
    }
    return finding
  }

  /// What was decided is no news; a refusal stays one, unless it is to be ignored.
  private func settled(_ finding: Finding, _ review: LedgerReview) -> Finding {
    var finding = finding
    finding.notes.append(note(review))
    if review.state == .ignored {
      finding = finding.borne(by: .review)
    } else if finding.severity == .warning {
      finding.severity = .info
    }
    return finding
  }

  private func note(_ review: LedgerReview) -> String {
    if review.hasExpired(on: today), let expires = review.expires {
      return "it was to be ignored until \(expires)"
    }
    return review.summary + ((review.reason ?? review.note).map { ": \($0)" } ?? "")
  }
}

extension Finding {
  /// Whether the ledger may have something to say about it.
  var isOfUnknown: Bool { !unknowns.isEmpty }

  /// The entries of the ledger that the finding is about.
  fileprivate var unknowns: [LedgerKey] {
    if rule == EventRules.unknownEventType.id {
      return identity.first.map { [LedgerKey("", .event, $0)] } ?? []
    }
    guard let contract, let pointer else { return [] }
    let name = contract.utf8.split(separator: UInt8(ascii: "@"), maxSplits: 1).first
    let kinds: [UnknownKind] =
      switch rule {
      case EventRules.unknownField.id, EventRules.tooManyUnknownFields.id: [.field]
      case EventRules.notInEnum.id, EventRules.notTheConstant.id: [.value]
      case EventRules.wrongType.id, EventRules.noBranchMatches.id: [.type, .null]
      default: []
      }
    let key = JSONName(name.map { Array($0) } ?? [])
    return kinds.map { LedgerKey(contract: key, place: LedgerPlace($0, JSONName(pointer))) }
  }
}
