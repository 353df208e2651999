package import Contracts
import Evolution
import JSONText
package import YAMLText

extension Promotion {
  /// What gives a contract the version that the promotion deserves, and a line of its history.
  ///
  /// A version that is not published yet takes the change in, unless it moves too little for it.
  package func versionEdits(
    of contract: Contract, published: [Version], on day: Day
  ) -> (operations: [YAMLOperation], version: Version) {
    let declared = contract.version.value
    let newest = published.max()
    let release = published.filter { $0.prerelease.isEmpty }.max()
    let moved = release.flatMap { declared.core.step(from: $0) } ?? .none
    let step = VersionStep(
      newest: newest, release: release, declared: declared, required: max(level, moved),
      pending: max(level, moved))
    let version = step.next
    var operations: [YAMLOperation] = []
    if version != declared {
      operations.append(.replace(["version"], with: .string(version.description)))
    }
    // A first version that is not out yet has nothing to tell.
    if newest != nil { operations.append(history(of: contract, version, on: day)) }
    return (operations, version)
  }

  private func history(of contract: Contract, _ version: Version, on day: Day) -> YAMLOperation {
    if let index = contract.history.firstIndex(where: { $0.version?.value == version }),
      contract.document.root["history"]?[index: index]?["changes"]?.kind == .array
    {
      return .append(.string(words), to: ["history", .index(index), "changes"])
    }
    let entry = YAMLTree.mapping([
      .init("version", .string(version.description)), .init("date", .string(day.description)),
      .init("level", .string(level.rawValue)), .init("changes", .list([.string(words)])),
    ])
    guard contract.document.root["history"]?.kind == .array else {
      return .insert("history", .list([entry]), into: .root, at: .last)
    }
    return .append(entry, to: ["history"])
  }
}
