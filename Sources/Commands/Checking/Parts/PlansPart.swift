import Contracts
import Findings
import Gating
import Reports
import Workspace

/// Plan documents and the evidence for their gates.
struct PlansPart: CheckPart {
  static let name = "plans"
  static let summary = "plan documents and the evidence for their gates"

  func concerns(_ scene: CheckScene) -> Bool {
    guard let changes = scene.changes else { return true }
    let plans = scene.settings.plans
    let watched = plans.artifacts + plans.bound.map(\.sources)
    let patterns = watched.map { GlobPattern($0.value) }
    return changes.touches { path in
      PlanFiles.isMarkdown(path) || patterns.contains { $0.matches(path: path) }
    }
  }

  func run(_ scene: CheckScene) throws(CommandError) -> CheckPartResult {
    // A commit is held to the plans it changes, and to the one that wins over all.
    let canonical = scene.settings.plans.canonical?.value
    let found = PlanFiles(scene.repository) { path in
      scene.changes.map { $0.holds(path) || path == canonical } ?? true
    }
    var result = CheckPartResult(asked: gatingRuleInfos)
    result.failures = found.failures
    guard !found.files.isEmpty || scene.changes != nil else { return result }
    var evidence = GateRun.Evidence()
    evidence.changes = scene.changes
    let run = try GateRun(found.files, scene.repository, evidence, in: scene.surroundings)
    let changed = scene.changes.map { changes in { changes.holds($0) } } ?? { (_: String) in true }
    let settings = scene.settings.plans.artifacts.map { GlobPattern($0.value) }
    result.findings = run.assessment.findings.filter { finding in
      let path = finding.place?.path ?? ""
      return changed(path) || settings.contains { $0.matches(path: path) }
    }
    let gates = run.assessment.gates.filter { changed($0.place.path) }
    result.tallies = [.init("gates", "gates", gates.count)]
    result.failures += run.failures
    result.remarks = run.remarks
    let unknown = gates.filter { $0.verdict == .unknown }
    if let first = unknown.first {
      let more = unknown.count > 1 ? " and \(unknown.count - 1) more" : ""
      result.unknowns = ["gate '\(first.title)'\(more) cannot be told: \(first.reason)"]
    }
    return result
  }
}
