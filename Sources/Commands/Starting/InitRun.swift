import Contracts
import Drift
import Findings
import Reports
import Workspace

/// What `schema init` does, step by step; what stands already is never touched.
struct InitRun {
  let folder: StartingFolder
  let isDry: Bool
  let wantsHooks: Bool
  let repositoryName: String?
  /// Hooks of others that no call could be put into.
  private(set) var failures: [CommandError] = []
  private let surroundings: Surroundings
  private(set) var steps: [Step] = []

  /// One thing that is there afterwards.
  struct Step: Hashable {
    enum Deed: String {
      case written, kept, planned
    }

    var deed: Deed
    var path: String
    var meaning: String
  }

  init(
    _ folder: StartingFolder, name: String?, isDry: Bool, wantsHooks: Bool,
    in surroundings: Surroundings
  ) {
    self.folder = folder
    self.wantsHooks = wantsHooks
    self.isDry = isDry
    self.surroundings = surroundings
    repositoryName = name ?? folder.suggestedName
  }

  /// The repository as it stands now.
  func repository() throws(CommandError) -> Repository {
    try Repository(
      root: folder.root, settingsPath: has(Settings.fileName) ? Settings.fileName : nil,
      surroundings.environment)
  }

  mutating func work(_ drafts: StartingDrafts) throws(CommandError) {
    try makeGitRepository()
    try write(
      StarterTexts.settings(name: repositoryName), to: Settings.fileName,
      "settings, every key explained")
    for schema in EditorHint.kept {
      try write(
        Array(schema.text.utf8), to: EditorHint.path(of: schema.name),
        "what editors check \(schema.summary) with")
    }
    let contracts = try repository().settings.checked().contracts
    try write(
      Array(StarterTexts.contractsGuide.utf8), to: "\(contracts)/README.md", "what belongs there")
    for file in drafts.files {
      let path = "\(contracts)/\(file.name).yaml"
      try write(
        EditorHint.line(naming: "contract", at: path) + file.bytes, to: path, file.support)
    }
    try startLedger()
    if wantsHooks { try installHooks() }
  }

  // MARK: - Steps

  private mutating func installHooks() throws(CommandError) {
    if case .unavailable = folder.state { return }
    // There is nothing yet to look at for hooks, and nobody who looks after them.
    guard !isDry || folder.state == .standing else {
      for hook in HookName.allCases {
        add(.planned, "\(HookPlace.ownFolder)/\(hook.rawValue)", "a git hook")
      }
      return
    }
    let place: HookPlace
    do throws(CommandError) {
      place = try HookPlace(folder.root, asked: nil, in: surroundings)
    } catch {
      failures.append(error)
      return
    }
    var installer = HookInstaller(place, isDry: isDry, in: surroundings)
    try installer.install()
    failures += installer.failures
    for step in installer.steps {
      switch step.deed {
      case .written: add(.written, step.path, step.meaning)
      case .planned: add(.planned, step.path, step.meaning)
      case .kept, .removed: add(.kept, step.path, step.meaning)
      }
    }
  }

  private mutating func makeGitRepository() throws(CommandError) {
    switch folder.state {
    case .standing: add(.kept, ".git", "a git repository")
    case .unavailable: break
    case .needed:
      add(isDry ? .planned : .written, ".git", "a git repository")
      guard !isDry else { return }
      do throws(Git.Failure) { _ = try folder.git.run(["init", "--quiet"]) } catch {
        throw folder.git.explained(error)
      }
    }
  }

  private mutating func startLedger() throws(CommandError) {
    let ledger = LedgerFile(try repository(), nil, in: surroundings)
    let meaning = "the ledger of what no contract says"
    guard (try? FileStatus.following(ledger.path)) == nil else {
      return add(.kept, ledger.shown, meaning)
    }
    add(isDry ? .planned : .written, ledger.shown, meaning)
    if !isDry { _ = try ledger.update { _ in true } }
    guard ledger.path == folder.absolute(LedgerFile.name) else { return }
    try write(
      Array(StarterTexts.ignored.utf8), to: "manifests/.gitignore", "locks are nobody's business")
  }

  /// Writes a file that is not there yet.
  private mutating func write(
    _ bytes: [UInt8], to path: String, _ meaning: String
  ) throws(CommandError) {
    guard !has(path) else { return add(.kept, path, meaning) }
    add(isDry ? .planned : .written, path, meaning)
    guard !isDry else { return }
    let place = folder.absolute(path)
    do throws(FileError) {
      if let slash = place.utf8.lastIndex(of: UInt8(ascii: "/")) {
        try makeFolders(String(place[..<slash]))
      }
      try AtomicWriter().replace(place, with: bytes, within: folder.root)
    } catch { throw .file(error) }
  }

  private mutating func add(_ deed: Step.Deed, _ path: String, _ meaning: String) {
    steps.append(Step(deed: deed, path: path, meaning: meaning))
  }

  /// Whether anything stands there, a link that leads nowhere too.
  private func has(_ path: String) -> Bool {
    (try? FileStatus.itself(folder.absolute(path))) != nil
  }
}
