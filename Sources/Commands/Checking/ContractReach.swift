import Contracts
import Findings
import SourceText
import Workspace

/// How far a change reaches among the contracts: which files have to be read, and what is told.
struct ContractReach {
  /// Nil where everything is looked at.
  private let changed: Set<String>?
  /// Unchanged files that refer to a changed one.
  private var dependents: Set<String> = []
  private let holdsRecord: Bool

  init(_ scene: CheckScene) {
    let folder = scene.settings.contracts
    guard let changes = scene.changes, !changes.holds(scene.settings.file?.path ?? "") else {
      changed = nil
      holdsRecord = true
      return
    }
    let paths = Set(changes.paths(below: folder))
    changed = paths
    holdsRecord = changes.holds(scene.repository.digestsPath)
  }

  func reads(_ path: String) -> Bool { true }

  func holdsPublished(_ path: String) -> Bool {
    holdsRecord || changed?.contains(path) ?? true
  }

  func tells(_ path: String) -> Bool {
    changed?.contains(path) ?? true || dependents.contains(path)
  }

  func tells(_ finding: Finding) -> Bool { tells(finding.place?.path ?? "") }

  func count(_ contracts: ContractFiles) -> Int {
    contracts.working.count { $0.contract != nil && tells($0.path) }
  }
}
