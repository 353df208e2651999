import Findings
import Plans
import SourceText

extension GateResult {
  /// The gates that reports of tools decide: tests, coverage, scans, benchmarks, reviews.
  static func qualityGates(of docket: Docket, under rulings: [Ruling]) -> [GateResult] {
    guard !docket.facts.artifacts.isEmpty else { return [] }
    let own = rulings.filter { $0.finding.rule.family == .qualityGate }
    let byPath = Dictionary(grouping: own) { $0.finding.place?.path ?? "" }
    return docket.facts.artifacts.map { artifact in
      GateResult(artifact, docket, under: byPath[artifact.path] ?? [])
    }
  }

  private init(_ artifact: QualityArtifact, _ docket: Docket, under rulings: [Ruling]) {
    self.init(
      id: "quality:" + artifact.path, title: "\(artifact.kindWords): \(artifact.path)",
      state: .verified, verdict: .pass, date: artifact.date,
      place: Place(path: artifact.path, position: Position(line: 1, column: 1)))
    evidence = artifact.lines(docket.policy, at: place)
    rules = Set(rulings.map(\.finding.rule)).sorted()
    waiver = rulings.lazy.compactMap { docket.waiver(for: $0) }.first
    let standing = rulings.filter { !$0.finding.waived }
    if let ruling = standing.first(where: { !$0.isDoubt }) {
      (verdict, state, reason) = (.fail, .failed, ruling.finding.message.text)
    } else if let ruling = standing.first {
      (verdict, state, reason) = (.unknown, .needsVerification, ruling.finding.message.text)
    } else if let ruling = rulings.first {
      (verdict, state, reason) = (.waived, .waived, ruling.finding.message.text)
    } else if evidence.isEmpty {
      (verdict, state, reason) = (.open, .pending, "nothing says what has to hold of the report")
    } else {
      reason = "the report was counted again and holds"
    }
  }
}

extension Ruling {
  /// A report that cannot be read or is out of date says neither yes nor no.
  fileprivate var isDoubt: Bool {
    finding.rule == UnreadableArtifact.info.id || finding.rule == StaleArtifact.info.id
  }
}

extension QualityArtifact {
  fileprivate var kindWords: String {
    switch content {
    case .tests: "Tests"
    case .coverage: "Coverage"
    case .scan: "Security scan"
    case .metrics: "Metrics"
    case .review: "Review"
    case .unreadable: "Report"
    }
  }

  /// What the gate asks of the report, line by line.
  fileprivate func lines(_ policy: GatePolicy, at place: Place) -> [EvidenceLine] {
    func line(_ field: String, _ value: String, _ requirement: String) -> EvidenceLine {
      EvidenceLine(
        field: field, value: value, requirement: requirement,
        computed: RecomputedAssertion(value: value, requirement: requirement).computed, place: place
      )
    }
    switch content {
    case .tests(let run):
      return [
        line("tests", "\(run.total)", "> 0"), line("failed", "\(run.failed)", "== 0"),
        line("errors", "\(run.errors)", "== 0"),
      ]
    case .coverage(let coverage):
      let percent = Figure(coverage.covered).multiplied(by: Figure(100))
        .flatMap { coverage.total > 0 ? $0.divided(by: Figure(coverage.total), decimals: 2) : nil }
      guard let percent else { return [] }
      var shown = line("coverage", "\(percent) %", "> \(policy.coverageAbove) %")
      // What is shown is rounded; what is judged is not.
      shown.computed = coverage.isAbove(policy.coverageAbove)
      return [shown]
    case .scan(let scan):
      return [line("critical", "\(scan.critical)", "== 0"), line("high", "\(scan.high)", "== 0")]
    case .metrics(let metrics):
      return metrics.compactMap { metric in
        metric.requirement.map { line(metric.name, metric.value, $0) }
      }
    case .review(let review):
      return [
        line("approvals", "\(review.approvals.count)", ">= 1"),
        line("rejections", "\(review.rejections.count)", "== 0"),
      ]
    case .unreadable: return []
    }
  }
}
