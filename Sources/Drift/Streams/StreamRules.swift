package import Findings

/// The rules about several events: what contracts promise under `stream:`.
///
/// The examples are a contract's stream rule and a few events; a test runs them.
package enum StreamRules {
  package static let all: [RuleInfo] = StreamFault.Kind.allCases.map(rule)

  /// The rule that a fault breaks.
  package static func rule(for kind: StreamFault.Kind) -> RuleInfo {
    switch kind {
    case .gap: gap
    case .disorder: disorder
    case .repetition: repetition
    case .notIncreasing: notIncreasing
    case .wrongElapsed: wrongElapsed
    case .tooMany: tooMany
    case .tooFew: tooFew
    case .missingFollowUp: missingFollowUp
    }
  }

  private static let gap = RuleInfo(
    RuleID(.event, 201), "gap-in-stream", severity: .error,
    summary: "Numbers of a consecutive field are missing between two events.",
    rationale: """
      The recorder lost events, or the server never sent them; whoever computes over the round \
      computes over holes.
      """,
    bad: """
      stream: [{ rule: consecutive, field: /tick, within: /game }]
      events: [{ game: 1, tick: 7 }, { game: 2, tick: 1 }, { game: 1, tick: 9 }]

      """,
    good: """
      stream: [{ rule: consecutive, field: /tick, within: /game }]
      events: [{ game: 1, tick: 7 }, { game: 2, tick: 1 }, { game: 1, tick: 8 }, { game: 1, tick: 8 }]

      """)

  private static let disorder = RuleInfo(
    RuleID(.event, 202), "backward-step", severity: .error,
    summary: "A consecutive field goes back.",
    rationale: "Events came late, or two writers share one file; their order means nothing then.",
    bad: """
      stream: [{ rule: consecutive, field: /tick }]
      events: [{ tick: 7 }, { tick: 8 }, { tick: 7 }]

      """,
    good: """
      stream: [{ rule: consecutive, field: /tick }]
      events: [{ tick: 7 }, { tick: 8 }, { tick: 9 }]

      """)

  private static let repetition = RuleInfo(
    RuleID(.event, 203), "repeated-value", severity: .error,
    summary: "A unique field has a value that came before.",
    rationale: "The event was recorded twice, or two things share one name.",
    bad: """
      stream: [{ rule: unique, field: /id }]
      events: [{ id: a }, { id: b }, { id: a }]

      """,
    good: """
      stream: [{ rule: unique, field: /id, within: /day }]
      events: [{ day: 1, id: a }, { day: 1, id: b }, { day: 2, id: a }]

      """)

  private static let notIncreasing = RuleInfo(
    RuleID(.event, 204), "value-not-increasing", severity: .error,
    summary: "A field that must increase does not.",
    rationale: "Readers that keep only the latest event keep the wrong one.",
    bad: """
      stream: [{ rule: increasing, field: /time }]
      events: [{ time: "10:00:01" }, { time: "10:00:00" }]

      """,
    good: """
      stream: [{ rule: increasing, field: /time, equal: true }]
      events: [{ time: "10:00:00" }, { time: "10:00:00" }, { time: "10:00:01" }]

      """)

  private static let wrongElapsed = RuleInfo(
    RuleID(.event, 205), "wrong-elapsed-value", severity: .error,
    summary: "A field is not the time since another one left zero.",
    rationale: """
      A derived value that contradicts what it is derived from trains on noise; most often a \
      reset was missed.
      """,
    bad: """
      stream: [{ rule: elapsed, field: /held, clock: /tick, since: /quantity }]
      events: [{ tick: 5, quantity: 0, held: 0 }, { tick: 9, quantity: 2, held: 6 }]

      """,
    good: """
      stream: [{ rule: elapsed, field: /held, clock: /tick, since: /quantity }]
      events:
        - { tick: 5, quantity: 0, held: 0 }
        - { tick: 9, quantity: 2, held: 3 }
        - { tick: 11, quantity: 1, held: 5 }
        - { tick: 12, quantity: 0, held: 0 }

      """)

  private static let tooMany = RuleInfo(
    RuleID(.event, 206), "too-many-events", severity: .error,
    summary: "More events share a key than the contract allows.",
    rationale: "A round that ends twice is counted twice.",
    bad: """
      stream: [{ rule: at-most, count: 1, within: /game }]
      events: [{ game: 1 }, { game: 2 }, { game: 1 }]

      """,
    good: """
      stream: [{ rule: at-most, count: 1, within: /game }]
      events: [{ game: 1 }, { game: 2 }]

      """)

  private static let tooFew = RuleInfo(
    RuleID(.event, 207), "too-few-events", severity: .warning,
    summary: "Fewer events share a key than the contract promises.",
    rationale: """
      Something was not recorded. The first and the last key of a capture are left out, for they \
      may go on beyond it.
      """,
    bad: """
      stream: [{ rule: at-least, count: 2, within: /game }]
      events: [{ game: 1 }, { game: 2 }, { game: 3 }]

      """,
    good: """
      stream: [{ rule: at-least, count: 2, within: /game }]
      events: [{ game: 1 }, { game: 2 }, { game: 2 }, { game: 3 }]

      """)

  private static let missingFollowUp = RuleInfo(
    RuleID(.event, 208), "missing-follow-up", severity: .warning,
    summary: "An event is not followed by the one that must come after it.",
    rationale: """
      What was begun was never ended, in the capture at least. The last one of a capture is left \
      out, for its end may come later.
      """,
    bad: """
      stream: [{ rule: required-after, event: start, within: /game }]
      events: [{ event: start, game: 1 }, { event: start, game: 2 }, { game: 2 }]

      """,
    good: """
      stream: [{ rule: required-after, event: start, within: /game }]
      events: [{ event: start, game: 1 }, { game: 1 }, { event: start, game: 2 }]

      """)
}
