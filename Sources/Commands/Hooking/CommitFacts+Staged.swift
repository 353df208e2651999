import Contracts
import Coordination
import Realms
import SourceText
import Workspace

extension CommitFacts {
  /// What the commit that is about to be made changes of what others rely on.
  ///
  /// Realms are only opened for a commit that touches a contract or the code that moves with one.
  init(staged scene: CheckScene) {
    let settings = scene.settings
    let paths = scene.changes?.changes.map(\.path) ?? []
    let touched = Self.touched(paths, in: scene)
    var own = settings.repository.map { [$0] } ?? []
    guard !touched.isEmpty else {
      self.init(shared: [], own: own)
      return
    }
    let consumers = settings.rebuild.map(\.consumer.value)
    var others: [String: [String]] = [:]
    var known: [String] = []
    var isUnknown = false
    for membership in settings.realms {
      guard let open = try? scene.open(membership) else {
        isUnknown = true
        continue
      }
      known += open.realm.repositories.map(\.slug)
      own += [open.repository.text]
      own += open.realm.repository(open.repository).map { [$0.slug] } ?? []
      for name in Set(touched.map(\.contract)) {
        others[name, default: []] += open.readers(of: name)
      }
    }
    let shared = touched.compactMap { path, contract -> Shared? in
      let readers = (others[contract] ?? []) + consumers.filter { !own.contains($0) }
      // A realm that cannot be asked may have readers of it.
      guard isUnknown || !readers.isEmpty else { return nil }
      return Shared(path: path, contract: contract, others: readers)
    }
    self.init(shared: shared, own: own, repositories: known)
  }

  /// The changed files that belong to contracts.
  private static func touched(
    _ paths: [String], in scene: CheckScene
  ) -> [(path: String, contract: String)] {
    guard !paths.isEmpty else { return [] }
    var owners: [String: String] = [:]
    var patterns: [(pattern: GlobPattern, contract: String)] = []
    for contract in scene.contractFiles.catalog.contracts {
      let name = contract.name.value.text
      owners[contract.file.path] = name
      patterns += contract.sources.map { (GlobPattern($0.value), name) }
    }
    let folder = scene.settings.contracts + "/"
    return paths.compactMap { path in
      if let name = owners[path] { return (path, name) }
      if path.hasPrefix(folder), let name = Self.removedContract(path.dropFirst(folder.utf8.count))
      {
        return (path, name)
      }
      return patterns.first { $0.pattern.matches(path: path) }.map { (path, $0.contract) }
    }
  }

  /// A file that is gone was the contract of its name, or a frozen version of it.
  private static func removedContract(_ path: Substring) -> String? {
    guard path.hasSuffix(".yaml") else { return nil }
    let steps = path.split(separator: "/")
    if steps.first == "published", steps.count == 3 { return String(steps[1]) }
    return steps.count == 1 ? String(steps[0].dropLast(5)) : nil
  }
}

extension CheckScene {
  fileprivate func open(_ membership: RealmMembership) throws(RealmFailure) -> OpenRealm {
    try OpenRealm(
      membership, called: settings.repository.flatMap { RealmName($0) }, root: repository.root,
      environment: surroundings.environment)
  }
}

extension OpenRealm {
  /// The other repositories that rely on a contract.
  fileprivate func readers(of name: String) -> [String] {
    realm.domains.flatMap { domain in
      domain.bindings.filter { binding in
        binding.repository != repository
          && binding.imports.contains { $0.contract.value.text.utf8.elementsEqual(name.utf8) }
      }
    }.map { binding in realm.repository(binding.repository)?.slug ?? binding.repository.text }
  }
}
