import Captures
import Drift
import JSONText
import SourceText
import Validation

/// Profiles lines as one worker would.
func profile(
  _ lines: [String], capture: String = "a.jsonl", from first: Int = 1
) -> Profile {
  profile(bytes: Array((lines.map { $0 + "\n" }).joined().utf8), capture, from: first)
}

func profile(
  bytes: [UInt8], _ capture: String, from first: Int = 1
) -> Profile {
  let plan = ProfilePlan(envelope: .standard, captures: [capture])
  guard let profiler = Profiler(plan) else { return Profile() }
  (bytes + [UInt8](repeating: 0, count: UncheckedBytes.padding)).withUncheckedBytes {
    profiler.take(lines: $0, from: RecordPlace(capture: 0, line: first, column: 1, offset: 0))
  }
  return profiler.finish()
}

/// The profile of the records that are held back, and that of the others.
func profilesApart(_ lines: [String]) -> (held: Profile, others: Profile) {
  let plan = ProfilePlan(envelope: .standard, captures: ["a.jsonl"], share: .apart)
  guard let profiler = Profiler(plan) else { return (Profile(), Profile()) }
  let text = Array((lines.map { $0 + "\n" }).joined().utf8)
  (text + [UInt8](repeating: 0, count: UncheckedBytes.padding)).withUncheckedBytes {
    profiler.take(lines: $0, from: RecordPlace(capture: 0, line: 1, column: 1, offset: 0))
  }
  return (profiler.finishHeld(), profiler.finish())
}

/// An event in the envelope of a recorder.
func event(_ payload: String, type: String = "e", time: String = "2026-01-17T09:05:00Z") -> String {
  #"{"event": "\#(type)", "ts": "\#(time)", "data": \#(payload)}"#
}

/// The profile of the payloads of one event type.
func payloads(_ payloads: String...) -> FieldProfile {
  profile(payloads.map { event($0) }).events["e"]?.payload ?? FieldProfile()
}
