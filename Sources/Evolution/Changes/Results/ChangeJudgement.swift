import Contracts
import JSONText
import Schemas

/// Turns what a search found into changes: each is held to whole events, named and weighed.
struct ChangeJudgement {
  var search: ChangeSearch
  let policy: ChangePolicy

  /// A verdict on one direction of a candidate, about whole events.
  enum Verdict {
    case proved
    case refuted(JSONValue)
    case unknown(String)
  }

  init(_ search: ChangeSearch, policy: ChangePolicy) {
    self.search = search
    self.policy = policy
  }

  mutating func changes() -> [Change] {
    var told: [(candidate: Candidate, change: Change)] = []
    for candidate in search.candidates where candidate.isPlain {
      if let change = change(for: candidate) { told.append((candidate, change)) }
    }
    for candidate in search.candidates where candidate.openChoice != nil {
      guard var change = change(for: candidate) else { continue }
      leaveToBranches(&change, candidate, told)
      if !(change.backward.isProved && change.forward.isProved) { told.append((candidate, change)) }
    }
    // What stands for a whole speaks only where no part has said as much.
    for candidate in search.candidates where candidate.choice != nil || candidate.isLastResort {
      guard let change = change(for: candidate) else { continue }
      let parts = told.filter {
        candidate.choice == nil
          ? isPart($0.candidate, of: candidate)
          : isInBranch($0.candidate, of: candidate.choice)
      }.map(\.change)
      let isExplained =
        (change.backward.isProved || parts.contains { !$0.backward.isProved })
        && (change.forward.isProved || parts.contains { !$0.forward.isProved })
      if !isExplained { told.append((candidate, change)) }
    }
    return merged(inOrder(renamed(told)))
  }

  /// Each place before its parts, and all of those before the next place.
  private func inOrder(_ told: [(Candidate, Change)]) -> [Change] {
    let ways = told.map { candidate, _ in trail(to: candidate.location) }
    return told.indices.sorted { first, second in
      ways[first] == ways[second]
        ? first < second : ways[first].lexicographicallyPrecedes(ways[second])
    }
    .map { told[$0].1 }
  }

  private func trail(to number: Int) -> [Int] {
    var trail = [number]
    while let parent = trail.last.flatMap({ search.locations[$0].parent }) { trail.append(parent) }
    return trail.reversed()
  }

  /// A branch more breaks no stored event, and a branch less no reader, where the changes inside
  /// the branches account for that.
  private func leaveToBranches(
    _ change: inout Change, _ candidate: Candidate,
    _ told: [(candidate: Candidate, change: Change)]
  ) {
    let parts = told.filter { isInBranch($0.candidate, of: candidate.openChoice) }.map(\.change)
    if change.kind == .branchAdded, parts.contains(where: { !$0.backward.isProved }) {
      change.backward = .proved
    } else if change.kind == .branchRemoved, parts.contains(where: { !$0.forward.isProved }) {
      change.forward = .proved
    } else {
      return
    }
    change.effect = candidate.effect(change.backward, change.forward)
    change.level = policy.level(of: change.effect)
  }

  private func isInBranch(_ candidate: Candidate, of choice: Int?) -> Bool {
    var number: Int? = candidate.location
    while let current = number {
      if search.choiceOfBranch[current] == choice, choice != nil { return true }
      number = search.locations[current].parent
    }
    return false
  }

  private func isPart(_ candidate: Candidate, of whole: Candidate) -> Bool {
    var number: Int? = candidate.location
    while let current = number {
      if current == whole.location { return true }
      number = search.locations[current].parent
    }
    return false
  }

  private mutating func change(for candidate: Candidate) -> Change? {
    if case .words(let effect) = candidate.nature {
      return change(candidate, .proved, .proved, effect: effect)
    }
    let backward = verdict(candidate, demandedBy: .new)
    let forward = verdict(candidate, demandedBy: .old)
    if backward.isProved, forward.isProved, !candidate.isNews { return nil }
    let effect = candidate.effect(backward, forward)
    return change(candidate, backward, forward, effect: effect)
  }

