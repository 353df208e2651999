import Contracts
import Drift
import JSONText
import Workspace

/// The contracts that a new repository begins with, drafted from its captures.
struct StartingDrafts {
  struct File {
    var name: ContractName
    var bytes: [UInt8]
    /// What the draft rests on, in one line.
    var support: String
  }

  private(set) var files: [File] = []
  /// Captures that could not be read.
  private(set) var unread: [CommandError] = []
  /// Events that nothing was drafted for.
  private(set) var failures: [CommandError] = []
  private(set) var wasInterrupted = false
  /// Event types that a contract takes already.
  private(set) var known: [String] = []
  private(set) var captures = 0
  private(set) var events = 0
  /// Records that no envelope of the settings fits.
  private(set) var unplaced = 0

  /// None.
  init() {}

  init(
    _ words: [String], owner: String?, in repository: Repository, workers: Workers,
    in surroundings: Surroundings
  ) throws(CommandError) {
    let settings = try repository.settings.checked()
    let operands = CaptureOperands(words.map(surroundings.located))
    var run = DraftRun(
      operands, envelope: settings.envelope, limits: settings.limits, options: DraftOptions(),
      workers: workers, in: surroundings)
    let catalog = repository.readContracts().catalog
    run.work(KnownContracts(repository)) { catalog.contract(forEvent: $0.utf8) == nil }
    unread = (operands.failures + run.failures).map(CommandError.file)
    wasInterrupted = run.wasInterrupted
    known = run.profile.types.compactMap { type in
      catalog.contract(forEvent: type.utf8).map(\.reference)
    }
    events = run.profile.records - run.profile.unplaced
    unplaced = run.profile.unplaced
    captures = operands.inputs.count
    for result in run.results { take(result, captures: operands.inputs.count, owner) }
  }

  private mutating func take(_ result: DraftRun.Result, captures: Int, _ owner: String?) {
    var result = result
    result.contract.draft.owner = owner
    guard result.isSound else {
      failures.append(
        .setup("no draft for '\(result.contract.type)' takes all of its events"))
      return
    }
    let text = DraftText(result, captures: captures)
    files.append(
      File(
        name: result.contract.draft.name, bytes: text.bytes,
        support: text.lines.first ?? ""))
  }
}
