import Findings
import Plans

extension GateResult {
  /// The gates of phases with those of their groups, each group before its first phase.
  ///
  /// A group claims nothing itself: it stands as far as all of its phases do.
  static func groups(of docket: Docket, over phases: [GateResult]) -> [GateResult] {
    guard docket.plans.contains(where: { !$0.document.groups.isEmpty }) else { return phases }
    var byPath: [String: [String: Int]] = [:]
    for index in phases.indices {
      byPath[phases[index].place.path, default: [:]][phases[index].id] = index
    }
    var ahead: [String: [String: GateResult]] = [:]
    for plan in docket.plans where !plan.document.groups.isEmpty {
      guard let known = byPath[plan.path] else { continue }
      for group in plan.document.groups {
        let members = group.members.compactMap { known[plan.phases[$0].id] }.map { phases[$0] }
        guard let first = members.first else { continue }
        ahead[plan.path, default: [:]][first.id] = GateResult(group, of: members, in: plan)
      }
    }
    var all: [GateResult] = []
    for phase in phases {
      if let group = ahead[phase.place.path]?[phase.id] { all.append(group) }
      all.append(phase)
    }
    return all
  }

  private init(_ group: PhaseGroup, of members: [GateResult], in plan: JudgedPlan) {
    self.init(
      id: "group:" + group.name, title: group.name, state: .pending, verdict: .open,
      place: plan.place(group.span))
    prerequisites = members.map {
      GateEdge(
        id: $0.id, strength: .hard, isSatisfied: $0.verdict == .pass || $0.verdict == .waived)
    }
    (verdict, reason) = Self.verdict(over: members)
    switch verdict {
    case .pass:
      state = .verified
      date = members.compactMap(\.date).max()
    case .waived: state = .waived
    // All of it is claimed to be done, and nobody can tell yet.
    case .unknown: state = .needsVerification
    case .fail: state = members.contains { $0.state == .failed } ? .failed : .inProgress
    case .open:
      state =
        members.contains { $0.verdict != .open || $0.state == .inProgress }
        ? .inProgress : .pending
    }
  }

  /// One that fails decides, then one that is open: a parent never passes on an open child.
  private static func verdict(over members: [GateResult]) -> (GateVerdict, String) {
    for (verdict, words) in [
      (GateVerdict.fail, "fails"), (.open, "is open"), (.unknown, "is unknown"),
    ] {
      let such = members.filter { $0.verdict == verdict }
      guard let first = such.first else { continue }
      let others = such.count > 1 ? ", and \(such.count - 1) more" : ""
      return (verdict, "'\(first.title)' \(words)\(others)")
    }
    if let waived = members.first(where: { $0.verdict == .waived }) {
      return (.waived, "'\(waived.title)' is waived")
    }
    return (.pass, "every gate of the group passes")
  }
}
