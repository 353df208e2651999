import JSONText
package import Realms
import YAMLText

extension ProseRealm {
  /// The files of a realm that says what the document says.
  package func files(named name: RealmName) -> [(path: String, bytes: [UInt8])] {
    var files = [("realm.yaml", charter(name))]
    for repository in repositories {
      files.append((RealmPath.repository(repository.name).description, text(of: repository)))
    }
    let realm = Realm(files.map { RealmFile($0.0, bytes: $0.1) })
    return files + [("CODEOWNERS", realm.codeOwners)]
  }

  private func charter(_ name: RealmName) -> [UInt8] {
    let plain = RealmEdit.charter(name, admission: .open, approvers: [], isSigned: false)
    guard let document = try? YAMLDocument.read(plain) else { return plain }
    var tree = YAMLTree(document.root)
    if let version { tree["version"] = .string(version) }
    if let summary { tree["summary"] = .string(summary) }
    if let bump { tree["bump"] = .string(bump.rawValue) }
    if let issuePrefix {
      tree["issue"] = .mapping([.init("prefix", .string(issuePrefix))])
    }
    if !shared.isEmpty { tree["shared"] = .mapping(shared.map(constant)) }
    if !reserved.isEmpty { tree["reserved"] = .list(reserved.map { .string($0) }) }
    if !syncPoints.isEmpty { tree["sync_points"] = .list(syncPoints.map(point)) }
    if !items.isEmpty { tree["action_items"] = .list(items.map(Self.item)) }
    return updatedYAML(plain, to: tree)
  }

  private func constant(_ constant: Constant) -> YAMLTree.Member {
    let name = JSONName(constant.name)
    guard !constant.usedBy.isEmpty else { return .init(name, .string(constant.value)) }
    return .init(
      name,
      .mapping([
        .init("value", .string(constant.value)),
        .init("used_by", .list(constant.usedBy.map { .string($0) })),
      ]))
  }

  private func point(_ point: SyncPoint) -> YAMLTree {
    // One repository may have several steps; they are told in their order.
    var actions: [YAMLTree.Member] = []
    for action in point.actions {
      let name = JSONName(action.repository)
      let known = actions.firstIndex { $0.name == name }
      guard let known, case .string(let text) = actions[known].value else {
        actions.append(.init(name, .string(action.text)))
        continue
      }
      actions[known].value = .string(text + Array("; \(action.text)".utf8))
    }
    return .mapping([
      .init("event", .string(point.event)), .init("summary", .string(point.summary)),
      .init("actions", .mapping(actions)),
    ])
  }

  private static func item(_ item: Item) -> YAMLTree {
    var members: [YAMLTree.Member] = [.init("task", .string(item.task))]
    if let owner = item.owner { members.append(.init("owner", .string(owner))) }
    if let blocking = item.blocking { members.append(.init("blocking", .string(blocking))) }
    if item.isDone { members.append(.init("done", true)) }
    return .mapping(members)
  }

  private func text(of repository: Repository) -> [UInt8] {
    var said = RealmEdit.Introduction()
    said.org = repository.org
    said.path = repository.path
    said.url = repository.url
    said.maintainers = repository.maintainers
    said.owns = repository.owns
    said.notOwns = repository.notOwns
    said.dependsOn = repository.dependsOn.map(\.text)
    let plain = RealmEdit.repository(repository.name, said, over: nil)
    guard let document = try? YAMLDocument.read(plain) else { return plain }
    var tree = YAMLTree(document.root)
    if let summary = repository.summary { tree["summary"] = .string(summary) }
    if let rebuild = repository.rebuild { tree["rebuild"] = .string(rebuild) }
    if !repository.items.isEmpty {
      tree["coordination"] = .list(repository.items.map(Self.item))
    }
    return updatedYAML(plain, to: tree)
  }
}
