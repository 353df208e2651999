import Contracts
import Findings
import Plans
import SourceText

/// Evidence that was made for something that has changed since.
struct StaleEvidence: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 3), "stale-evidence", severity: .error,
    summary: "Evidence is older than it may be, or than what it was made for.",
    rationale: """
      What was true of one contract version, one commit and one day need not be true of the next. \
      Evidence that says what it holds for can be asked again when that changes.
      """,
    bad: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2025-01-10)

      ```yaml gate
      checks:
        - { field: tick, requirement: "> 0", value: 712 }
      date: 2025-01-10
      expires_after_days: 90
      ```

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ VERIFIED (2026-01-10)

      ```yaml gate
      checks:
        - { field: tick, requirement: "> 0", value: 712 }
      date: 2026-01-10
      expires_after_days: 90
      ```

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.exactGates.flatMap { plan, phase, gate -> [Ruling] in
      guard let phase, phase.isDone else { return [] }
      let date = gate.date?.day ?? phase.date
      return expiry(of: gate, made: date, phase, docket)
        + contracts(gate, made: date, phase, docket)
        + digest(gate, phase, docket)
        + commit(gate.commit.map { ($0.value, $0.span) }, phase, docket)
    } + defaultExpiry(docket) + commits(docket)
  }

  private func expiry(
    of gate: ExactGate, made: Day?, _ phase: JudgedPhase, _ docket: Docket
  ) -> [Ruling] {
    guard let limit = gate.expiresAfterDays, let made, let today = docket.facts.today else {
      return []
    }
    return expired(made, limit.value, today, at: limit.span, phase, docket)
  }

  /// The limit of the settings holds where the gate has none of its own.
  private func defaultExpiry(_ docket: Docket) -> [Ruling] {
    guard let limit = docket.policy.expiresAfterDays, let today = docket.facts.today else {
      return []
    }
    return docket.live.filter(\.isDone).flatMap { phase -> [Ruling] in
      let hasOwn = phase.contents.exactGates.contains { $0.expiresAfterDays != nil }
      let dated = phase.contents.evidence.compactMap { block in
        block.date?.day.map { ($0, block.keySpan) }
      }
      guard !hasOwn, let newest = dated.max(by: { $0.0 < $1.0 }) else { return [] }
      return expired(newest.0, limit, today, at: newest.1, phase, docket)
    }
  }

  private func expired(
    _ made: Day, _ limit: Int, _ today: Day, at span: SourceSpan, _ phase: JudgedPhase,
    _ docket: Docket
  ) -> [Ruling] {
    let age = made.days(to: today)
    guard age > limit else { return [] }
    return [
      ruling(
        "the evidence of '\(phase.label)' is \(age) days old, and it holds for \(limit)", .fails,
        on: phase, at: span, in: docket)
    ]
  }

  private func contracts(
    _ gate: ExactGate, made: Day?, _ phase: JudgedPhase, _ docket: Docket
  ) -> [Ruling] {
    gate.contracts.sorted { $0.key < $1.key }.compactMap { name, bound in
      guard let version = Version(bound.value) else {
        return ruling(
          "'\(bound.value)' is no version of '\(name)'", .clouds, on: phase, at: bound.span,
          in: docket)
      }
      guard let releases = docket.facts.contracts[name] else { return nil }
      guard let next = overtaking(version, releases, made: made) else { return nil }
      return ruling(
        "the evidence of '\(phase.label)' is for '\(name)' \(version), and \(next) is out",
        .fails, on: phase, at: bound.span, in: docket)
    }
  }

  /// The next minor or major release, unless the evidence is younger than that.
  private func overtaking(_ version: Version, _ releases: [ContractRelease], made: Day?) -> Version?
  {
    releases.filter { release in
      guard let step = release.version.step(from: version), step >= .minor else { return false }
      guard let made, let date = release.date else { return true }
      return made < date
    }.map(\.version).max()
  }

  /// Evidence of code that is not part of what is judged: of another branch, or rebased away.
  private func commit(
    _ bound: (id: String, span: SourceSpan)?, _ phase: JudgedPhase, _ docket: Docket
  ) -> [Ruling] {
    guard let bound, case .known(_, isAncestor: false) = docket.facts.commits[bound.id] else {
      return []
    }
    return [
      ruling(
        "the evidence of '\(phase.label)' is of commit '\(bound.id)', which is not part of this "
          + "history", .clouds, on: phase, at: bound.span, in: docket
      ).graded(.warning)
    ]
  }

  /// The commits that blocks of evidence name.
  private func commits(_ docket: Docket) -> [Ruling] {
    docket.live.filter(\.isDone).flatMap { phase in
      phase.contents.evidence.flatMap(\.references).flatMap { reference -> [Ruling] in
        guard case .commit(let id) = reference.target else { return [] }
        return commit((id, reference.span), phase, docket)
      }
    }
  }

  private func digest(_ gate: ExactGate, _ phase: JudgedPhase, _ docket: Docket) -> [Ruling] {
    guard let claimed = gate.digest else { return [] }
    let known = gate.sources.compactMap { docket.facts.digests[$0.value] }
    guard !known.isEmpty, !known.contains(claimed.value) else { return [] }
    return [
      ruling(
        "the evidence of '\(phase.label)' was made of other bytes than those there now", .fails,
        on: phase, at: claimed.span, in: docket)
    ]
  }
}
