import JSONText
import Patterns
import Schemas

extension ChangeSearch {
  /// The fields of an object that differ somehow, in the newer schema's order.
  mutating func fields(
    _ first: PlaceView, _ second: PlaceView, at number: Int
  ) -> [EventLocation] {
    // Where one side takes no object, its type says all that can be said.
    guard first.allowedTypes.contains(.object), second.allowedTypes.contains(.object) else {
      return []
    }
    let (mine, other) = (FieldView(first, in: old), FieldView(second, in: new))
    let names = merged(mine, other)
    let location = locations[number]
    var found: [EventLocation] = []
    for name in names {
      let declaration = EventLocation.Declaration(
        name: name, old: mine.places[name], new: other.places[name],
        oldRequired: mine.required[name], newRequired: other.required[name])
      let (before, after) = (mine.schemas(for: name), other.schemas(for: name))
      let isSettled =
        (declaration.old == nil) == (declaration.new == nil)
        && (declaration.oldRequired == nil) == (declaration.newRequired == nil)
      if isSettled, wordLikeness.areAlike(before, after) { continue }
      found.append(
        location.part(.field(name), of: number, old: before, new: after, .field(declaration)))
    }
    return found + patternFields(mine, other, at: number)
      + otherFields(
        mine, other, besides: names,
        isSteady: isSteady(first, in: old) && isSteady(second, in: new), at: number)
  }

  /// Whether what `unevaluatedProperties` is about is the same for every event.
  private func isSteady(_ view: PlaceView, in graph: ComparedGraph) -> Bool {
    view.unevaluated.allSatisfy { entry in
      guard case .unevaluatedProperties = entry.rule else { return true }
      return graph.evaluatedFields(of: entry.owner) != nil
    }
  }

  /// The names of both sides: the newer one's in order, each older one after its neighbour.
  private func merged(_ mine: FieldView, _ other: FieldView) -> [JSONName] {
    let later = other.names + other.requiredNames.filter { other.places[$0] == nil }
    let earlier = mine.names + mine.requiredNames.filter { mine.places[$0] == nil }
    let known = Set(later)
    guard earlier.contains(where: { !known.contains($0) }) else { return later }
    var gone: [JSONName?: [JSONName]] = [:]
    var neighbour: JSONName?
    for name in earlier {
      if known.contains(name) {
        neighbour = name
      } else {
        gone[neighbour, default: []].append(name)
      }
    }
    return (gone[nil] ?? []) + later.flatMap { [$0] + (gone[$0] ?? []) }
  }

  private mutating func patternFields(
    _ mine: FieldView, _ other: FieldView, at number: Int
  ) -> [EventLocation] {
    var seen: Set<Pattern> = []
    var found: [EventLocation] = []
    for pattern in (other.patterned + mine.patterned).map(\.pattern)
    where seen.insert(pattern).inserted {
      let (before, after) = (mine.schemas(matching: pattern), other.schemas(matching: pattern))
      let arrival = EventLocation.Arrival.pattern(
        old: mine.patterned.contains { $0.pattern == pattern },
        new: other.patterned.contains { $0.pattern == pattern })
      if wordLikeness.areAlike(before, after) { continue }
      found.append(
        locations[number].part(
          .matching(pattern), of: number, old: before, new: after, arrival))
    }
    return found
  }

  private mutating func otherFields(
    _ mine: FieldView, _ other: FieldView, besides names: [JSONName], isSteady: Bool,
    at number: Int
  ) -> [EventLocation] {
    let (before, after) = (mine.additional, other.additional)
    if wordLikeness.areAlike(before, after) { return [] }
    let patterns = Set((mine.patterned + other.patterned).map(\.pattern))
    let others = EventStep.OtherNames(
      names: names, patterns: patterns.sorted { JSONName($0.source) < JSONName($1.source) })
    return [
      locations[number].part(
        .other(others), of: number, old: before, new: after,
        .otherFields(isSteady: isSteady))
    ]
  }
}

extension FieldView {
  /// The schemas of fields that a pattern takes, as far as patterns tell.
  func schemas(matching pattern: Pattern) -> [SchemaGraph.ID] {
    var found: [SchemaGraph.ID] = []
    for set in sets {
      let own = set.patterned.filter { $0.pattern == pattern }
      found += own.compactMap(\.schema)
      if own.isEmpty, let additional = set.additional { found.append(additional) }
    }
    return found
  }
}
