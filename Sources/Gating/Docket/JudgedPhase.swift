import Contracts
import Plans
import SourceText

/// A unit of work as its plan claims it to be.
///
/// A class, because every rule hands it on: what never changes need not be copied.
final class JudgedPhase: Sendable {
  /// The plan it stands in, and its place among the plan's phases.
  let plan: Int
  let index: Int
  let phase: Phase
  /// The claim that goes furthest; the one that has to be proved.
  let strongest: StatusClaim?
  let state: PlanState
  let hasPassedGate: Bool
  let date: Day?
  /// The assertions of each block of evidence, computed again.
  let recomputed: [[RecomputedAssertion]]

  init(_ document: PlanDocument, plan: Int, index: Int) {
    let phase = document.phases[index]
    self.plan = plan
    self.index = index
    self.phase = phase
    recomputed = phase.contents.evidence.map(\.recomputed)
    strongest = Self.strongest(of: phase.contents.statuses)
    let results = phase.contents.gates.filter { $0.result != nil }
    hasPassedGate =
      results.last?.isPassed
      ?? phase.contents.evidence.contains {
        $0.kind == .gateVerification && $0.strength == .measured
      }
    state = Self.state(strongest?.state, results: results)
    date = Self.date(of: phase, strongest: strongest, in: document)
  }

  var contents: PhaseContents { phase.contents }

  /// The kind and the name; names are told apart by case.
  var id: String { "phase:" + label }
  var label: String { phase.anchor?.id?.value ?? phase.label.text }

  /// How people know it: `Pipeline B: ButtonEvent Implementation`.
  var title: String {
    phase.name.map { name in
      name.isEmpty || name == phase.label.text ? phase.label.text : "\(phase.label.text): \(name)"
    } ?? phase.label.text
  }

  /// Whether it claims to be done, so that the claim has to be proved.
  var isDone: Bool { state == .complete || state == .verified }

  /// A task or a step has no gate of its own: it is proved with the phase it belongs to.
  var isTask: Bool {
    // `STORY-101` is one word, and a story.
    phase.label.words.contains { word in
      word.lowercased().split(separator: "-").prefix(2).contains {
        Self.taskWords.contains(String($0))
      }
    }
  }

  private static let taskWords: Set<String> = [
    "task", "step", "item", "bug", "issue", "story", "ticket", "subtask",
  ]

  /// Whether work has begun or is said to be able to.
  var isUnderWay: Bool { isDone || state == .inProgress || state == .needsVerification }

  /// Only a verified phase, or a complete one whose gate passed, opens a gate behind it.
  var opensGates: Bool {
    state == .verified || state == .waived || state == .complete && hasPassedGate
  }

  /// Says something about itself, besides being named for several at once.
  var isClaimed: Bool {
    strongest != nil || !contents.gates.isEmpty || !contents.exactGates.isEmpty
  }

  /// Where the claim to be proved stands.
  var span: SourceSpan { strongest?.span ?? contents.gates.first?.span ?? phase.span }

  private static func strongest(of claims: [StatusClaim]) -> StatusClaim? {
    var best: StatusClaim?
    for claim in claims where claim.state != nil {
      guard let current = best else {
        best = claim
        continue
      }
      if (rank(claim.state), claim.origin.weight) > (rank(current.state), current.origin.weight) {
        best = claim
      }
    }
    return best
  }

  private static func rank(_ state: PlanState?) -> Int {
    switch state {
    case nil: -1
    case .pending, .blocked: 0
    case .ready: 1
    case .inProgress: 2
    case .needsVerification: 3
    case .failed: 4
    case .complete: 5
    case .waived: 6
    case .verified: 7
    }
  }

  private static func state(_ claimed: PlanState?, results: [GateClaim]) -> PlanState {
    guard let result = results.last?.result?.state else { return claimed ?? .pending }
    switch result {
    case .verified, .failed, .waived: return result
    default: return claimed ?? result
    }
  }

  /// The date of the claim, of the gate, of its heading, of its evidence: the first there is.
  private static func date(
    of phase: Phase, strongest: StatusClaim?, in document: PlanDocument
  ) -> Day? {
    if let day = strongest?.date?.day { return day }
    for claim in phase.contents.statuses {
      if let day = claim.date?.day { return day }
    }
    for gate in phase.contents.gates {
      if let day = gate.result?.date?.day { return day }
    }
    for mention in phase.mentions {
      if let section = mention.section, document.sections.indices.contains(section),
        let day = document.sections[section].date?.day
      {
        return day
      }
    }
    let evidence = phase.contents.evidence
    guard !evidence.isEmpty || !phase.contents.exactGates.isEmpty else { return nil }
    let verification = evidence.filter { $0.kind == .gateVerification }.compactMap { $0.date?.day }
    return verification.max() ?? evidence.compactMap { $0.date?.day }.max()
      ?? phase.contents.exactGates.compactMap { $0.date?.day }.max()
  }
}

extension StatusClaim.Origin {
  /// Of claims that go equally far, the one nearest to the evidence is the one to prove.
  fileprivate var weight: Int {
    switch self {
    case .anchor: 1
    case .parenthesis: 2
    case .row: 3
    case .field: 4
    case .heading: 5
    }
  }
}
