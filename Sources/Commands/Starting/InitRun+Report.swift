import Findings
import Reports
import SourceText

extension InitRun {
  /// What was done, and what to do next.
  func report(_ options: ReportOptions, _ drafts: StartingDrafts) -> Report {
    var report = options.report(
      "init",
      summary: [
        isDry
          ? .init("planned", "to write", count(.planned))
          : .init("written", "written", count(.written)),
        .init("kept", "kept", count(.kept)),
        .init("drafted", "drafted", drafts.files.count),
      ], findings: FindingSet([]))
    report.tables = [
      .init(
        shownRoot, columns: [.init("what"), .init("path"), .init("why")],
        rows: steps.map { [$0.deed.words, $0.path, $0.meaning] })
    ]
    report.details = [
      .init("root", .string(folder.root)), .init("repository", .string(repositoryName)),
      .init("files", .array(steps.map(\.value))),
    ]
    report.remarks = remarks(drafts)
    report.next = next(drafts)
    return report
  }

  /// The folder's own name where the command was given in it, else where it lies.
  private var shownRoot: String {
    folder.isHere ? folder.root.split(separator: "/").last.map(String.init) ?? "/" : folder.root
  }

  private func count(_ deed: Step.Deed) -> Int { steps.count { $0.deed == deed } }

  private func remarks(_ drafts: StartingDrafts) -> [String] {
    var lines: [String] = []
    if count(.written) + count(.planned) == 0 { lines.append("nothing to do: all of it stands") }
    if case .unavailable(let words) = folder.state {
      lines.append("no git repository was made and no hooks: \(words)")
    }
    if !drafts.known.isEmpty {
      lines.append(
        "not drafted, because a contract takes them: \(drafts.known.joined(separator: ", "))")
    }
    if drafts.captures > 0, drafts.events + drafts.unplaced == 0 {
      lines.append(
        drafts.captures == 1
          ? "the capture holds no events, so nothing was drafted from it"
          : "the captures hold no events, so nothing was drafted from them")
    }
    if drafts.unplaced > 0 {
      lines.append(
        "\(counted(drafts.unplaced, "record")) fit no envelope: say under 'captures' in "
          + "schema.yaml where the type and the payload of a record stand, then give "
          + "'schema draft CAPTURE... --write'")
    }
    return lines
  }

  private func next(_ drafts: StartingDrafts) -> [String] {
    if isDry { return ["schema init"] }
    if drafts.events > 0 { return ["schema validate CAPTURE...", "schema lint", "git add -A"] }
    let hasContracts = steps.contains { $0.path.hasSuffix(".yaml") && $0.deed == .kept }
    return hasContracts
      ? ["schema lint", "schema validate CAPTURE..."]
      : ["schema draft CAPTURE... --write", "schema import SCHEMA..."]
  }
}

extension InitRun.Step {
  fileprivate var value: Report.Value {
    .object([
      .init("path", .string(path)), .init("action", .string(deed.rawValue)),
    ])
  }
}

extension InitRun.Step.Deed {
  fileprivate var words: String {
    switch self {
    case .written: "written"
    case .kept: "kept"
    case .planned: "to write"
    }
  }
}
