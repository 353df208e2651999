import JSONText
import Schemas
package import Validation

/// Says which change a refusal by the newer version belongs to.
///
/// A refusal names a keyword of the newer schema and a place in the event; a change names both as
/// well. The change nearest to both is the one, and where two are as near, none is guessed before
/// the event has been read exactly.
package struct ChangeAttribution: Sendable {
  /// A change that can refuse what was taken before.
  private struct Candidate {
    var index: Int
    var kind: ChangeKind
    /// Every place in events that it is used at.
    var pointers: [[Substring]]
    var place: SchemaPlace?
  }

  private let candidates: [Candidate]
  private let graph: SchemaGraph

  package init(_ comparison: Comparison) {
    graph = comparison.new.graph
    candidates = comparison.changes.enumerated().compactMap { index, change in
      guard !change.backward.isProved else { return nil }
      let pointers = Set([change.pointer] + change.users).map(tokens)
      return Candidate(index: index, kind: change.kind, pointers: pointers, place: change.new)
    }
  }

  /// The change of a cause by its place among the comparison's changes; `field` is the exact name
  /// where the event was read exactly.
  package func grouping(_ cause: CauseKey, _ field: String?) -> CauseGrouping {
    let nearest = candidates.compactMap { candidate in
      nearness(of: candidate, to: cause, field).map { (candidate.index, $0) }
    }
    guard let best = nearest.map(\.1).max() else { return .none }
    let equals = nearest.filter { $0.1 == best }.map(\.0)
    guard let first = equals.min() else { return .none }
    // A name that nobody declares has no place of its own before the event was read exactly.
    let isOpen = field == nil && cause.kind.isAboutOtherFields
    return nearest.count > 1 && isOpen || equals.count > 1 && field == nil ? .unclear : .of(first)
  }

  /// How well a change explains a cause; nil when it cannot.
  private func nearness(
    of candidate: Candidate, to cause: CauseKey, _ field: String?
  ) -> Nearness? {
    var pointer = tokens(cause.pointer)
    if cause.kind == .missingField || cause.kind == .missingDependentField {
      pointer.append(Substring(escapedToken(cause.field)))
    } else if cause.kind.isAboutOtherFields, let field, !field.isEmpty {
      if pointer.last == "*" { pointer.removeLast() }
      pointer.append(Substring(escapedToken(field)))
    }
    let steps = candidate.pointers.compactMap { distanceRank(of: $0, to: pointer) }.max()
    guard let steps else { return nil }
    return Nearness(
      pointer: steps, keyword: kinship(of: candidate.place, to: cause),
      isOfKind: cause.kind.changes.contains(candidate.kind))
  }

  /// How a change's place in the schema lies to the keyword that refused.
  private func kinship(of place: SchemaPlace?, to cause: CauseKey) -> Int {
    guard let place, graph.nodes.indices.contains(cause.schema) else { return 0 }
    let node = graph.nodes[cause.schema].place
    guard node.path == place.path else { return 0 }
    let keyword = tokens(node.pointer) + (cause.keyword.isEmpty ? [] : [Substring(cause.keyword)])
    let other = tokens(place.pointer)
    let common = zip(keyword, other).prefix { $0 == $1 }.count
    return common == min(keyword.count, other.count) ? common + 1 : 0
  }

  /// The better, the larger; compared part by part.
  private struct Nearness: Comparable {
    var pointer: Int
    var keyword: Int
    var isOfKind: Bool

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.pointer, lhs.isOfKind ? 1 : 0, lhs.keyword)
        < (rhs.pointer, rhs.isOfKind ? 1 : 0, rhs.keyword)
    }
  }
}

/// How near the place of a change is to that of a cause: the same place is best, a place around it
/// is better the nearer, a place within comes last; nil for places apart.
private func distanceRank(of change: [Substring], to cause: [Substring]) -> Int? {
  let common = zip(change, cause).prefix { $0 == $1 || $0 == "*" || $1 == "*" }.count
  guard common == min(change.count, cause.count) else { return nil }
  if change.count == cause.count { return 1_000 }
  return change.count < cause.count ? 500 + min(change.count, 400) : 100
}

private func tokens(_ pointer: String) -> [Substring] {
  pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { $0 }
}

/// A name as a JSON pointer writes it.
private func escapedToken(_ name: String) -> String {
  String(JSONPointer([JSONName(name)]).description.dropFirst())
}
