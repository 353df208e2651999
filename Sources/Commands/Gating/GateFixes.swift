import Evolution
import Findings
import Gating
import Linting
import Plans
import SourceText
import Workspace

/// Applies the fixes of plans that lose nothing: a mangled encoding first, then single edits.
struct GateFixes {
  private(set) var mended = 0
  private(set) var failures: [CommandError] = []

  init(_ run: GateRun, _ repository: Repository) {
    guard repository.view.moment == .workTree else {
      failures = [.usage("what is staged is not written: '--fix' mends the files as they stand")]
      return
    }
    for plan in run.documents {
      let fixes = run.assessment.findings.filter { finding in
        finding.place?.path == plan.source.path && !finding.waived
          && finding.fix?.applicability == .safe
      }.compactMap(\.fix)
      let bytes = fixes.isEmpty ? plan.source.bytes : applying(fixes, to: plan.source.bytes)
      guard bytes != plan.source.bytes else { continue }
      write(bytes, over: plan.source, repository)
    }
  }

  private mutating func write(
    _ bytes: [UInt8], over source: SourceFile, _ repository: Repository
  ) {
    do throws(FileError) {
      let path = source.path.hasPrefix("/") ? source.path : repository.absolute(source.path)
      // Someone else wrote in between: what was found there no longer holds.
      guard try FileReader(limit: PlanFiles.limit).read(path) == source.bytes else { return }
      try AtomicWriter().replace(path, with: bytes, within: repository.root)
      mended += 1
    } catch { failures.append(.file(error)) }
  }
}
