import Contracts
import Evolution
import Findings
import Reports
import Validation
import Workspace

/// The result of a run, for people and for programs.
extension DiffRun {
  func deliver(
    _ profile: ReaderProfile?, in surroundings: Surroundings
  ) throws(CommandError) -> Outcome {
    try options.deliver(
      report(profile), failures: failures, interrupted: replayed?.wasInterrupted ?? false,
      in: surroundings)
  }

  /// The largest step among the contracts; one that is gone leaves nothing to rely on.
  private var level: Magnitude {
    let steps = pairs.map(\.comparison.level)
    return (steps + removed.map { _ in .major } + added.map { _ in .patch }).max() ?? .none
  }

  private func report(_ profile: ReaderProfile?) -> Report {
    let findings = settings.applied(
      to: FindingSet(pairs.flatMap(\.findings) + removed.map(finding) + migrationFindings),
      today: surroundings.today)
    var report = options.report("diff", summary: summary, findings: findings)
    settle(&report, profile, findings)
    let profiles = profile.map { [$0] } ?? ReaderProfile.allCases
    let paths = CaptureNames(
      captures?.inputs.map { surroundings.shown($0.path) } ?? [], tables: replayed?.tables ?? [])
    report.headline = "level \(level.rawValue)"
    report.details = details(profiles, paths)
    report.subjects = subjects(profiles, paths)
    for pair in pairs {
      let prefix = isOfMoments ? "\(pair.name): " : ""
      report.passages += pair.passages(
        findings, from: options.leastSeverity, prefix: prefix, captures: paths)
      report.tables += pair.tables(profiles, prefix: prefix)
    }
    report.remarks = remarks
    report.next = next
    if let replayed {
      report.pace = Report.Pace(elapsed: surroundings.elapsed(), bytes: replayed.byteCount)
    }
    return report
  }

  /// What the exit code is besides `--fail-on`: one reader's verdict, or none at all.
  private func settle(
    _ report: inout Report, _ profile: ReaderProfile?, _ findings: FindingSet
  ) {
    guard let threshold = options.failOn.threshold else { return }
    if let profile {
      let verdicts = pairs.map { $0.comparison.verdict(for: profile) }
      let isBroken = verdicts.contains { $0.witness != nil } || !removed.isEmpty
      report.verdict = isBroken ? .findings : .ok
      report.exit = isBroken ? Outcome.findings.rawValue : Outcome.clean.rawValue
      if !isBroken, verdicts.contains(where: \.isUnknown) { becomeUnknown(&report) }
    } else if pairs.contains(where: \.isUnknown) {
      // What could not be told counts as the safer level, but is no proof of a break.
      let undecided = pairs.reduce(into: Set<Fingerprint>()) { $0.formUnion($1.undecided) }
      let certain = FindingSet(findings.findings.filter { !undecided.contains($0.fingerprint) })
      if !certain.fails(at: threshold) { becomeUnknown(&report) }
    }
  }

  private func becomeUnknown(_ report: inout Report) {
    report.verdict = .unknown
    report.exit = Outcome.unknown.rawValue
  }

  private var summary: [Report.Tally] {
    let changes = pairs.flatMap(\.comparison.changes)
    let counted: [Report.Tally] = [
      .init("changes", "changes", changes.count),
      .init("breakingData", "breaking stored events", changes.count { $0.backward.witness != nil }),
      .init(
        "breakingReaders", "breaking strict readers",
        changes.count { $0.forward.witness != nil }),
      .init("unknown", "unknown", pairs.count(where: \.isUnknown)),
    ]
    let contracts: [Report.Tally] = [
      .init("contracts", "contracts", pairs.count),
      .init("added", "new", added.count), .init("removed", "gone", removed.count),
    ]
    let events: [Report.Tally] = [
      .init("events", "events", pairs.reduce(0) { $0 + ($1.replay?.events ?? 0) }),
      .init(
        "newlyRefused", "newly refused", pairs.reduce(0) { $0 + ($1.replay?.newlyRefused ?? 0) }),
      .init(
        "newlyAccepted", "newly accepted",
        pairs.reduce(0) { $0 + ($1.replay?.newlyAccepted ?? 0) }),
    ]
    return (isOfMoments ? contracts : []) + counted + (captures == nil ? [] : events)
  }

