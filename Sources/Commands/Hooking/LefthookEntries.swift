import JSONText
import YAMLText

/// What a lefthook file says about `schema`: a command of that name at each hook.
struct LefthookEntries {
  private let root: YAMLNode

  init(_ document: YAMLDocument) { root = document.root }

  private static let command: JSONName = "schema"

  /// A hook that calls nothing else.
  static func hook(_ hook: HookName) -> YAMLTree {
    .mapping([.init("commands", .mapping([.init(command, call(hook))]))])
  }

  private static func call(_ hook: HookName) -> YAMLTree {
    switch hook {
    case .preCommit: ["run": "schema check --staged"]
    case .commitMessage: ["run": "schema hook commit-msg {1}"]
    case .prePush: ["run": "schema hook pre-push {1} {2}", "use_stdin": true]
    }
  }

  func state(of hook: HookName) -> HookReading.State {
    guard let found = node(path(of: hook)) else { return .missing }
    return YAMLTree(found) == Self.call(hook) ? .current : .stale
  }

  func adding(_ hooks: [HookName]) -> [YAMLOperation] {
    hooks.compactMap { hook in
      let name = JSONName(hook.rawValue)
      switch state(of: hook) {
      case .current: return nil
      case .stale: return .replace(path(of: hook), with: Self.call(hook))
      case .missing, .uncalled, .closed: break
      }
      if node([.name(name), "commands"]) != nil {
        return .insert(Self.command, Self.call(hook), into: [.name(name), "commands"], at: .last)
      }
      if node([.name(name)]) != nil {
        let commands = YAMLTree.mapping([.init(Self.command, Self.call(hook))])
        return .insert("commands", commands, into: [.name(name)], at: .last)
      }
      return .insert(name, Self.hook(hook), into: .root, at: .last)
    }
  }

  /// Takes the commands out, and what nothing is left of then.
  func removing() -> [YAMLOperation] {
    HookName.allCases.compactMap { hook in
      let steps = path(of: hook).steps
      guard node(path(of: hook)) != nil else { return nil }
      var depth = steps.count
      while depth > 1, node(YAMLPath(Array(steps.prefix(depth - 1))))?.entries?.count == 1 {
        depth -= 1
      }
      return .remove(YAMLPath(Array(steps.prefix(depth))))
    }
  }

  private func path(of hook: HookName) -> YAMLPath {
    [.name(JSONName(hook.rawValue)), "commands", .name(Self.command)]
  }

  private func node(_ path: YAMLPath) -> YAMLNode? { root[path] }
}
