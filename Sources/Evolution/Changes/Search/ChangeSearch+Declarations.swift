import JSONText
import Schemas

extension ChangeSearch {
  /// Compares what two objects say of a field itself; true when its values are still to compare.
  mutating func enterField(_ field: EventLocation.Declaration, _ number: Int) -> Bool {
    if field.isNewlyRequired { return enterNewlyRequired(field, number) }
    if field.isAdded {
      addField(field, number)
      return false
    }
    if field.isRemoved {
      removeField(field, number)
      return false
    }
    if field.isNoLongerRequired { addNoLongerRequired(field, number) }
    return !enterForbidden(field, number)
  }

  private mutating func enterNewlyRequired(
    _ field: EventLocation.Declaration, _ number: Int
  ) -> Bool {
    let name = subject(number)
    let isImpossible = new.refuses(locations[number].new)
    let words =
      isImpossible
      ? Candidate.Wording(
        .nothingValid, "\(name) is now required but not allowed, so that nothing is valid")
      : Candidate.Wording(
        .fieldNewlyRequired,
        field.isAdded ? "\(name) is new and required" : "\(name) is now required")
    var candidate = Candidate(
      at: number, words, old: field.old, new: field.isAdded ? field.new : field.newRequired)
    candidate.nature = isImpossible ? .constraint : .fieldRequired
    candidate.backward = claimPresence(of: field.name, side: .new, number)
    if field.isAdded {
      candidate.backward += claim([.schemas(locations[number].new)], of: .new, at: number)
      candidate.forward = claim([.schemas(locations[number].old)], of: .old, at: number)
    }
    add(candidate)
    return !field.isAdded && !isImpossible
  }

  private mutating func addField(_ field: EventLocation.Declaration, _ number: Int) {
    let words = Candidate.Wording(.fieldAdded, "\(subject(number)) is new and optional")
    var candidate = Candidate(at: number, words, old: nil, new: field.new)
    candidate.nature = .fieldAdded
    candidate.backward = claim([.schemas(locations[number].new)], of: .new, at: number)
    candidate.forward = claim([.schemas(locations[number].old)], of: .old, at: number)
    // A new name is news even where every value was allowed before.
    if candidate.isIdle, isMentioned(field.name, .old, number) { return }
    candidates.append(candidate)
  }

  private mutating func removeField(_ field: EventLocation.Declaration, _ number: Int) {
    let words = Candidate.Wording(.fieldRemoved, "\(subject(number)) is gone")
    var candidate = Candidate(at: number, words, old: field.old, new: nil)
    candidate.nature = .fieldRemoved
    candidate.backward = claim([.schemas(locations[number].new)], of: .new, at: number)
    candidate.forward = claim([.schemas(locations[number].old)], of: .old, at: number)
    if field.isNoLongerRequired {
      candidate.forward += claimPresence(of: field.name, side: .old, number)
    }
    if candidate.isIdle, isMentioned(field.name, .new, number) { return }
    candidates.append(candidate)
  }

  private mutating func addNoLongerRequired(_ field: EventLocation.Declaration, _ number: Int) {
    let words = Candidate.Wording(
      .fieldNoLongerRequired, "\(subject(number)) is no longer required")
    var candidate = Candidate(at: number, words, old: field.oldRequired, new: field.new)
    candidate.forward = claimPresence(of: field.name, side: .old, number)
    add(candidate)
  }

  /// A field that one side names only to refuse it.
  private mutating func enterForbidden(
    _ field: EventLocation.Declaration, _ number: Int
  ) -> Bool {
    let location = locations[number]
    let (wasRefused, isRefused) = (old.refuses(location.old), new.refuses(location.new))
    guard wasRefused != isRefused else { return false }
    let name = subject(number)
    let words =
      isRefused
      ? Candidate.Wording(.fieldForbidden, "\(name) is not allowed any more")
      : Candidate.Wording(.fieldAdded, "\(name) was not allowed and now is")
    var candidate = Candidate(at: number, words, old: field.old, new: field.new)
    candidate.backward = claim([.schemas(location.new)], of: .new, at: number)
    candidate.forward = claim([.schemas(location.old)], of: .old, at: number)
    add(candidate)
    return true
  }

  /// The claim that the other side's objects all have a field.
  private mutating func claimPresence(
    of name: JSONName, side: Side, _ number: Int
  ) -> [Candidate.Claim] {
    guard let parent = locations[number].parent else { return [] }
    return claim([.rule(.required([name]))], of: side, at: parent)
  }