  /// Two versions of one contract stand at the top; the contracts of two moments each by itself.
  private func details(_ profiles: [ReaderProfile], _ paths: CaptureNames) -> [Report.Member] {
    guard isOfMoments else {
      return pairs.first?.details(profiles, captures: paths) ?? []
    }
    return [
      .init("level", .string(level.rawValue)),
      .init("added", .array(added.map { .string($0.title) })),
      .init("removed", .array(removed.map { .string($0.title) })),
    ]
  }

  private func subjects(_ profiles: [ReaderProfile], _ paths: CaptureNames) -> [Report.Subject] {
    pairs.map { pair in
      var subject = Report.Subject(
        name: pair.name, version: pair.new.version?.description, tallies: [])
      if let previous = pair.old.version {
        subject.details.append(.init("previous", .string(previous.description)))
      }
      if isOfMoments { subject.details += pair.details(profiles, captures: paths) }
      return subject
    }
  }

  private var remarks: [String] {
    var lines = pairs.compactMap { pair in
      pair.movedFrom.map { "'\(pair.name)' was moved: '\($0)' is '\(pair.new.path)' now" }
    }
    lines += added.map { "'\($0.name)' is new" }
    lines += pairs.compactMap(migrationLine)
    if let records = replayed?.outcome.records {
      if records.malformed > 0 {
        lines.append(
          "records that could not be read: \(records.malformed) ('schema validate' tells where)")
      }
      if records.unrouted.events > 0 {
        lines.append("events of other types, passed over: \(records.unrouted.events)")
      }
    }
    return lines + (captures?.repeats.map { "'\($0.path)' is '\($0.first)' again" } ?? [])
  }

  /// That a migration is enough, in words; that it is not is a finding.
  private func migrationLine(_ pair: ComparedPair) -> String? {
    guard let migration = pair.replay?.migration, migration.first == nil else { return nil }
    return "'\(pair.name)': the migration is enough for all \(migration.events) stored events"
  }

  private var migrationFindings: [Finding] {
    pairs.compactMap { pair in
      guard let outcome = pair.replay?.migration, let first = outcome.first,
        let contract = pair.new.contract
      else { return nil }
      let capture = captures?.inputs.dropFirst(first.place.capture).first
      let path = capture.map { surroundings.shown($0.path) } ?? "capture"
      return InsufficientMigration.finding(
        outcome, of: contract, first: "\(path):\(first.place.line)")
    }
  }

  /// That a contract is gone; one whose end was announced and has come is only told.
  private func finding(_ removed: ContractSource) -> Finding {
    var finding = Finding(
      MomentRules.removedContract, "contract '\(removed.name)' is gone",
      at: removed.contract.flatMap { removed.place(of: $0.name.span) })
    finding.contract = removed.title
    finding.identity = [removed.name]
    finding.excerpt = removed.contract.flatMap { removed.excerpt(of: $0.name.span) }
    if let contract = removed.contract, contract.stability?.value == .deprecated,
      let sunset = contract.sunset?.value, let today = surroundings.today, sunset <= today
    {
      finding.severity = .info
      finding.notes = ["it was deprecated until \(sunset)"]
    }
    return finding
  }

  private var next: [String] {
    guard captures == nil, !isOfMoments, let pair = pairs.first,
      pair.comparison.backward.witness != nil
    else { return [] }
    return [
      "schema diff \(pair.old.word) \(pair.new.word) --captures CAPTURE     "
        + "counts the events that break"
    ]
  }
}
