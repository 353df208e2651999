package import Findings
import SourceText
import Workspace

/// The change itself: merges that are not resolved, and what is in it that nothing looks at.
struct ChangePart: CheckPart {
  static let name = "change"
  static let summary = "unresolved merges in what is checked"

  func concerns(_ scene: CheckScene) -> Bool {
    guard let changes = scene.changes else { return false }
    return changes.changes.contains { $0.kind == .unmerged || $0.isPassedOver }
  }

  func run(_ scene: CheckScene) throws(CommandError) -> CheckPartResult {
    let changes = scene.changes?.changes ?? []
    var result = CheckPartResult(
      changes.filter { $0.kind == .unmerged }.map { CheckRules.unmerged($0.path) },
      asked: CheckRules.all)
    result.remarks = changes.filter(\.isPassedOver).map { change in
      let what = change.newMode == "160000" ? "a submodule" : "a symbolic link"
      return "'\(change.path)' is \(what), which is not followed"
    }
    return result
  }
}

extension Git.Change {
  /// A link or a repository within, as it is now.
  fileprivate var isPassedOver: Bool { newMode == "120000" || newMode == "160000" }
}

/// What a check finds of itself, besides what its parts do.
package enum CheckRules {
  package static let all = [unmergedFile, staleBaselineEntry, brokenBaseline] + ofOwnership

  static let unmergedFile = RuleInfo(
    RuleID(.text, 21), "unmerged-file", severity: .error,
    summary: "A file holds the two sides of a merge that is not resolved.",
    rationale: """
      What it will say is not decided yet, so nothing in it can be judged; whatever else is found \
      there is found in a text that nobody wrote.
      """)

  /// A path that git itself calls unmerged.
  static func unmerged(_ path: String) -> Finding {
    var finding = Finding(
      unmergedFile, "'\(path)' is the subject of a merge that is not resolved",
      at: Place(path: path, position: Position(line: 1, column: 1)))
    finding.identity = ["unmerged"]
    finding.notes = ["resolve it and 'git add' it"]
    return finding
  }

  static let staleBaselineEntry = RuleInfo(
    RuleID(.suppression, 8), "stale-baseline-entry", severity: .warning,
    summary: "The baseline bears what is not found any more.",
    rationale: """
      The fault was mended and the entry stayed. It would silently bear the same fault when it \
      comes back.
      """)

  static let brokenBaseline = RuleInfo(
    RuleID(.suppression, 9), "broken-baseline", severity: .error,
    summary: "The baseline cannot be read, so it bears nothing.",
    rationale: """
      What it held is known to nobody. Taking it for empty would tell old findings as new ones, and \
      writing it anew would bear new findings as old ones; somebody has to look.
      """)
}
