package import Contracts
package import Realms

/// One line of the matrix: a consumer, and whether the version may go out for its sake.
package struct ReleaseRow: Sendable {
  /// Which source the verdict comes from.
  package enum Source: String, Hashable, Sendable {
    case containment, verification, acknowledgement
    case gracePeriod = "grace-period"
    case environment
  }

  package var consumer: RealmName
  package var verdict: ReleaseVerdict
  package var reason: String
  package var source: Source
  /// Whether what it reads stays as it was, by the schemas alone.
  package var compatible: ReleaseVerdict
  /// What was recorded of a trial; nil for nothing.
  package var verified: RealmVerification.Result?
  /// The contract's version it was written for.
  package var reads: Version?
  /// Its own version or commit, where one was recorded.
  package var revision: String?
  /// Until when it has to follow, where that still matters.
  package var deadline: Day?
}

extension ReleaseTerms {
  /// The verdict for one consumer.
  package func row(for consumer: ReleaseConsumer) -> ReleaseRow {
    let trial = verification(of: consumer)
    let compatible = consumer.impact?.verdict ?? .unknown
    var row = ReleaseRow(
      consumer: consumer.repository, verdict: compatible, reason: "", source: .containment,
      compatible: compatible, verified: trial.counts ? consumer.verification?.result : nil,
      reads: consumer.version,
      revision: consumer.deployment?.revision ?? consumer.verification?.revision)
    decide(&row, consumer, trial)
    return row
  }

  private func decide(_ row: inout ReleaseRow, _ consumer: ReleaseConsumer, _ trial: Trial) {
    if let result = row.verified {
      row.verdict = result == .pass ? .yes : .no
      row.source = .verification
      row.reason = trial.words
      if result == .pass { return }
    } else {
      row.reason = schemaReason(consumer) + trial.words
      if row.verdict == .yes, consumer.doubt != nil { row.verdict = .unknown }
      if row.verdict == .yes { return }
    }
    excuse(&row, consumer)
  }

  private func schemaReason(_ consumer: ReleaseConsumer) -> String {
    var reasons = consumer.impact?.reasons ?? []
    // Where nothing breaks, the doubt is all there is to say.
    if let doubt = consumer.doubt, consumer.impact?.verdict == .yes { reasons = [doubt] }
    if reasons.isEmpty {
      reasons = [consumer.obstacle ?? "nothing is known of what it was written for"]
    }
    let more = reasons.count > 3 ? "; and \(reasons.count - 3) more" : ""
    let range = consumer.relied.range.value
    let outside =
      range.contains(version) ? "" : "; \(version) is outside of its range '\(range.text)'"
    return reasons.prefix(3).joined(separator: "; ") + more + outside
  }

  private struct Trial {
    /// Whether it was this text that was tried.
    var counts = false
    var words = ""
  }

  private func verification(of consumer: ReleaseConsumer) -> Trial {
    guard let found = consumer.verification else { return Trial() }
    if let tried = found.digest, let digest, tried != digest {
      return Trial(words: "; it tried another text of \(version)")
    }
    // A failure is no excuse, whatever became of what shows it.
    if found.result == .pass, let fault = fault(of: found, consumer) {
      return Trial(words: "; its trial of \(version) passed, but \(fault)")
    }
    let word = found.result == .pass ? "passed" : "failed"
    let day = found.date.map { " on \($0)" } ?? ""
    let gone = consumer.evidence == .gone ? ", which is not in its clone" : ""
    let evidence = found.evidence.map { ", see \($0.path)\(gone)" } ?? ""
    return Trial(counts: true, words: "its trial of \(version) \(word)\(day)\(evidence)")
  }

  /// Why a trial that passed does not count.
  private func fault(of trial: RealmVerification, _ consumer: ReleaseConsumer) -> String? {
    if consumer.evidence == .changed, let evidence = trial.evidence {
      return "'\(evidence.path)' is not the file that was recorded with it"
    }
    guard let environment, let running = consumer.deployment else { return nil }
    // Whoever runs a build for this version has the code that was tried, or a later one.
    if running.version(of: consumer.relied.contract.value) == version { return nil }
    if let tried = trial.revision, let there = running.revision, Self.isOne(tried, there) {
      return nil
    }
    return "it was \(trial.revision ?? "an unknown revision") that passed, and in '\(environment)' "
      + "runs \(running.revision ?? "an unknown one")"
  }

  /// Whether two words name one commit: one of them may be cut short.
  private static func isOne(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    let shared = min(one.count, other.count)
    guard shared > 0 else { return false }
    return one == other || shared >= 7 && one.prefix(shared) == other.prefix(shared)
  }
}

// MARK: - What lets a break pass

extension ReleaseTerms {
  /// A break that a consumer knows of, or had its time to follow, does not block.
  private func excuse(_ row: inout ReleaseRow, _ consumer: ReleaseConsumer) {
    if let word = consumer.acknowledgement {
      if let fault = fault(of: word) {
        row.reason += "; \(fault)"
      } else {
        let name = word.by.map { " by \($0)" } ?? ""
        row.verdict = .yes
        row.source = .acknowledgement
        row.reason = "acknowledged\(name)\(word.date.map { " on \($0)" } ?? ""): \(row.reason)"
        return
      }
    }
    guard let days = governance.gracePeriodDays, row.verdict == .no else { return }
    guard let deadline else {
      row.reason += "; its \(days) days to follow begin when \(version) is in the realm"
      return
    }
    row.deadline = deadline
    guard let today, deadline < today else {
      row.reason += "; the grace period ends on \(deadline)"
      return
    }
    if governance.breakNeedsApproval {
      row.reason += "; the grace period ended on \(deadline), and a break needs approval here"
    } else if row.source == .containment {
      row.verdict = .yes
      row.source = .gracePeriod
      row.reason = "the grace period ended on \(deadline): \(row.reason)"
    }
  }

  /// Why an acknowledgement does not count.
  private func fault(of word: RealmAcknowledgement) -> String? {
    if let until = word.until, let today, until < today {
      return "its acknowledgement ran out on \(until)"
    }
    guard governance.breakNeedsApproval else { return nil }
    let approvers = governance.approvers.map(\.value)
    if approvers.isEmpty { return "a break needs approval, and the realm names no approver" }
    let isApproved = approvers.contains { Self.isSame($0, word.by ?? "") }
    return isApproved
      ? nil
      : "its acknowledgement is by '\(word.by ?? "nobody")', and the approvers are "
        + approvers.prefix(5).joined(separator: ", ")
  }

  /// `@name` and `name` are one.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    func bare(_ name: String) -> Substring.UTF8View {
      (name.utf8.first == UInt8(ascii: "@") ? name.dropFirst() : name[...]).utf8
    }
    return bare(one).elementsEqual(bare(other))
  }
}
