import Arguments
import Drift
import Workspace

/// What captures or kept profiles hold, whichever was named.
struct CapturedProfile {
  private(set) var profile = Profile()
  var failures: [CommandError] = []
  private(set) var byteCount = 0
  private(set) var wasInterrupted = false

  init(
    _ captures: [String], _ arguments: ParsedArguments, _ settings: Settings,
    in surroundings: Surroundings
  ) throws(CommandError) {
    if arguments.isGiven("profile") {
      profile = try ProfileFile.read(arguments.values("profile"), in: surroundings)
    }
    guard !captures.isEmpty else { return }
    let operands = CaptureOperands(captures.map(surroundings.located))
    var run = ProfileRun(
      operands, envelope: settings.envelope, limits: settings.limits, in: surroundings)
    run.work(arguments.workers)
    profile.add(run.profile)
    failures = (operands.failures + run.failures).map(CommandError.file)
    byteCount = run.byteCount
    wasInterrupted = run.wasInterrupted
  }
}
