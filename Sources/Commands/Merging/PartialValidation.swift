import Arguments
import Captures
import Drift
import JSONText
import Validation
import Workspace

/// `schema validate --partial`: counts, and leaves the verdict to `schema merge`.
struct PartialValidation {
  let preparation: CheckPreparation
  let limits: RecordReader.Limits
  let workers: Workers
  var header: PartHeader

  init(
    _ preparation: CheckPreparation, _ limits: RecordReader.Limits, _ workers: Workers,
    formats: Bool
  ) {
    self.preparation = preparation
    self.limits = limits
    self.workers = workers
    header = PartHeader(.validate)
    let plan = preparation.plan
    header.contracts = preparation.contractsDigest
    header.settings = readingDigest(plan.envelope, depth: plan.depth, limits)
    header.examples = plan.examples == .max ? nil : plan.examples
    header.evidence = plan.evidence
    header.formats = formats
    header.documents = plan.envelope == nil
  }

  func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws(CommandError)
    -> Outcome
  {
    let (inputs, failures) = try PartInput.all(arguments, in: surroundings)
    var text = PartText(header, captures: inputs.count + failures.count)
    for input in inputs {
      let progress = ProgressLine(for: [input.input], in: surroundings)
      let (capture, outcome) = counted(input, progress, in: surroundings)
      guard let outcome else { return .interrupted }
      text.add(capture) { builder in
        var writer = OutcomeWriter(builder)
        writer.write(outcome, of: preparation.plan)
        builder = writer.builder
      }
    }
    for failure in failures { text.add(.missing(failure, in: surroundings)) { $0.null() } }
    try surroundings.writePart(text.finish(), to: arguments.value("partial"))
    return .clean
  }

  /// Nil for the counts of a run that was interrupted.
  private func counted(
    _ input: PartInput, _ progress: ProgressLine?, in surroundings: Surroundings
  ) -> (PartCapture, CheckOutcome?) {
    var (capture, status) = input.begun()
    var run = CaptureRun([input.input], preparation.plan, limits, streams: nil)
    run.work(workers, telling: progress, tellingEmpty: false)
    guard !run.wasInterrupted else { return (capture, nil) }
    capture.isRows = !run.tables.isEmpty
    capture.lines = run.lineCounts[0] ?? 0
    capture.isWhole = run.lineCounts[0] != nil
    capture.failures = run.failures.map { surroundings.shownMessage(of: .file($0)) }
    input.finish(&capture, status, in: surroundings)
    if !preparation.streams.isEmpty, let envelope = preparation.plan.envelope,
      input.input.isOfFile
    {
      let whole = CaptureOperands.Input.file(input.input.path)
      capture.time = firstTime(in: whole, envelope, limits)?.milliseconds
    }
    if capture.isRows, preparation.tables.holds(capture.name) {
      do throws(FileError) {
        capture.columns = try ParquetColumns.lines(of: [input.input.path])
      } catch { capture.failures.append(surroundings.shownMessage(of: .file(error))) }
    }
    return (capture, run.outcome)
  }
}

extension CaptureOperands.Input {
  fileprivate var isOfFile: Bool {
    switch self {
    case .file, .lines: true
    case .standardInput, .rest, .content: false
    }
  }
}

extension PartInput {
  /// What is known of a capture before it is read.
  func begun() -> (PartCapture, FileStatus?) {
    var capture = PartCapture(name)
    capture.isStream = isStream
    capture.range = lines?.bytes
    let status = isStream ? nil : try? FileStatus.following(input.path)
    capture.size = lines?.size ?? status?.size
    return (capture, status)
  }

  /// Notes what the bytes are that were read, or that they changed meanwhile.
  func finish(
    _ capture: inout PartCapture, _ status: FileStatus?, in surroundings: Surroundings
  ) {
    guard !isStream, capture.failures.isEmpty else { return }
    if lines == nil { capture.digest = (try? FileDigest(of: input.path))?.whole }
    let isSteady = status != nil && (try? FileStatus.following(input.path)) == status
    if !isSteady { capture.failures.append("'\(name)' changed while it was read") }
  }
}

extension PartCapture {
  /// A capture that could not even be found.
  static func missing(_ failure: FileError, in surroundings: Surroundings) -> PartCapture {
    var capture = PartCapture(failure.path.map(surroundings.shown) ?? "")
    capture.failures = [surroundings.shownMessage(of: .file(failure))]
    return capture
  }
}

extension Surroundings {
  /// Writes a part where it is wanted: a file comes into being whole or not at all.
  func writePart(_ bytes: [UInt8], to path: String?) throws(CommandError) {
    guard let path, path != "-" else { return try print(String(decoding: bytes, as: UTF8.self)) }
    try writeFile(bytes, to: path)
  }
}
