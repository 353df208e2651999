import Contracts
import Evolution
import JSONText
import Workspace

/// Writes witnesses as files that tests can be made of: one event each, under names that do not
/// change from run to run.
struct WitnessFolder {
  private let folder: String

  init(_ word: String, in surroundings: Surroundings) throws(CommandError) {
    folder = surroundings.located(word)
    do throws(FileError) { try makeFolders(folder) } catch { throw .file(error) }
  }

  /// `NAME.CHANGE.backward.json` and `.forward.json`; those of the whole step are called `all`.
  func write(_ pairs: [ComparedPair]) throws(CommandError) {
    for pair in pairs {
      let name = ContractName(fitting: pair.name)?.text ?? "schema"
      let comparison = pair.comparison
      try write(comparison.backward, "\(name).all.backward.json")
      try write(comparison.forward, "\(name).all.forward.json")
      for change in comparison.changes {
        try write(change.backward, "\(name).\(change.id).backward.json")
        try write(change.forward, "\(name).\(change.id).forward.json")
      }
    }
  }

  private func write(_ verdict: Containment, _ name: String) throws(CommandError) {
    guard let witness = verdict.witness else { return }
    do throws(FileError) {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      try AtomicWriter().replace(
        path, with: witness.compactBytes + [UInt8(ascii: "\n")], within: folder)
    } catch { throw .file(error) }
  }
}
