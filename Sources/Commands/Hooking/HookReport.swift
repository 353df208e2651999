import Findings
import Reports

/// What is told about hooks.
struct HookReport {
  private let place: HookPlace
  private let options: ReportOptions

  init(_ place: HookPlace, _ options: ReportOptions) {
    self.place = place
    self.options = options
  }

  func changes(_ steps: [HookInstaller.Step], isDry: Bool, name: String) -> Report {
    func count(_ deed: HookInstaller.Step.Deed) -> Int { steps.count { $0.deed == deed } }
    var report = options.report(
      "hook \(name)",
      summary: [
        isDry
          ? .init("planned", "to do", count(.planned))
          : name == "install"
            ? .init("written", "written", count(.written))
            : .init("changed", "changed", count(.written) + count(.removed)),
        .init("kept", "kept", count(.kept)),
      ], findings: FindingSet([]))
    report.tables = [
      .init(
        title, columns: [.init("what"), .init("why"), .init("where")],
        rows: steps.map { [$0.deed == .planned ? "to do" : $0.deed.rawValue, $0.meaning, $0.path] })
    ]
    report.details = [
      .init("manager", .string(place.manager.rawValue)),
      .init(
        "steps",
        .array(
          steps.map {
            .object([
              .init("path", .string($0.path)), .init("action", .string($0.deed.rawValue)),
            ])
          })),
    ]
    return report
  }

  func status(_ readings: [HookReading]) -> Report {
    let missing = readings.count { $0.state != .current }
    var report = options.report(
      "hook status",
      summary: [
        .init("hooks", "hooks", readings.count),
        .init("current", "in place", readings.count - missing),
        .init("missing", "missing or stale", missing),
      ], findings: FindingSet([]))
    if missing > 0 {
      report.verdict = .findings
      if options.failOn != .never { report.exit = Outcome.findings.rawValue }
      report.next = next(readings)
    }
    report.tables = [
      .init(
        title, columns: [.init("hook"), .init("where"), .init("state"), .init("what that means")],
        rows: readings.map { [$0.hook.rawValue, $0.path, $0.state.word, $0.state.explanation] })
    ]
    report.details = [
      .init("manager", .string(place.manager.rawValue)),
      .init("hooksPath", .string(place.hooksPath)),
      .init(
        "hooks",
        .array(
          readings.map {
            .object([
              .init("hook", .string($0.hook.rawValue)), .init("path", .string($0.path)),
              .init("state", .string($0.state.word)),
            ])
          })),
    ]
    return report
  }

  /// What is written and not called is a matter of the manager's.
  private func next(_ readings: [HookReading]) -> [String] {
    let isWritten = readings.allSatisfy { reading in
      if case .uncalled = reading.state { true } else { reading.state == .current }
    }
    return isWritten && !place.stepsLeft.isEmpty ? place.stepsLeft : ["schema hook install"]
  }

  private var title: String {
    switch place.manager {
    case .git: "git's hooks, in \(place.shownFolder)"
    case .preCommit: "the pre-commit framework"
    case .lefthook: "lefthook"
    case .husky: "husky"
    }
  }
}

extension HookPlace {
  /// What only the manager itself can do.
  var stepsLeft: [String] {
    switch manager {
    case .git, .husky: []
    case .preCommit:
      [
        "pre-commit install "
          + HookName.allCases.map { "--hook-type \($0.rawValue)" }.joined(separator: " ")
      ]
    case .lefthook: ["lefthook install"]
    }
  }
}
