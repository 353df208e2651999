import Contracts
import Evolution
import Linting
import SourceText
import Workspace

extension Repository {
  /// Where the digests of frozen versions are recorded, below the root.
  var digestsPath: String { settings.values.contracts + "/published/digests.json" }

  /// Whether a path below the root lies among the contracts.
  func isContractPath(_ path: String) -> Bool {
    path.utf8.starts(with: (settings.values.contracts + "/").utf8)
  }

  /// What is recorded of each frozen version against what stands there.
  ///
  /// A record that cannot be read is told by rules of its own.
  func digests(_ contracts: ContractFiles) -> [LintedCatalog.Digest] {
    // Digests of many versions may be larger than any contract.
    guard case .found(let bytes) = view.answer(digestsPath, limit: FileReader().limit),
      let recorded = try? PublishedDigests.read(bytes)
    else { return [] }
    let published = Dictionary(contracts.published.map { ($0.path, $0.bytes) }) { $1 }
    return recorded.entries.map { entry in
      let path = frozenPath(entry.name, entry.version)
      // Who publishes meanwhile writes files first and the record last.
      let bytes = published[path] ?? lateFile(path)
      let actual = bytes.map { "sha256:" + Digest.sha256Text($0) } ?? "gone"
      return LintedCatalog.Digest(path: path, recorded: entry.digest, actual: actual)
    }
  }

  /// A file that was not there when the folder was listed.
  private func lateFile(_ path: String) -> [UInt8]? {
    if case .found(let bytes) = view.answer(path, limit: FileReader().limit) { bytes } else { nil }
  }

  /// Where a version is frozen, below the root.
  func frozenPath(_ name: ContractName, _ version: Version) -> String {
    "\(settings.values.contracts)/published/\(name)/\(version).yaml"
  }
}
