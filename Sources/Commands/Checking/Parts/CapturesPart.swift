import Drift
import Findings
import Validation
import Workspace

/// Captures that the settings name, held to the contracts; the ledger is asked and left as it is.
struct CapturesPart: CheckPart {
  static let name = "captures"
  static let summary = "captures that 'captures.check' names, held to the contracts"

  func concerns(_ scene: CheckScene) -> Bool {
    guard !scene.settings.checkedCaptures.isEmpty else { return false }
    guard let changes = scene.changes else { return true }
    return changesRules(scene) || changes.touches(where: scene.isCheckedCapture)
  }

  /// Whether events may be judged otherwise than before.
  private func changesRules(_ scene: CheckScene) -> Bool {
    scene.mayTouch(scene.settings.contracts)
  }

  func run(_ scene: CheckScene) throws(CommandError) -> CheckPartResult {
    let (inputs, unread) = inputs(scene)
    guard !inputs.isEmpty else { return failed(unread) }
    let preparation = try CheckPreparation(scene.repository, formats: false, examples: 3)
    let limits = scene.settings.limits.reading
    let streams =
      preparation.streams.isEmpty
      ? nil : StreamWatch(preparation.streams, examples: preparation.plan.examples)
    let ordered =
      streams == nil ? inputs : inTimeOrder(inputs, preparation.plan.envelope, limits)
    var run = CaptureRun(ordered, preparation.plan, limits, streams: streams)
    run.work(.onePerProcessor, telling: ProgressLine(for: ordered, in: scene.surroundings))
    let captures = CaptureNames(ordered.map { shown($0, scene) }, tables: run.tables)
    let findings = CheckFindings(preparation.plan, captures: captures)
    let found =
      preparation.findings + findings.findings(of: run.outcome)
      + (streams?.result(captures: captures, everyPlace: false).findings ?? [])
    var result = CheckPartResult(
      try reviewed(found, scene).findings, tallies: findings.summary(of: run.outcome),
      asked: EventRules.all + StreamRules.all)
    result.failures = unread + run.failures.map(CommandError.file)
    result.failures += preparation.failures
    return result
  }

  /// Paths count from the root, as everything else in the report does.
  private func shown(_ input: CaptureOperands.Input, _ scene: CheckScene) -> String {
    scene.repository.relative(input.path) ?? scene.surroundings.shown(input.path)
  }

  /// Findings as the ledger's reviews want them.
  private func reviewed(
    _ findings: [Finding], _ scene: CheckScene
  ) throws(CommandError) -> FindingSet {
    let found = FindingSet(findings)
    guard found.findings.contains(where: { $0.isOfUnknown }) else { return found }
    let ledger = try LedgerFile(scene.repository, nil, in: scene.surroundings).read()
    return LedgerGate(
      ledger: ledger, base: nil, since: nil, today: scene.surroundings.today, stopsUnknown: false
    ).applied(to: found)
  }

  private func failed(_ failures: [CommandError]) -> CheckPartResult {
    var result = CheckPartResult()
    result.failures = failures
    return result
  }

  // MARK: - What is read

  private func inputs(_ scene: CheckScene) -> ([CaptureOperands.Input], [CommandError]) {
    scene.listing == nil ? standing(scene) : staged(scene)
  }

  private func standing(_ scene: CheckScene) -> ([CaptureOperands.Input], [CommandError]) {
    let words = scene.settings.checkedCaptures.map(scene.repository.absolute)
    let operands = CaptureOperands(words)
    guard scene.changes != nil, !changesRules(scene) else {
      return (operands.inputs, operands.failures.map(CommandError.file))
    }
    let changed = operands.inputs.filter { input in
      scene.repository.relative(input.path).map { scene.changes?.holds($0) ?? true } ?? false
    }
    return (changed, [])
  }

  private func staged(_ scene: CheckScene) -> ([CaptureOperands.Input], [CommandError]) {
    let everything = changesRules(scene)
    let paths = (scene.listing?.entries ?? [:]).values.filter { entry in
      entry.isFile && scene.isCheckedCapture(entry.path)
        && (everything || scene.changes?.holds(entry.path) ?? true)
    }.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var inputs: [CaptureOperands.Input] = []
    var failures: [CommandError] = []
    for path in paths {
      switch scene.view.answer(path, limit: 64 << 20) {
      case .found(let bytes): inputs.append(.content(bytes, of: path))
      case .missing: break
      case .refused(let reason): failures.append(.setup("'\(path)' was not read: \(reason)"))
      case .unreadable(let reason): failures.append(.setup(reason))
      }
    }
    return (inputs, failures)
  }
}

extension CheckScene {
  /// Whether the settings name a path as a capture to be checked.
  func isCheckedCapture(_ path: String) -> Bool {
    settings.checkedCaptures.contains { pattern in
      GlobPattern.isPattern(pattern)
        ? GlobPattern(pattern).matches(path: path) : lies(path, below: pattern)
    }
  }
}
