import Arguments
import Drift
import Reports
import Workspace

/// Makes one profile of the profiles of parts.
struct MergedProfile {
  private let header: PartHeader
  private let captures: [MergedCapture]
  private let report: ReportOptions
  private let arguments: ParsedArguments

  init(
    _ header: PartHeader, _ captures: [MergedCapture], _ report: ReportOptions,
    _ arguments: ParsedArguments
  ) throws(CommandError) {
    self.header = header
    self.captures = captures
    self.report = report
    self.arguments = arguments
    for option in ["schema", "ledger", "no-ledger", "since", "fail-on", "min-severity"]
    where arguments.isGiven(option) {
      throw .usage("the parts are profiles, which '--\(option)' has nothing to do with")
    }
    guard report.format == .text || report.format == .json, report.outputs.count <= 1 else {
      throw .usage("a profile is told as text or as JSON, and written to one file")
    }
  }

  func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    var profile = Profile()
    for capture in captures {
      do throws(ProfileError) { try add(capture, to: &profile) } catch {
        throw .setup("the part of '\(capture.name)' is no profile: \(error)")
      }
    }
    try ProfileDelivery(
      path: report.outputs.first?.path, isForPrograms: report.format == .json,
      keepsWords: header.words, color: report.color
    ).deliver(profile, in: surroundings)
    let failures = captures.flatMap(\.failures)
    for failure in failures { surroundings.tell(.setup(failure), report.color) }
    return failures.isEmpty ? .clean : .failure
  }

  private func add(
    _ capture: MergedCapture, to profile: inout Profile
  ) throws(ProfileError) {
    var lines = 0
    for part in capture.parts {
      if let counts = part.counts {
        profile.add(try Profile(reading: counts).moved(behind: lines))
      }
      lines += part.lines
    }
  }
}
