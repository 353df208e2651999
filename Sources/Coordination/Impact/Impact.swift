import Contracts
package import Evolution
import JSONText
import Schemas

/// What the step from one version to another means for one reader.
package struct Impact: Sendable {
  /// What a change is to the reader.
  package enum Effect: String, Hashable, Sendable {
    case breaks
    case safe
    case unknown
  }

  /// One change, as the reader meets it.
  package struct Line: Sendable {
    package var change: Change
    /// The used paths that the change lies at, above or below.
    package var uses: [UsedPath]
    package var effect: Effect

    package init(_ change: Change, uses: [UsedPath], effect: Effect) {
      self.change = change
      self.uses = uses
      self.effect = effect
    }
  }

  package var reading: Reading
  /// Whether every event of the newer version looks to the reader like one of the older.
  package var containment: Containment
  /// Every change that says something to readers, in the comparison's order.
  package var lines: [Line]
  /// Used paths that the older version does not speak of, of which nothing can be said.
  package var undeclared: [UsedPath]
}

extension Impact {
  package var verdict: ReleaseVerdict {
    if lines.contains(where: { $0.effect == .breaks }) || containment.witness != nil { return .no }
    let isOpen = !containment.isProved || !undeclared.isEmpty
    return isOpen || lines.contains { $0.effect == .unknown } ? .unknown : .yes
  }

  /// Why, one thing a text; the first says the most.
  package var reasons: [String] {
    let broken = lines.filter { $0.effect == .breaks }
    var reasons = broken.map { "\(place(of: $0)): \($0.change.message)" }
    if reasons.isEmpty, containment.witness != nil {
      reasons.append("uses \(reading.words), where new events may look as none did before")
    }
    if !reasons.isEmpty { return reasons }
    reasons += undeclared.map { "uses \($0.pointer), which the version it was written for lacks" }
    if case .unknown(let reason) = containment { reasons.append("not decided: \(reason)") }
    reasons += lines.filter { $0.effect == .unknown }.map {
      "\(place(of: $0)): \($0.change.message)"
    }
    return reasons.isEmpty ? ["uses \(reading.words), where nothing changes for it"] : reasons
  }

  private func place(of line: Line) -> String {
    if let use = line.uses.first, !use.steps.isEmpty { return "uses \(use.pointer)" }
    return line.change.pointer.isEmpty ? "uses the event" : "meets \(line.change.pointer)"
  }
}

extension Comparison {
  /// What the step means for a reader who was written against the older version.
  package func impact(
    on reading: Reading, budget: ContainmentQuestion.Budget = ContainmentQuestion.Budget()
  ) -> Impact {
    let question = ReadingQuestion(self, reading, budget: budget)
    let declared = DeclaredPaths(old.graph)
    let answer = question.answer()
    let lines = changes.filter(\.concernsReaders).map { change in
      let uses = reading.uses.filter { use in
        change.everyPointer.contains { use.relation(to: $0) != .apart }
      }
      var effect = effect(of: change, uses, question)
      // What is proved of all that is read leaves no doubt about a part of it.
      if effect == .unknown, answer.isProved, change.kind != .streamRuleRemoved { effect = .safe }
      return Impact.Line(change, uses: uses, effect: effect)
    }
    let undeclared = reading.uses.filter { !$0.steps.isEmpty && !declared.contains($0) }
    return Impact(
      reading: reading, containment: answer, lines: lines, undeclared: undeclared)
  }

  private func effect(
    of change: Change, _ uses: [UsedPath], _ question: ReadingQuestion
  ) -> Impact.Effect {
    let isRead = question.reading.readsEverything || !uses.isEmpty
    switch change.kind {
    // Whoever waits for events of that name gets none any more.
    case .eventRemoved, .aliasRemoved, .contractRenamed: return .breaks
    case .streamRuleRemoved:
      // Only the reader knows whether it counted on the promise.
      return isRead || mentions(change, question.reading) ? .unknown : .safe
    case .fieldRemoved where uses.contains(where: { isGone($0, change) }): return .breaks
    default: break
    }
    if isRead, change.effect == .meaning, change.level >= .minor { return .breaks }
    if let witness = change.forward.witness, question.breaks(at: witness) { return .breaks }
    if case .unknown = change.forward, isRead { return .unknown }
    return .safe
  }

  /// Whether a removed field takes a used path with it.
  private func isGone(_ use: UsedPath, _ change: Change) -> Bool {
    guard !use.steps.isEmpty else { return false }
    let steps = UsedPath(change.pointer)?.steps.count ?? 0
    return use.relation(to: change.pointer) != .apart && steps <= use.steps.count
  }

  private func mentions(_ change: Change, _ reading: Reading) -> Bool {
    reading.uses.contains { change.message.contains($0.pointer) }
  }
}

extension Change {
  /// Every place in events that the change is felt at.
  package var everyPointer: [String] { users.isEmpty ? [pointer] : users }

  /// Whether it is more than words and names for people.
  fileprivate var concernsReaders: Bool { effect != .none || !forward.isProved }
}