  /// Whether one side names a field somewhere in its branches and conditions.
  private func isMentioned(_ name: JSONName, _ side: Side, _ number: Int) -> Bool {
    guard let parent = locations[number].parent else { return false }
    let graph = judge.graph(side)
    var waiting = locations[parent].schemas(side)
    var seen = Set(waiting)
    while let id = waiting.popLast(), seen.count < 10_000 {
      for keyword in graph[id].keywords {
        if case .properties(let rules) = keyword.rule,
          rules.named.contains(where: { $0.name == name })
        {
          return true
        }
        for part in keyword.rule.inPlace where seen.insert(part).inserted { waiting.append(part) }
      }
    }
    return false
  }
}

extension ComparedGraph {
  /// Whether one of the schemas is `false`.
  func refuses(_ schemas: [SchemaGraph.ID]) -> Bool { schemas.contains { graph[$0].refusesAll } }

  /// Whether all of the schemas are empty.
  func saysNothing(_ schemas: [SchemaGraph.ID]) -> Bool {
    schemas.allSatisfy { graph[$0].keywords.isEmpty && !graph[$0].refusesAll }
  }
}

extension ChangeSearch {
  /// Fields that only one side has a pattern for.
  mutating func enterPattern(_ number: Int, isAdded: Bool) -> Bool {
    let name = subject(number).replacingPrefix("a field", with: "fields")
    let words =
      isAdded
      ? Candidate.Wording(.patternFieldsAdded, "\(name) are described now")
      : Candidate.Wording(.patternFieldsRemoved, "\(name) are no longer described")
    addWhole(number, words)
    return false
  }

  /// A position of a tuple that only one side describes by itself.
  mutating func enterPosition(_ number: Int, isAdded: Bool) -> Bool {
    let words =
      isAdded
      ? Candidate.Wording(.tupleExtended, "\(subject(number)) is described now")
      : Candidate.Wording(.tupleShortened, "\(subject(number)) is no longer described")
    addWhole(number, words)
    return false
  }

  /// Fields that nothing names.
  mutating func enterOtherFields(_ number: Int, isSteady: Bool) -> Bool {
    let location = locations[number]
    let owner = location.parent.map { subject($0) } ?? rootName
    guard isSteady else {
      addWhole(
        number, .init(.unevaluatedFieldsChanged, "\(owner) may hold other fields than before"))
      return false
    }
    if let words = closing(number, "fields", (.objectClosed, .objectOpened)) {
      addWhole(number, words)
      return false
    }
    let (wasFree, isFree) = (old.saysNothing(location.old), new.saysNothing(location.new))
    guard wasFree != isFree else { return true }
    addWhole(
      number,
      .init(
        .otherFieldsChanged,
        wasFree
          ? "other fields of \(owner) are held to a schema now"
          : "other fields of \(owner) are no longer held to a schema"))
    return false
  }

  /// Items that stand after those described one by one.
  mutating func enterOtherItems(_ number: Int) -> Bool {
    guard let words = closing(number, "items", (.arrayClosed, .arrayOpened)) else { return true }
    addWhole(number, words)
    return false
  }

  /// The words for parts that one side refuses altogether; nil when none does, or both.
  private func closing(
    _ number: Int, _ parts: String, _ kinds: (closed: ChangeKind, opened: ChangeKind)
  ) -> Candidate.Wording? {
    let location = locations[number]
    let (wasRefused, isRefused) = (old.refuses(location.old), new.refuses(location.new))
    guard wasRefused != isRefused else { return nil }
    let owner = location.parent.map { subject($0) } ?? rootName
    return isRefused
      ? .init(kinds.closed, "\(owner) may hold no other \(parts) any more")
      : .init(kinds.opened, "\(owner) may hold other \(parts) now")
  }

  /// A place that is new or gone as a whole: its schemas are compared as they stand.
  private mutating func addWhole(_ number: Int, _ words: Candidate.Wording) {
    let location = locations[number]
    var candidate = Candidate(
      at: number, words, old: location.old.first.map { old[$0].place },
      new: location.new.first.map { new[$0].place })
    candidate.backward = claim([.schemas(location.new)], of: .new, at: number)
    candidate.forward = claim([.schemas(location.old)], of: .old, at: number)
    add(candidate)
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with words: String) -> String {
    hasPrefix(prefix) ? words + dropFirst(prefix.count) : self
  }
}
