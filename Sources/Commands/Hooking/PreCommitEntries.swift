import JSONText
import YAMLText

/// What the file of the pre-commit framework says about `schema`: a local repository with a hook for
/// each of ours, or hooks that come from this project's own repository.
struct PreCommitEntries {
  private let root: YAMLNode

  init(_ document: YAMLDocument) { root = document.root }

  /// A local repository that declares some hooks.
  static func repository(_ hooks: [HookName]) -> YAMLTree {
    .mapping([.init("repo", "local"), .init("hooks", .list(hooks.map(declaration)))])
  }

  private static func declaration(_ hook: HookName) -> YAMLTree {
    let stage = YAMLTree.list([.string(hook.rawValue)])
    switch hook {
    case .preCommit:
      return [
        "id": "schema-check", "name": "schema, staged files",
        "entry": "schema check --staged", "language": "system", "pass_filenames": false,
        "always_run": true, "stages": stage,
      ]
    case .commitMessage:
      return [
        "id": "schema-commit-msg", "name": "schema, references in the message",
        "entry": "schema hook commit-msg", "language": "system", "always_run": true,
        "stages": stage,
      ]
    case .prePush:
      return [
        "id": "schema-pre-push", "name": "schema, before a push",
        "entry": "schema hook pre-push", "language": "system", "pass_filenames": false,
        "always_run": true, "stages": stage,
      ]
    }
  }

  /// The names under which a hook is known: ours, and those of this project's `.pre-commit-hooks.yaml`.
  private static func names(of hook: HookName) -> [String] {
    let name =
      switch hook {
      case .preCommit: "schema-check"
      case .commitMessage: "schema-commit-msg"
      case .prePush: "schema-pre-push"
      }
    return [name, name + "-python", name + "-system"]
  }

  private struct Place {
    var path: YAMLPath
    var node: YAMLNode
    var isLocal: Bool
  }

  private func places(of hook: HookName) -> [Place] {
    let repositories = root[["repos"] as YAMLPath]?.elements ?? []
    return repositories.enumerated().flatMap { number, repository -> [Place] in
      let isLocal = repository.text(at: ["repo"]) == "local"
      let hooks = repository[["hooks"] as YAMLPath]?.elements ?? []
      return hooks.enumerated().compactMap { index, node in
        guard let name = node.text(at: ["id"]) else { return nil }
        guard Self.names(of: hook).contains(name) else { return nil }
        return Place(
          path: ["repos", .index(number), "hooks", .index(index)], node: node, isLocal: isLocal)
      }
    }
  }

  func state(of hook: HookName) -> HookReading.State {
    guard let place = places(of: hook).first else { return .missing }
    let isCurrent = !place.isLocal || YAMLTree(place.node) == Self.declaration(hook)
    return isCurrent ? .current : .stale
  }

  func adding(_ hooks: [HookName]) -> [YAMLOperation] {
    var operations: [YAMLOperation] = []
    for hook in hooks where state(of: hook) == .stale {
      if let place = places(of: hook).first {
        operations.append(.replace(place.path, with: Self.declaration(hook)))
      }
    }
    let missing = hooks.filter { state(of: $0) == .missing }
    guard !missing.isEmpty else { return operations }
    let repository = Self.repository(missing)
    let isThere = root[["repos"] as YAMLPath] != nil
    return operations + [
      isThere
        ? .append(repository, to: ["repos"])
        : .insert("repos", .list([repository]), into: .root, at: .last)
    ]
  }

  /// Takes out what is local; what comes from this project's repository was written by people.
  func removing() -> [YAMLOperation] {
    let ours = HookName.allCases.flatMap(places).filter(\.isLocal).map(\.path)
    let repositories = root[["repos"] as YAMLPath]?.elements ?? []
    var operations: [YAMLOperation] = []
    // From the end, so that the places before stay where they are.
    for number in repositories.indices.reversed() {
      let own = ours.filter { $0.steps.starts(with: ["repos", .index(number)] as [YAMLPath.Step]) }
      let count = repositories[number][["hooks"] as YAMLPath]?.elements?.count ?? 0
      if own.isEmpty { continue }
      if own.count == count {
        operations.append(.remove(["repos", .index(number)]))
      } else {
        operations += own.sorted { Self.index($0) > Self.index($1) }.map { .remove($0) }
      }
    }
    return operations
  }

  private static func index(_ path: YAMLPath) -> Int {
    if case .index(let number) = path.steps.last { number } else { 0 }
  }
}

extension YAMLNode {
  fileprivate func text(at path: YAMLPath) -> String? { self[path]?.value.string }
}
