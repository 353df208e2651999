import Findings
import Workspace

/// Says of findings in staged texts that the work tree has something else: who looks there would
/// not find what is told.
struct StagedNotes {
  private let scene: CheckScene

  init(_ scene: CheckScene) { self.scene = scene }

  func noting(_ findings: FindingSet) -> FindingSet {
    guard scene.listing != nil, !findings.isEmpty else { return findings }
    var differing: [String: Bool] = [:]
    return FindingSet(
      findings.findings.map { finding in
        guard let path = finding.place?.path, !finding.waived else { return finding }
        let differs = differing[path] ?? differs(path)
        differing[path] = differs
        guard differs else { return finding }
        var finding = finding
        finding.notes.append("this is what is staged; the work tree has something else")
        return finding
      })
  }

  private func differs(_ path: String) -> Bool {
    guard case .found(let staged) = scene.view.answer(path) else { return false }
    guard case .found(let standing) = scene.repository.files.answer(path) else { return true }
    return staged != standing
  }
}
