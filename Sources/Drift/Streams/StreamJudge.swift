import Contracts
package import Validation

/// Holds events, in the order they were captured, to the stream rules of their contracts.
package struct StreamJudge: Sendable {
  private let plan: StreamPlan
  private let examples: Int
  private var checks: [any StreamCheck]
  private var seen: [Seen]
  /// The rules that an event of a contract concerns: looked up, since most concern others.
  private let concerned: [[Int]]
  /// The key of the event that each rule saw last: most events have the same.
  private var latestKeys: [[UInt8]]
  /// Where keys are put together.
  private var keyRoom: [UInt8] = []

  /// What one rule found.
  package struct Seen: Sendable {
    package var faults: [StreamFault.Kind: Counted<StreamExample>] = [:]
    /// Something may have gone unseen, because too much would have had to be remembered.
    package var hasForgotten = false
  }

  package init(_ plan: StreamPlan, examples: Int) {
    self.plan = plan
    self.examples = examples
    checks = plan.watches.map { Self.check(of: $0) }
    seen = plan.watches.map { _ in Seen() }
    latestKeys = plan.watches.map { _ in [] }
    concerned = plan.watched.indices.map { subject in
      plan.watches.indices.filter {
        plan.watches[$0].subject == subject || plan.watches[$0].trigger?.subject == subject
      }
    }
  }

  /// Takes the next events.
  package mutating func judge(_ sightings: Sightings) {
    for event in sightings.events {
      for number in concerned[event.subject] {
        // A watch is looked at where it lies: a copy counts the references of all its parts.
        if plan.watches[number].trigger?.subject == event.subject {
          trigger(number, plan.watches[number], event, sightings)
        }
        guard plan.watches[number].subject == event.subject,
          let seen = self.event(
            event, sightings, fields: plan.watches[number].fields, key: plan.watches[number].key,
            of: number)
        else { continue }
        note(checks[number].see(seen), of: number)
      }
    }
  }

  /// What each rule found, in the plan's order; no event will follow.
  package mutating func finish() -> [Seen] {
    for number in checks.indices {
      note(checks[number].end(), of: number)
      seen[number].hasForgotten = checks[number].hasForgotten
    }
    return seen
  }

  private mutating func trigger(
    _ number: Int, _ watch: StreamPlan.Watch, _ event: Sightings.Event, _ sightings: Sightings
  ) {
    guard let key = watch.trigger?.key, var check = checks[number] as? FollowUpCheck,
      let seen = self.event(event, sightings, fields: [], key: key, of: number)
    else { return }
    let flaws = check.trigger(seen)
    checks[number] = check
    note(flaws, of: number)
  }

  /// The event as the rule sees it; nil when it lacks a part of its key.
  private mutating func event(
    _ event: Sightings.Event, _ sightings: Sightings, fields: [Int], key: [Int], of watch: Int
  ) -> StreamEvent? {
    keyRoom.removeAll(keepingCapacity: true)
    for number in key {
      let (form, text) = sightings.field(number, of: event)
      keyRoom.append(UInt8(ascii: "/"))
      guard StreamValue.appendIdentity(of: form, text, to: &keyRoom) else { return nil }
    }
    // One array serves all events of a key in a row.
    if latestKeys[watch] != keyRoom { latestKeys[watch] = Array(keyRoom[...]) }
    return StreamEvent(
      place: event.place, key: latestKeys[watch],
      fields: fields.map { number in
        let (form, text) = sightings.field(number, of: event)
        return StreamValue(form, text)
      })
  }

  private mutating func note(_ flaws: [Flaw], of number: Int) {
    for flaw in flaws {
      let example = StreamExample(flaw, within: plan.watches[number].rule.within)
      seen[number].faults[flaw.fault.kind, default: Counted()]
        .add(Counted(example), keeping: examples)
    }
  }

  private static func check(of watch: StreamPlan.Watch) -> any StreamCheck {
    let name = watch.rule.fields.first?.lastName ?? ""
    switch watch.rule.kind {
    case .consecutive: return ConsecutiveCheck(name: name)
    case .increasing(_, let allowsEqual):
      return IncreasingCheck(name: name, allowsEqual: allowsEqual)
    case .unique: return UniqueCheck(name: name)
    case .elapsed(_, let clock, let since):
      return ElapsedCheck(name: name, clock: clock.lastName, since: since.lastName)
    case .atMost(let count): return EventCountCheck(.atMost(count))
    case .atLeast(let count): return EventCountCheck(.atLeast(count))
    case .requiredAfter:
      let contract = watch.reference.split(separator: "@", maxSplits: 1).first
      return FollowUpCheck(name: contract.map { String($0) } ?? watch.reference)
    }
  }
}
