import Captures
import Contracts
import Evolution
import Findings
import JSONText
import Validation
import Workspace

/// One run of `schema diff`: the pairs that were compared, and what captured events said of them.
struct DiffRun {
  let finder: ContractFinder
  let options: ReportOptions
  private(set) var pairs: [ComparedPair] = []
  /// Contracts that are there at one moment only.
  private(set) var added: [ContractSource] = []
  private(set) var removed: [ContractSource] = []
  /// Whether all contracts of two moments were asked for, rather than two versions of one.
  private(set) var isOfMoments = false
  private(set) var failures: [CommandError] = []
  /// What was replayed.
  private(set) var captures: CaptureOperands?
  private(set) var replayed: ReplayRun?

  var settings: RepositorySettings { finder.repository.settings }
  var surroundings: Surroundings { finder.surroundings }

  init(_ finder: ContractFinder, _ options: ReportOptions) {
    self.finder = finder
    self.options = options
  }

  /// Compares what two words name.
  mutating func compare(_ old: String, _ new: String) throws(CommandError) {
    pairs = [ComparedPair(try finder.source(old), try finder.source(new), settings)]
  }

  /// Compares contracts as they stand, or are staged, with those of another moment.
  mutating func compare(
    _ words: [String], with tree: GitTree, isStaged: Bool
  ) throws(CommandError) {
    isOfMoments = true
    let old = try finder.contracts(of: tree)
    let new =
      isStaged
      ? try finder.contracts(of: finder.repository.stagedTree(in: surroundings))
      : finder.contracts
    let names = try words.isEmpty ? nil : self.names(words, old, new)
    guard !old.files.working.isEmpty || !new.files.working.isEmpty || !new.files.failures.isEmpty
    else {
      throw .setup(
        "there are no contracts in '\(settings.values.contracts)', now or then",
        advice: ["'schema diff OLD NEW' compares two files"])
    }
    let found = ContractPair.pairs(from: old, to: new, only: names)
    failures = found.failures + old.files.failures + new.files.failures
    if names == nil { failures += broken(old) + broken(new) }
    for pair in found.pairs { take(pair) }
    followRenamed()
  }

  private mutating func take(_ pair: ContractPair) {
    switch (pair.old, pair.new) {
    case (let old?, let new?):
      var compared = ComparedPair(old, new, settings)
      compared.movedFrom = pair.movedFrom
      pairs.append(compared)
    case (nil, let new?): added.append(new)
    case (let old?, nil): removed.append(old)
    case (nil, nil): break
    }
  }

  /// A contract that is gone from a file in which another is new was renamed.
  private mutating func followRenamed() {
    for old in removed {
      guard let new = added.first(where: { $0.path == old.path }) else { continue }
      pairs.append(ComparedPair(old, new, settings))
      removed.removeAll { $0.path == old.path }
      added.removeAll { $0.path == new.path }
    }
  }

  /// The contracts that words name, at either moment.
  private func names(
    _ words: [String], _ old: ContractSnapshot, _ new: ContractSnapshot
  ) throws(CommandError) -> Set<ContractName> {
    var names: Set<ContractName> = []
    for word in words {
      let contracts = old.catalog.contracts + new.catalog.contracts
      if let name = ContractName(word), contracts.contains(where: { $0.name.value == name }) {
        names.insert(name)
      } else if let name = try finder.source(word).contract?.name.value {
        names.insert(name)
      } else {
        throw .usage("'\(word)' is a schema without a contract, so it has no name to follow")
      }
    }
    return names
  }

  /// Files that promise a contract and cannot be used: what became of them is unknown.
  private func broken(_ snapshot: ContractSnapshot) -> [CommandError] {
    snapshot.files.working.compactMap { file in
      guard file.contract == nil, !file.isBareSchema else { return nil }
      let problem = file.problems.first
      return .setup("'\(file.path)' is no sound contract: \(problem?.message ?? "")")
    }
  }
}

// MARK: - Captures

extension DiffRun {
  /// Holds recorded events to both versions of every pair.
  mutating func replay(
    _ words: [String], examples: Int, _ workers: Workers
  ) throws(CommandError) {
    let captures = CaptureOperands(words.map(surroundings.located))
    self.captures = captures
    failures += captures.failures.map(CommandError.file)
    guard let plan = plan(examples: examples) else { return }
    let run = ReplayRun(
      captures.inputs, plan, settings.values.limits.reading, workers,
      telling: ProgressLine(for: captures.inputs, in: surroundings))
    failures += run.failures.map(CommandError.file)
    for number in pairs.indices { pairs[number].take(run.outcome.steps[number]) }
    replayed = run
  }

  /// From now on events are also migrated by what the newer versions' histories say.
  ///
  /// Where nothing breaks stored events, no steps are needed, and those there are are tried.
  mutating func migrate() throws(CommandError) {
    for number in pairs.indices {
      let pair = pairs[number]
      guard let contract = pair.new.contract, let older = pair.old.version else { continue }
      do throws(MigrationChain.Fault) {
        let chain = try MigrationChain(of: contract, from: older, graph: pair.new.graph)
        pairs[number].migration = MigrationTrial(chain, to: pair.new.graph)
      } catch {
        throw .setup(
          "'\(pair.new.path)' cannot be migrated to: \(error.message)",
          advice: ["steps such as [{ set: /field, const: 0 }] can be run"])
      }
    }
    guard pairs.contains(where: { $0.migration != nil }) else {
      throw .setup(
        "nothing says how events are migrated",
        advice: ["steps stand under 'migration:' in the history of a contract"])
    }
  }

  private func plan(examples: Int) -> ReplayPlan? {
    var plan = barePlan(examples: examples)
    plan?.migrations = pairs.map(\.migration)
    return plan
  }

  private func barePlan(examples: Int) -> ReplayPlan? {
    let steps = pairs.map { pair in
      let attribution = ChangeAttribution(pair.comparison)
      return ReplayPlan.Step(
        name: pair.name, old: (pair.old.version?.description, pair.old.graph),
        new: (pair.new.version?.description, pair.new.graph),
        attribution: { attribution.grouping($0, $1) })
    }
    guard let first = steps.first else { return nil }
    let depth = settings.values.limits.depth
    // A schema without a contract says nothing of envelopes: records are plain documents.
    if !isOfMoments, pairs[0].old.contract == nil, pairs[0].new.contract == nil {
      return ReplayPlan(documentsOf: first, examples: examples, depth: depth)
    }
    var routes: [JSONName: Int] = [:]
    // The newer version's names come first; those it no longer has still lead to its events.
    for source in [\ComparedPair.new, \ComparedPair.old] {
      for (number, pair) in pairs.enumerated() {
        guard let contract = pair[keyPath: source].contract else { continue }
        let names = contract.eventNames.map(\.value) + [contract.name.value.text]
        for name in names where routes[JSONName(name)] == nil { routes[JSONName(name)] = number }
      }
    }
    return ReplayPlan(
      steps, routes: routes, envelope: settings.values.envelope, examples: examples, depth: depth)
  }
}
