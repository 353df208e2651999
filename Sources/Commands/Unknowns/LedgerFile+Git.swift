import Drift
import Workspace

extension LedgerFile {
  /// The ledger as it was where the work since a reference began; empty where it was not there yet.
  func ledger(
    since reference: String, of repository: Repository, in surroundings: Surroundings
  ) throws(CommandError) -> Ledger {
    let tree = try repository.tree(since: reference, in: surroundings)
    guard case .commit(let commit) = tree.moment else { return Ledger() }
    guard let below = repository.relative(surroundings.absolute(surroundings.shown(path))) else {
      throw .setup(
        "'\(shown)' is not in the git repository, so nobody knows what it was at '\(reference)'",
        advice: ["'--since' needs the ledger in the repository"])
    }
    let bytes: [UInt8]
    do throws(Git.Failure) {
      bytes = try tree.git.file(tree.prefix + below, at: commit)
    } catch {
      if case .noSuchFile = error { return Ledger() }
      throw tree.git.explained(error)
    }
    return try ledger(bytes)
  }
}
