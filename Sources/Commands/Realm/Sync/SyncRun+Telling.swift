import Findings
import Workspace

// What came of it.
extension SyncRun {
  mutating func tellChanges() {
    let told = changes.map { "\($0.path)  \($0.bytes == nil ? "taken away" : "written")" }
    lines = lines.filter { !told.contains($0) } + told + approvalLines
  }

  private var approvalLines: [String] { isDry ? approvals : [] }

  var headline: String {
    let words =
      switch outcome {
      case .level: "up to date"
      case .branch: "on a branch"
      case .review: "waits for an approver"
      case .merged: "handed over"
      case .patch: "as a patch"
      case .refused: "refused"
      case .dry: "would be handed over"
      }
    return "realm \(name) \(words)"
  }

  var details: Report.Value {
    .object([
      .init("realm", .string(name)), .init("result", .string(outcome.rawValue)),
      .init("branch", .string(branch)), .init("commit", .string(commit)),
      .init("patch", .string(patchPath)), .init("news", .int(news)),
      .init("approvals", .array(approvals.map { .string($0) })),
      .init(
        "changes",
        .array(changes.map { RealmChange.details($0.path, isRemoval: $0.bytes == nil) })),
    ])
  }
}
