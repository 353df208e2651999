import Workspace
import YAMLText

/// Writes hooks and takes them away again, and touches nothing that is somebody else's.
package struct HookInstaller {
  /// What was done to one file or setting.
  package struct Step: Hashable, Sendable {
    package enum Deed: String, Hashable, Sendable {
      case written, kept, removed, planned
    }

    package var deed: Deed
    package var path: String
    package var meaning: String
  }

  let place: HookPlace
  let isDry: Bool
  /// The file that hooks call when their PATH does not lead to one.
  private let program: String?
  package private(set) var steps: [Step] = []
  package private(set) var failures: [CommandError] = []

  package init(_ place: HookPlace, isDry: Bool, in surroundings: Surroundings) {
    self.place = place
    self.isDry = isDry
    program = surroundings.environment.program
  }

  package mutating func install() throws(CommandError) {
    if let path = place.configuration {
      try installEntries(path)
    } else {
      for hook in HookName.allCases { try installScript(hook) }
    }
    if place.needsSetting { try set("core.hooksPath", HookPlace.ownFolder, "git looks there") }
    // A manager looks for programs on its own.
    if place.configuration == nil, let program {
      try set("schema.program", program, "where hooks find this program")
    }
  }

  private mutating func installEntries(_ path: String) throws(CommandError) {
    let hooks = try place.readings()
    let current = try HookConfiguration.standing(path, of: place)
    var wanted: HookConfiguration
    if let current {
      wanted = current
      try wanted.add(hooks.map(\.hook).filter { current.state(of: $0) != .current })
    } else {
      wanted = try HookConfiguration.fresh(path, place.manager)
    }
    let meaning = "calls 'schema' at \(HookName.allCases.map(\.rawValue).joined(separator: ", "))"
    try write(
      wanted.document.bytes, over: current?.document.bytes, to: "\(place.root)/\(path)", meaning)
  }

  private mutating func installScript(_ hook: HookName) throws(CommandError) {
    let path = place.path(of: hook)
    let current = try place.script(of: hook)
    let isOurs = [.current, .stale].contains(HookScript.state(of: current, hook))
    guard isOurs || !place.isDormant(hook) else {
      return fail(hook, HookPlace.dormant)
    }
    guard let wanted = HookScript.adding(hook, to: current) else {
      return fail(hook, "is no shell script; let it run 'schema \(hook.plainCall)' itself")
    }
    let meaning = "runs 'schema \(hook.plainCall)'"
    if current == wanted, place.manager == .husky || isExecutable(path) {
      return add(.kept, place.shown(path), meaning)
    }
    try write(wanted, over: nil, to: path, meaning, mode: 0o755)
  }

  package mutating func uninstall() throws(CommandError) {
    if let path = place.configuration {
      guard let current = try HookConfiguration.standing(path, of: place) else { return }
      var wanted = current
      try wanted.remove()
      try write(
        wanted.document.bytes, over: current.document.bytes, to: "\(place.root)/\(path)",
        "no longer calls 'schema'")
    } else {
      for hook in HookName.allCases { try removeScript(hook) }
    }
    try removeSettings()
  }

  private mutating func removeScript(_ hook: HookName) throws(CommandError) {
    let path = place.path(of: hook)
    guard let current = try place.script(of: hook),
      [.current, .stale].contains(HookScript.state(of: current, hook))
    else { return }
    if let rest = HookScript.removing(hook, from: current) {
      return try write(rest, over: current, to: path, "no longer runs 'schema'")
    }
    guard !place.isTracked(path) else {
      return add(.kept, place.shown(path), "is part of the repository: git rm takes it from all")
    }
    add(isDry ? .planned : .removed, place.shown(path), "ran 'schema \(hook.plainCall)'")
    if !isDry { removeFile(path) }
  }

  /// The folder is only ours to switch off where nobody else's hooks are in it.
  private mutating func removeSettings() throws(CommandError) {
    if place.manager == .git, place.hooksPath == HookPlace.ownFolder, !place.hasForeignHooks {
      try unset("core.hooksPath", "git looked there for hooks")
    }
    if place.git.setting("schema.program") != nil {
      try unset("schema.program", "told hooks where this program is")
    }
  }

  // MARK: - One deed

  private mutating func set(
    _ key: String, _ value: String, _ meaning: String
  ) throws(CommandError) {
    let shown = "\(key) = \(value)"
    if place.git.localSetting(key) == value { return add(.kept, shown, meaning) }
    add(isDry ? .planned : .written, shown, meaning)
    if !isDry { try configure(["--local", key, value]) }
  }

  private mutating func unset(_ key: String, _ meaning: String) throws(CommandError) {
    guard place.git.localSetting(key) != nil else { return }
    add(isDry ? .planned : .removed, key, meaning)
    if !isDry { try configure(["--local", "--unset-all", key]) }
  }

  private func configure(_ words: [String]) throws(CommandError) {
    do throws(Git.Failure) { _ = try place.git.run(["config"] + words) } catch {
      throw place.git.explained(error)
    }
  }

  private mutating func write(
    _ bytes: [UInt8], over current: [UInt8]?, to path: String, _ meaning: String,
    mode: UInt32? = nil
  ) throws(CommandError) {
    guard bytes != current else { return add(.kept, place.shown(path), meaning) }
    add(isDry ? .planned : .written, place.shown(path), meaning)
    guard !isDry else { return }
    do throws(FileError) {
      if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
        try makeFolders(String(path[..<slash]))
      }
      try AtomicWriter().replace(path, with: bytes, mode: mode)
    } catch { throw .file(error) }
  }

  private mutating func add(_ deed: Step.Deed, _ path: String, _ meaning: String) {
    steps.append(Step(deed: deed, path: path, meaning: meaning))
  }

  private mutating func fail(_ hook: HookName, _ why: String) {
    failures.append(.setup("'\(place.shown(place.path(of: hook)))' \(why)"))
  }
}

extension HookPlace {
  /// Whether git keeps a file with the rest.
  func isTracked(_ path: String) -> Bool {
    !((try? git.run(["ls-files", "-z", "--", path])) ?? []).isEmpty
  }

  /// Whether hooks stand in the folder that this program did not write.
  var hasForeignHooks: Bool {
    let names = (try? FolderListing(folder))?.names ?? []
    return names.contains { name in
      guard isExecutable("\(folder)/\(name)") else { return false }
      guard let hook = HookName(rawValue: name) else { return true }
      let bytes = (try? script(of: hook)) ?? nil
      return bytes.map { HookScript.removing(hook, from: $0) != nil } ?? false
    }
  }
}

extension Git {
  /// What the repository itself says.
  fileprivate func localSetting(_ key: String) -> String? {
    guard let line = try? run(["config", "--local", "--null", "--get", key]) else { return nil }
    return String(decoding: line.prefix { $0 != 0 }, as: UTF8.self)
  }
}
