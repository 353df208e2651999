import Workspace

/// What stands for one hook.
struct HookReading: Hashable {
  enum State: Hashable {
    case current
    /// Nothing calls `schema`.
    case missing
    /// What calls it is of another edition, or was changed.
    case stale
    /// All is written, and git does not call it: why.
    case uncalled(String)
    /// A script that no block can be put into: why.
    case closed(String)
  }

  var hook: HookName
  /// The file, as people are told it.
  var path: String
  var state: State
}

extension HookReading.State {
  /// The word that programs are told.
  var word: String {
    switch self {
    case .current: "current"
    case .missing: "missing"
    case .stale: "stale"
    case .uncalled: "not-called"
    case .closed: "closed"
    }
  }

  var explanation: String {
    switch self {
    case .current: "calls 'schema'"
    case .missing: "does not call 'schema'"
    case .stale: "calls 'schema' in another way than this program would write it"
    case .uncalled(let why), .closed(let why): why
    }
  }
}

extension HookPlace {
  /// All hooks as they stand.
  func readings() throws(CommandError) -> [HookReading] {
    var readings: [HookReading] = []
    for hook in HookName.allCases { readings.append(try reading(of: hook)) }
    return readings
  }

  private func reading(of hook: HookName) throws(CommandError) -> HookReading {
    let state: HookReading.State
    let file: String
    if let configuration {
      file = configuration
      state = try HookConfiguration.standing(configuration, of: self)?.state(of: hook) ?? .missing
    } else {
      file = shown(path(of: hook))
      state = try scriptState(of: hook)
    }
    let isThere = state == .current
    return HookReading(
      hook: hook, path: file, state: isThere ? uncalled(hook).map { .uncalled($0) } ?? state : state
    )
  }

  private func scriptState(of hook: HookName) throws(CommandError) -> HookReading.State {
    switch HookScript.state(of: try script(of: hook), hook) {
    case .absent: .missing
    case .current: .current
    case .stale: .stale
    case .foreign: isDormant(hook) ? .closed(Self.dormant) : .missing
    case .unreadable: .closed("is no shell script; let it run 'schema \(hook.plainCall)' itself")
    }
  }

  /// A script that git does not run now would run with ours.
  func isDormant(_ hook: HookName) -> Bool {
    manager == .git && !isExecutable(path(of: hook)) && exists(path(of: hook))
  }

  static let dormant =
    "stands there and is not executable, so git ignores it: 'chmod +x' it or remove it"

  func script(of hook: HookName) throws(CommandError) -> [UInt8]? {
    do throws(FileError) {
      return try FileReader(limit: 1 << 20).readIfPresent(path(of: hook))
    } catch { throw .file(error) }
  }

  /// Why git does not come to what is written; nil where it does.
  private func uncalled(_ hook: HookName) -> String? {
    switch manager {
    case .git:
      if needsSetting { return "git does not look there: core.hooksPath is not '\(shownFolder)'" }
      return isExecutable(path(of: hook)) ? nil : "is not executable, so git ignores it"
    case .husky:
      let isSet = hooksPath?.split(separator: "/").first { $0 != root[...] } != nil
      return isSet ? nil : "husky is not installed here: npx husky"
    case .preCommit:
      return isDispatched(hook, by: "pre-commit")
        ? nil : "not installed: pre-commit install --hook-type \(hook.rawValue)"
    case .lefthook:
      return isDispatched(hook, by: "lefthook") ? nil : "not installed: lefthook install"
    }
  }

  private func isDispatched(_ hook: HookName, by manager: String) -> Bool {
    guard let bytes = try? FileReader(limit: 1 << 20).readIfPresent(path(of: hook)) else {
      return false
    }
    return isExecutable(path(of: hook)) && String(decoding: bytes, as: UTF8.self).contains(manager)
  }
}

extension HookName {
  /// The call as people type it.
  var plainCall: String {
    switch self {
    case .preCommit: "check --staged"
    case .commitMessage: "hook commit-msg FILE"
    case .prePush: "hook pre-push REMOTE URL"
    }
  }
}
