import Contracts
import Findings
import Reports
import Workspace

/// Writes drafts as contracts, each unless it stands already.
struct ImportWriter {
  let folder: String
  let replaces: Bool
  let isDry: Bool
  private var written = 0
  private var unchanged = 0
  private var lines: [String] = []
  private(set) var failures: [CommandError] = []

  init(folder: String, replaces: Bool, isDry: Bool) {
    self.folder = folder
    self.replaces = replaces
    self.isDry = isDry
  }

  /// Writes a draft; `lost` are its references that lead nowhere from where it will stand.
  mutating func take(
    _ imported: ContractDraft.Imported, losing lost: [String], in surroundings: Surroundings
  ) throws(CommandError) {
    let draft = imported.draft
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + "\(draft.name).yaml"
    let text = draft.text()
    do throws(FileError) {
      let current = try FileReader().readIfPresent(surroundings.located(path))
      if current == text {
        unchanged += 1
        return
      }
      guard current == nil || replaces else {
        failures.append(
          .setup(
            "'\(path)' stands already; '\(imported.source)' was not imported",
            advice: ["'--force' replaces it"]))
        return
      }
      if !isDry { try write(text, to: path, in: surroundings) }
      written += 1
      lines.append("\(path)  \(draft.name) \(draft.version)  from \(imported.source)")
      lines += lost.map { "\(path)  the reference '\($0)' leads nowhere from here" }
    } catch { failures.append(.file(error)) }
  }

  private func write(
    _ bytes: [UInt8], to path: String, in surroundings: Surroundings
  ) throws(FileError) {
    try makeFolders(surroundings.located(folder))
    try AtomicWriter().replace(surroundings.located(path), with: bytes)
  }

  /// What was done, a line for each contract.
  func report(_ options: ReportOptions) -> Report {
    var report = options.report(
      "import",
      summary: [
        isDry
          ? .init("planned", "to write", written)
          : .init("written", "written", written),
        .init("unchanged", "unchanged", unchanged),
      ], findings: FindingSet([]))
    report.remarks = lines
    if written > 0, !isDry { report.next = ["schema lint", "schema validate CAPTURE..."] }
    return report
  }
}
