import Contracts
import Findings

/// A level that rests on something that could not be told.
struct UnprovedLevel: VersionRule {
  static let info = RuleInfo(
    RuleID(.contractChange, 206), "unproved-level", severity: .warning,
    summary: "Whether the declared version is large enough could not be told.",
    rationale: """
      Where two schemas cannot be compared to the end, the safer level counts. A larger version, a \
      simpler pattern, or a waiver with a reason settles it; a guess would not.
      """)

  func check(_ subject: VersionCase) -> [Finding] {
    guard subject.isUndecided else { return [] }
    let unknown = subject.changes.filter { $0.effect == .unknown }
    return [
      finding(
        "it could not be told whether version '\(subject.step.declared)' is large enough",
        at: subject.contract.version.span, in: subject.contract,
        meaning: unknown.map(\.id.description).sorted()
      )
      .noting(unknown.prefix(5).flatMap { [$0.message] + $0.notes })
      .noting(unknown.isEmpty ? subject.comparison?.openReasons ?? [] : [])
      .noting(
        [
          "'\(subject.step.next)' is on the safe side; without it, the changes are "
            + subject.certainLevel.rawValue
        ])
    ]
  }
}

extension Comparison {
  /// Why the verdicts on the whole are open.
  fileprivate var openReasons: [String] {
    [backward, forward].compactMap { verdict in
      if case .unknown(let reason) = verdict { reason } else { nil }
    }
  }
}
