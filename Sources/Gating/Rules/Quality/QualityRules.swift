import Findings
import Plans
import SourceText

/// A rule that looks at reports of tools.
protocol ArtifactRule: PlanRule {
  func faults(of artifact: QualityArtifact, _ docket: Docket) -> [String]
}

extension ArtifactRule {
  func rulings(on docket: Docket) -> [Ruling] {
    docket.facts.artifacts.flatMap { artifact in
      faults(of: artifact, docket).map { Ruling(finding: Self.finding($0, about: artifact.path)) }
    }
  }

  static func finding(_ message: String, about path: String) -> Finding {
    Finding(
      info, Finding.Message(message),
      at: Place(path: path, position: Position(line: 1, column: 1)))
  }
}

/// A report that could not be read.
struct UnreadableArtifact: ArtifactRule {
  static let info = RuleInfo(
    RuleID(.qualityGate, 8), "unreadable-artifact", severity: .error,
    summary: "A report that the quality gate is judged by cannot be read.",
    rationale: "A gate that is judged without its reports is not judged.")

  func faults(of artifact: QualityArtifact, _ docket: Docket) -> [String] {
    guard case .unreadable(let why) = artifact.content else { return [] }
    return ["the report cannot be read: \(why)"]
  }
}

/// Tests that fail, or that were not run.
struct FailingTests: ArtifactRule {
  static let info = RuleInfo(
    RuleID(.qualityGate, 2), "failing-tests", severity: .error,
    summary: "A test run has failures, ran nothing, or a suite that is asked for was not run.",
    rationale: "Unit, integration and end-to-end tests have to be green before a milestone is.")

  func faults(of artifact: QualityArtifact, _ docket: Docket) -> [String] {
    guard case .tests(let run) = artifact.content else { return [] }
    let broken = run.failed.addingReportingOverflow(run.errors).partialValue
    if broken > 0 { return ["\(broken) of \(run.total) tests failed"] }
    if run.total == 0 { return ["the run has no tests"] }
    return run.skipped >= run.total ? ["all \(run.total) tests were skipped"] : []
  }

  func rulings(on docket: Docket) -> [Ruling] {
    let broken = docket.facts.artifacts.flatMap { artifact in
      faults(of: artifact, docket).map { Ruling(finding: Self.finding($0, about: artifact.path)) }
    }
    let runs = docket.facts.artifacts.compactMap { artifact -> (String, [String])? in
      guard case .tests(let run) = artifact.content else { return nil }
      return (artifact.path, run.suites.map { $0.lowercased() })
    }
    guard let first = runs.first else { return broken }
    let missing = docket.policy.suites.filter { suite in
      !runs.contains { path, names in
        (names + [path.lowercased()]).contains { $0.contains(suite.lowercased()) }
      }
    }
    return broken
      + missing.map {
        Ruling(finding: Self.finding("the suite '\($0)' was not run", about: first.0))
      }
  }
}

/// Code that no test reaches.
struct LowCoverage: ArtifactRule {
  static let info = RuleInfo(
    RuleID(.qualityGate, 3), "low-coverage", severity: .error,
    summary: "Coverage is not more than what is asked.",
    rationale: "The gate asks for more than 80 %: 80 % itself is not enough.")

  func faults(of artifact: QualityArtifact, _ docket: Docket) -> [String] {
    guard case .coverage(let coverage) = artifact.content else { return [] }
    guard coverage.total > 0 else { return ["the report covers no lines"] }
    let bound = docket.policy.coverageAbove
    guard coverage.isAbove(bound) == false else { return [] }
    let part = Figure(coverage.covered).multiplied(by: Figure(100))
    let percent = part?.divided(by: Figure(coverage.total), decimals: 1).map { "\($0)" } ?? ""
    return ["coverage is \(percent) %, which is not more than \(bound) %"]
  }
}

extension QualityArtifact.Coverage {
  /// Whether more than so many percent are covered, told exactly; nil beyond all numbers.
  func isAbove(_ percent: Int) -> Bool? {
    guard let part = Figure(covered).multiplied(by: Figure(100)),
      let least = Figure(total).multiplied(by: Figure(percent)),
      let order = part.compared(to: least)
    else { return nil }
    return order == .more
  }
}

/// Holes that a scan found.
struct OpenVulnerabilities: ArtifactRule {
  static let info = RuleInfo(
    RuleID(.qualityGate, 4), "open-vulnerabilities", severity: .error,
    summary: "A security scan has critical or high findings.",
    rationale: "The gate asks for none of either.")

  func faults(of artifact: QualityArtifact, _ docket: Docket) -> [String] {
    guard case .scan(let scan) = artifact.content, scan.critical > 0 || scan.high > 0 else {
      return []
    }
    return ["the scan has \(scan.critical) critical and \(scan.high) high findings"]
  }
}

/// A number that is not what it has to be.
struct MissedBenchmark: ArtifactRule {
  static let info = RuleInfo(
    RuleID(.qualityGate, 5), "missed-benchmark", severity: .error,
    summary: "A measured number does not meet its requirement, or cannot be held to it.",
    rationale: "Performance benchmarks are met or not; close to it is not met.")

  func faults(of artifact: QualityArtifact, _ docket: Docket) -> [String] {
    guard case .metrics(let metrics) = artifact.content else { return [] }
    return metrics.compactMap { metric in
      guard let requirement = metric.requirement else { return nil }
      let recomputed = RecomputedAssertion(value: metric.value, requirement: requirement)
      if recomputed.computed == true { return nil }
      guard let note = recomputed.note else {
        return "'\(metric.name)' is \(metric.value), which is not \(requirement)"
      }
      return "'\(metric.name)' cannot be held to '\(requirement)': \(note)"
    }
  }
}

/// Work that nobody approved.
struct MissingApproval: ArtifactRule {
  static let info = RuleInfo(
    RuleID(.qualityGate, 7), "missing-approval", severity: .error,
    summary: "A review has no approval, or somebody asks for changes.",
    rationale: "The gate asks that code was reviewed and approved.")

  func faults(of artifact: QualityArtifact, _ docket: Docket) -> [String] {
    guard case .review(let review) = artifact.content else { return [] }
    if let name = review.rejections.first { return ["'\(name)' asks for changes"] }
    return review.approvals.isEmpty ? ["nobody approved"] : []
  }
}

/// A report that is older than what it is about.
struct StaleArtifact: ArtifactRule {
  static let info = RuleInfo(
    RuleID(.qualityGate, 9), "stale-artifact", severity: .warning,
    summary: "A report is older than evidence may be, or of a commit that is not there.",
    rationale: "A green report of last year says nothing about today's code.")

  func faults(of artifact: QualityArtifact, _ docket: Docket) -> [String] {
    var found: [String] = []
    if let limit = docket.policy.expiresAfterDays, let today = docket.facts.today,
      let date = artifact.date, date.days(to: today) > limit
    {
      found.append("the report is \(date.days(to: today)) days old, and it holds for \(limit)")
    }
    if let commit = artifact.commit, docket.facts.commits[commit] == .missing {
      found.append("the report is of commit '\(commit)', which the repository does not have")
    }
    return found
  }
}
