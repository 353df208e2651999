import Contracts
import JSONText
import Linting
import SourceText
import Workspace

extension Repository {
  /// Where the digests of frozen versions are recorded, below the root.
  private var digestsPath: String { settings.values.contracts + "/published/digests.json" }

  /// Whether a path below the root lies among the contracts.
  func isContractPath(_ path: String) -> Bool {
    path.utf8.starts(with: (settings.values.contracts + "/").utf8)
  }

  /// What is recorded of each frozen version against what stands there.
  func digests(_ contracts: ContractFiles) -> [LintedCatalog.Digest] {
    // Digests of many versions may be larger than any contract.
    var files = files
    files.limit = FileReader().limit
    guard let bytes = try? files.read(digestsPath),
      let document = try? JSONDocument.read(bytes), let recorded = document.root["digests"]
    else { return [] }
    let published = Dictionary(contracts.published.map { ($0.path, $0.bytes) }) { $1 }
    return recorded.members.compactMap { member in
      let parts = member.name.description.split(separator: "@", maxSplits: 1)
      guard parts.count == 2, let digest = member.value.string else { return nil }
      let path = "\(settings.values.contracts)/published/\(parts[0])/\(parts[1]).yaml"
      let actual = published[path].map { "sha256:" + Digest.sha256Text($0) } ?? "gone"
      return LintedCatalog.Digest(path: path, recorded: digest, actual: actual)
    }
  }
}
