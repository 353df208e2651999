import Contracts
import Findings
import Gating
import Plans
import Reports
import SourceText
import Validation
import Workspace

extension GateRun {
  /// The result as every form tells it; gates come with their evidence where those are told.
  func report(
    _ command: String, _ options: ReportOptions, inFull: Bool, in surroundings: Surroundings
  ) -> Report {
    let findings = repository.settings.applied(
      to: FindingSet(assessment.findings + repository.settings.brokenGateWaivers),
      today: surroundings.today)
    let gates = inFull ? gates(today: surroundings.today) : Report.Gates(verdicts)
    var report = options.report(
      command,
      summary: [
        .init("plans", "plans", documents.count),
        .init("errors", "errors", findings.count(.error)),
        .init("warnings", "warnings", findings.count(.warning)),
        .init("notes", "notes", findings.count(.info)),
      ], findings: findings)
    report.gates = gates
    report.remarks = remarks
    report.pace = Report.Pace(elapsed: surroundings.elapsed(), bytes: byteCount)
    settle(&report, gates, options)
    report.next = next(gates, findings)
    return report
  }

  /// A gate that fails fails the run, and one that nobody can tell makes it unknown, unless
  /// nothing is to fail.
  private func settle(_ report: inout Report, _ gates: Report.Gates, _ options: ReportOptions) {
    guard options.failOn != .never else { return }
    if gates.count(.fail) > 0, report.exit == Outcome.clean.rawValue {
      report.exit = Outcome.findings.rawValue
    }
    if report.exit == Outcome.findings.rawValue {
      report.verdict = .findings
    } else if gates.count(.unknown) > 0 {
      report.verdict = .unknown
      report.exit = Outcome.unknown.rawValue
    }
  }

  private func next(_ gates: Report.Gates, _ findings: FindingSet) -> [String] {
    var next: [String] = []
    let fixable = findings.findings.count { $0.fix?.applicability == .safe && !$0.waived }
    if fixable > 0 { next.append("schema gate --fix     mends \(fixable) of them") }
    if !askedCaptures, gates.count(.unknown) > 0, isAskingCaptures {
      next.append("schema gate --captures CAPTURE     asks the captures")
    }
    return next
  }

  /// The gates with nothing but their verdicts.
  private var verdicts: [Report.Gates.Gate] {
    assessment.gates.map {
      Report.Gates.Gate(
        id: $0.id, title: $0.title, state: $0.state.rawValue, verdict: $0.verdict.shown,
        place: $0.place)
    }
  }

  func gates(today: Day?) -> Report.Gates {
    let groups = groups
    var result = Report.Gates(
      assessment.gates.map { result in
        var shown = gate(result, today)
        shown.group = groups[result.place.path]?[result.id]
        return shown
      })
    result.conflicts = assessment.factConflicts.map { conflict in
      Report.Gates.Conflict(
        subject: conflict.subject,
        claims: conflict.claims.map {
          .init(value: $0.value, date: $0.date?.description, place: $0.place)
        })
    }
    result.openItems = assessment.openItems.map {
      Report.Gates.OpenItem(
        kind: $0.kind.rawValue, text: $0.text, gate: $0.gate, place: $0.place)
    }
    result.waivers = repository.settings.gatePolicy.waivers.filter(\.isAboutPlans)
      .map { $0.shown(today) }
    result.plans = documents.map {
      Report.Gates.Plan(
        path: $0.source.path, title: $0.title?.value,
        digest: Digest.sha256Text($0.source.bytes))
    }
    return result
  }

  private func gate(_ gate: GateResult, _ today: Day?) -> Report.Gates.Gate {
    var shown = Report.Gates.Gate(
      id: gate.id, title: gate.title, state: gate.state.rawValue, verdict: gate.verdict.shown,
      place: gate.place)
    shown.date = gate.date?.description
    shown.reason = gate.reason
    shown.rules = gate.rules.map(\.description)
    shown.needs = gate.prerequisites.map {
      Report.Gates.Need($0.id, $0.strength == .hard ? .hard : .soft, isSatisfied: $0.isSatisfied)
    }
    shown.evidence = gate.evidence.map { line in
      var shown = Report.Gates.Line(field: line.field, value: line.value, place: line.place)
      shown.requirement = line.requirement
      shown.claimed = line.claimed
      shown.computed = line.computed
      shown.note = line.note
      return shown
    }
    shown.waiver = gate.waiver?.shown(today)
    return shown
  }

  /// The groups of phases, by plan and by the gate's ID.
  private var groups: [String: [String: String]] {
    var found: [String: [String: String]] = [:]
    for plan in documents {
      for phase in plan.phases {
        guard let index = phase.group, plan.groups.indices.contains(index) else { continue }
        let id = "phase:" + (phase.anchor?.id?.value ?? phase.label.text)
        found[plan.source.path, default: [:]][id] = plan.groups[index].name
      }
    }
    return found
  }
}

extension GateVerdict {
  fileprivate var shown: Report.Gates.Verdict {
    switch self {
    case .pass: .pass
    case .fail: .fail
    case .unknown: .unknown
    case .waived: .waived
    case .open: .open
    }
  }
}

extension GateWaiver {
  /// Waivers of other families stand in the settings too.
  fileprivate var isAboutPlans: Bool {
    switch rule.family {
    case .plan, .gate, .decision, .task, .qualityGate, .text: true
    default: false
    }
  }

  fileprivate func shown(_ today: Day?) -> Report.Gates.Waiver {
    let isExpired = expires.flatMap { end in today.map { end < $0 } } ?? false
    return Report.Gates.Waiver(
      rule: rule.description, gate: gate, reason: reason, owner: owner,
      expires: expires?.description, isExpired: isExpired)
  }
}
