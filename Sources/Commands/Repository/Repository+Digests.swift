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
  /// A record that cannot be read is told by rules of its own. `paths` are the frozen files that are
  /// asked about; nil for all.
  func digests(_ contracts: ContractFiles, only paths: Set<String>? = nil) -> [LintedCatalog.Digest]
  {
    // Digests of many versions may be larger than any contract.
    guard case .found(let bytes) = view.answer(digestsPath, limit: FileReader().limit),
      let recorded = try? PublishedDigests.read(bytes)
    else { return [] }
    let published = Dictionary(contracts.published.map { ($0.path, $0.bytes) }) { $1 }
    return recorded.entries.compactMap { entry in
      let path = frozenPath(entry.name, entry.version)
      guard paths?.contains(path) ?? true else { return nil }
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

  /// The name of the contract that a path among the published files belongs to.
  func publishedName(_ path: String) -> String? {
    guard path.utf8.starts(with: (publishedPath + "/").utf8) else { return nil }
    let below = path.utf8.dropFirst(publishedPath.utf8.count + 1)
    let names = below.split(separator: UInt8(ascii: "/"))
    return names.count > 1 ? names.first.map { String(Substring($0)) } : nil
  }

  /// Where a version is frozen, below the root.
  func frozenPath(_ name: ContractName, _ version: Version) -> String {
    "\(settings.values.contracts)/published/\(name)/\(version).yaml"
  }
}
