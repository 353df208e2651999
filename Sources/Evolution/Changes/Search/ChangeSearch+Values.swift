import JSONText
import Schemas

extension ChangeSearch {
  /// Compares lists of allowed values; true when both sides list all of them, types included.
  mutating func compareValues(
    _ first: PlaceView, _ second: PlaceView, at number: Int
  ) -> Bool {
    let rest = leftover(first, second) { $0.listedValues != nil }
    let (mine, other) = (first.finite, second.finite)
    guard let mine, let other else {
      guard !rest.isEmpty else { return false }
      compareListing(rest, mine, other, (first, second), at: number)
      return false
    }
    guard Set(mine) != Set(other) else { return true }
    let place = (
      first.entries.first { $0.rule.listedValues != nil }?.place,
      second.entries.first { $0.rule.listedValues != nil }?.place
    )
    var candidate = Candidate(
      at: number, wording(from: mine, to: other, rest, at: number), old: place.0, new: place.1)
    let (added, removed) = difference(mine, other)
    candidate.identity = (added + removed).map {
      String(decoding: $0.canonicalBytes, as: UTF8.self)
    }
    candidate.backward = claim([.rule(.enumeration(other))], of: .new, at: number)
    candidate.forward = claim([.rule(.enumeration(mine))], of: .old, at: number)
    add(candidate)
    return true
  }

  /// A list of values on one side alone.
  private mutating func compareListing(
    _ rest: Leftover, _ mine: [JSONValue]?, _ other: [JSONValue]?,
    _ views: (PlaceView, PlaceView), at number: Int
  ) {
    let name = subject(number)
    let words: Candidate.Wording
    if rest.old.isEmpty {
      let listed = other ?? rest.new.flatMap { $0.rule.listedValues ?? [] }
      words = .init(.valuesRestricted, "\(name) must be \(alternatives(listed))")
    } else if rest.new.isEmpty {
      let listed = mine ?? rest.old.flatMap { $0.rule.listedValues ?? [] }
      words = .init(.valuesFreed, "\(name) may be other than \(alternatives(listed))")
    } else {
      words = .init(.valuesReplaced, "\(name) has other allowed values")
    }
    var candidate = Candidate(
      at: number, words, old: rest.old.first?.place, new: rest.new.first?.place)
    candidate.backward = claim(
      rest.new.map { .rule($0.rule, for: $0.types.intersection(views.1.allowedTypes)) },
      of: .new, at: number)
    candidate.forward = claim(
      rest.old.map { .rule($0.rule, for: $0.types.intersection(views.0.allowedTypes)) },
      of: .old, at: number)
    add(candidate)
  }

  private func wording(
    from mine: [JSONValue], to other: [JSONValue], _ rest: Leftover, at number: Int
  ) -> Candidate.Wording {
    let name = subject(number)
    let (added, removed) = difference(mine, other)
    if removed.isEmpty {
      if added.allSatisfy({ $0.kind == .null }) {
        return .init(.nullAllowed, "\(name) may be null")
      }
      return .init(.valueAdded, "\(name) may also be \(alternatives(added))")
    }
    if added.isEmpty {
      if removed.allSatisfy({ $0.kind == .null }) {
        return .init(.nullForbidden, "\(name) may no longer be null")
      }
      return .init(.valueRemoved, "\(name) may no longer be \(alternatives(removed))")
    }
    let kind: ChangeKind = mine.count == 1 && other.count == 1 ? .constantChanged : .valuesReplaced
    return .init(
      kind, "\(name) must be \(alternatives(added)) instead of \(alternatives(removed))")
  }

  /// Compares the types of value that are allowed.
  mutating func compareTypes(_ first: PlaceView, _ second: PlaceView, at number: Int) {
    let (mine, other) = (first.allowedTypes, second.allowedTypes)
    guard mine != other else { return }
    let (gained, lost) = (other.subtracting(mine), mine.subtracting(other))
    var candidate = Candidate(
      at: number, typeWording(gained, lost, from: mine, to: other, at: number),
      old: first.typePlace ?? locations[number].old.first.map { old[$0].place },
      new: second.typePlace ?? locations[number].new.first.map { new[$0].place })
    candidate.identity = [gained.names.joined(separator: ","), lost.names.joined(separator: ",")]
    if !lost.isEmpty {
      candidate.backward = claim([.rule(.type(other))], of: .new, at: number)
    }
    if !gained.isEmpty {
      candidate.forward = claim([.rule(.type(mine))], of: .old, at: number)
    }
    add(candidate)
  }

  private func typeWording(
    _ gained: TypeSet, _ lost: TypeSet, from mine: TypeSet, to other: TypeSet, at number: Int
  ) -> Candidate.Wording {
    let name = subject(number)
    if other.isEmpty { return .init(.nothingValid, "\(name) may have no value any more") }
    if lost.isEmpty {
      if gained == .null { return .init(.nullAllowed, "\(name) may be null") }
      if other == .all { return .init(.typeWidened, "\(name) may be of any type") }
      return .init(
        .typeWidened, "\(name) may be \(typeWords(other)) instead of \(typeWords(mine))")
    }
    if gained.isEmpty {
      if lost == .null { return .init(.nullForbidden, "\(name) may no longer be null") }
      if mine == .all { return .init(.typeNarrowed, "\(name) must be \(typeWords(other))") }
      return .init(
        .typeNarrowed, "\(name) must be \(typeWords(other)) instead of \(typeWords(mine))")
    }
    return .init(
      .typeChanged, "\(name) must be \(typeWords(other)) instead of \(typeWords(mine))")
  }
}

/// The values of each list that the other lacks, the second's first.
private func difference(
  _ mine: [JSONValue], _ other: [JSONValue]
) -> (added: [JSONValue], removed: [JSONValue]) {
  let (before, after) = (Set(mine), Set(other))
  return (other.filter { !before.contains($0) }, mine.filter { !after.contains($0) })
}

/// `a string or null`.
func typeWords(_ types: TypeSet) -> String {
  if types == .all { return "anything" }
  let words = types.names.map { name in
    switch name {
    case "null": "null"
    case "integer", "array", "object": "an \(name)"
    default: "a \(name)"
    }
  }
  return listed(words)
}

/// `'a', 'b' or 'c'`, and how many more where there are many.
func alternatives(_ values: [JSONValue]) -> String {
  let shown = values.prefix(5).map { value in
    if let text = value.string, text.unicodeScalars.count <= 40 { return "'\(text)'" }
    let bytes = value.compactBytes
    return bytes.count <= 60
      ? String(decoding: bytes, as: UTF8.self)
      : String(decoding: bytes.prefix(57), as: UTF8.self) + "..."
  }
  let more = values.count - shown.count
  return more > 0 ? shown.joined(separator: ", ") + " or one of \(more) more" : listed(shown)
}

/// `a, b or c`.
func listed(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "nothing" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