  private mutating func change(
    _ candidate: Candidate, _ backward: Containment, _ forward: Containment,
    effect: ChangeEffect
  ) -> Change {
    let wording = candidate.wording(backward, forward)
    var change = Change(
      wording.kind, at: search.locations[candidate.location].pointer, effect: effect,
      level: policy.level(of: effect), backward: backward, forward: forward,
      message: wording.message)
    change.old = candidate.old
    change.new = candidate.new
    change.identity = candidate.identity
    change.users = users(of: candidate.location)
    change.notes = candidate.notes + notes(for: change)
    return change
  }

  private func notes(for change: Change) -> [String] {
    var notes: [String] = []
    if change.effect == .optionalFieldAdded, change.backward.witness != nil {
      notes.append("harmless unless an event already carried that name with another shape")
    }
    for verdict in [change.backward, change.forward] {
      if case .unknown(let reason) = verdict, !notes.contains(reason) {
        notes.append("not decided: \(reason)")
      }
    }
    return notes
  }
}

extension ChangeJudgement {
  /// Every place that is judged by the schemas a location is judged by.
  func users(of number: Int) -> [String] {
    let pointer = search.locations[number].pointer
    var users = [pointer]
    var current: Int? = number
    while let ancestor = current, users.count < 200 {
      let suffix = pointer.utf8.dropFirst(search.locations[ancestor].pointer.utf8.count)
      for alias in search.aliases[ancestor] ?? [] {
        let user = search.locations[alias].pointer + (String(suffix) ?? "")
        if !users.contains(user) { users.append(user) }
      }
      current = search.locations[ancestor].parent
    }
    return users.count > 1 ? users : []
  }

  /// One change for what is the same change of the same text, seen at several places.
  private func merged(_ changes: [Change]) -> [Change] {
    var places: [MergeKey: Int] = [:]
    var merged: [Change] = []
    for change in changes {
      guard change.old != nil || change.new != nil else {
        merged.append(change)
        continue
      }
      let key = MergeKey(
        kind: change.kind, old: change.old, new: change.new, identity: change.identity,
        effect: change.effect)
      if let first = places[key] {
        let seen = merged[first].users.isEmpty ? [merged[first].pointer] : merged[first].users
        let others = change.users.isEmpty ? [change.pointer] : change.users
        let users = seen + others.filter { !seen.contains($0) }
        if users.count > 1 { merged[first].users = users }
      } else {
        places[key] = merged.count
        merged.append(change)
      }
    }
    return merged
  }

  private struct MergeKey: Hashable {
    var kind: ChangeKind
    var old: SchemaPlace?
    var new: SchemaPlace?
    var identity: [String]
    var effect: ChangeEffect
  }
}

extension Candidate {
  /// Whether it stands for itself, and not for what its parts may tell as well.
  var isPlain: Bool { choice == nil && openChoice == nil && !isLastResort }

  /// Whether it is told although no event tells the sides apart.
  var isNews: Bool {
    switch nature {
    case .fieldAdded, .fieldRemoved: true
    case .constraint, .fieldRequired, .words: false
    }
  }

  func wording(_ backward: Containment, _ forward: Containment) -> Wording {
    switch (backward.isProved, forward.isProved) {
    case (false, true): narrowed
    case (true, false): widened
    case (true, true), (false, false): changed
    }
  }

  /// Which row of the founding rule two verdicts put the candidate in.
  func effect(_ backward: Containment, _ forward: Containment) -> ChangeEffect {
    switch nature {
    case .words(let effect): return effect
    case .fieldRequired: return .newlyRequired
    case .fieldAdded:
      if backward.isProved || forward.isProved { return .optionalFieldAdded }
    case .fieldRemoved:
      if backward.isProved { return forward.isProved ? .none : .widened }
      if case .refuted = backward { return .removed }
    case .constraint: break
    }
    switch (backward, forward) {
    case (.proved, .proved): return .none
    case (.proved, _): return .widened
    case (.unknown, _): return .unknown
    case (.refuted, .proved), (.refuted, .unknown): return .narrowed
    case (.refuted, .refuted): return changed.kind == .typeChanged ? .retyped : .incomparable
    }
  }
}
