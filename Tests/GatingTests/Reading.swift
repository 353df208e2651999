import Contracts
import Findings
import Gating
import Plans
import SourceText

/// The plans of an example: one document, or several with a line `# file: PATH` before each.
func readPlans(_ text: String) -> [PlanDocument] {
  var files: [SourceFile] = []
  var path = "docs/plans/PLAN.md"
  var body: [Substring] = []
  func take() {
    guard body.contains(where: { !$0.isEmpty }) else { return }
    files.append(SourceFile(path: path, text: body.joined(separator: "\n")))
  }
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("# file: ") {
      take()
      path = String(line.dropFirst(8))
      body = []
    } else {
      body.append(line)
    }
  }
  take()
  return files.map { PlanDocument.read($0) }
}

let exampleFacts: GateFacts = GateFacts(today: Day("2026-02-01"))

func assess(
  _ text: String, facts: GateFacts = exampleFacts, policy: GatePolicy = GatePolicy()
) -> GateAssessment {
  judge(readPlans(text), facts: facts, policy: policy)
}

extension GateAssessment {
  /// The findings in short: `PL005@102`.
  var short: [String] {
    findings.filter { !$0.waived }.map { "\($0.rule)@\($0.place?.position.line ?? 0)" }
  }
}
