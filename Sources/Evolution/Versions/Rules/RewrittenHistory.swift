import Contracts
import Findings
import JSONText
import SourceText

/// A history that says something else of versions that are out.
struct RewrittenHistory: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 211), "rewritten-history", severity: .warning,
    summary: "The history says something else of a published version than when it was published.",
    rationale: """
      What a version changed does not change afterwards. An entry that differs was edited, or lost \
      in a merge.
      """,
    bad: VersionExample.pair(
      "1.0.0", "required: [at]", "1.0.0", "required: [at]", history: "level: minor",
      before: "history: [{ version: 1.0.0, level: major }]\n"),
    good: VersionExample.pair(
      "1.0.0", "required: [at]", "1.0.0", "required: [at]", history: "level: major",
      before: "history: [{ version: 1.0.0, level: major }]\n"))

  func check(_ subject: VersionCase) -> [Finding] {
    guard let newest = subject.published.last?.contract else { return [] }
    let contract = subject.contract
    let now = entries(of: contract)
    return entries(of: newest).compactMap { version, before in
      let entry = now.first { $0.version == version }?.entry
      guard entry != before else { return nil }
      let words = entry == nil ? "has lost" : "says something else of"
      return finding(
        "the history \(words) the published version '\(version)'",
        at: entry?.span ?? contract.version.span, in: contract, meaning: ["\(version)"]
      )
      .noting(["what it said stands in '\(newest.file.path)'"])
    }
  }

  private func entries(of contract: Contract) -> [(version: Version, entry: JSONValue)] {
    let history = contract.document.root[ContractKey.history.rawValue]
    return (history.map { Array($0.elements) } ?? []).compactMap { entry in
      entry["version"]?.string.flatMap { Version($0) }.map { ($0, entry) }
    }
  }
}
