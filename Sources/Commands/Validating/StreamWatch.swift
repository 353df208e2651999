import Drift
import Findings
import Synchronization
import Validation

/// Takes what workers saw of the batches and judges it in the order of the captures.
///
/// Batches are finished in any order; the few that come early wait.
final class StreamWatch: Sendable {
  private struct State {
    var judge: StreamJudge
    var next = 0
    var early: [Int: Sightings] = [:]
  }

  private let plan: StreamPlan
  private let state: Mutex<State>

  init(_ plan: StreamPlan, examples: Int) {
    self.plan = plan
    state = Mutex(State(judge: StreamJudge(plan, examples: examples)))
  }

  func take(_ sightings: Sightings, ofBatch number: Int) {
    state.withLock { state in
      state.early[number] = sightings
      while let sightings = state.early.removeValue(forKey: state.next) {
        state.judge.judge(sightings)
        state.next += 1
      }
    }
  }

  /// What was found, when everything was taken.
  func result(
    captures: CaptureNames, everyPlace: Bool
  ) -> (findings: [Finding], remarks: [String]) {
    let seen = state.withLock { $0.judge.finish() }
    let findings = StreamFindings(plan, captures: captures)
    return (
      everyPlace ? findings.everyPlace(of: seen) : findings.findings(of: seen),
      findings.remarks(of: seen)
    )
  }
}
