import JSONText
import Schemas
import StringFormats

/// Tells which schemas of two graphs are written alike, whatever they are called.
///
/// Recursive schemas are alike when nothing tells them apart: a pair that is met again on the way
/// counts as alike until the end.
struct Likeness {
  private struct Pair: Hashable {
    var old: SchemaGraph.ID
    var new: SchemaGraph.ID
  }

  private let old: SchemaGraph
  private let new: SchemaGraph
  /// Whether words count as well.
  private let withWords: Bool
  private var alike: Set<Pair> = []
  private var unlike: Set<Pair> = []

  init(_ old: SchemaGraph, _ new: SchemaGraph, withWords: Bool) {
    self.old = old
    self.new = new
    self.withWords = withWords
  }

  /// Whether two sets of schemas are pairwise alike.
  mutating func areAlike(_ first: [SchemaGraph.ID], _ second: [SchemaGraph.ID]) -> Bool {
    guard first.count == second.count else { return false }
    return zip(first, second).allSatisfy { areAlike($0, $1) }
  }

  mutating func areAlike(_ first: SchemaGraph.ID, _ second: SchemaGraph.ID) -> Bool {
    let start = Pair(old: first, new: second)
    if alike.contains(start) { return true }
    if unlike.contains(start) { return false }
    var assumed: Set<Pair> = [start]
    var waiting = [start]
    while let pair = waiting.popLast() {
      guard let parts = parts(of: pair) else {
        unlike.insert(pair)
        unlike.insert(start)
        return false
      }
      for part in parts where !alike.contains(part) {
        if unlike.contains(part) {
          unlike.insert(start)
          return false
        }
        if assumed.insert(part).inserted { waiting.append(part) }
      }
    }
    alike.formUnion(assumed)
    return true
  }

  /// The pairs of schemas that must be alike when two schemas are; nil when they differ themselves.
  private func parts(of pair: Pair) -> [Pair]? {
    let (first, second) = (old[pair.old], new[pair.new])
    guard first.refusesAll == second.refusesAll,
      first.keywords.count == second.keywords.count,
      !withWords || haveSameWords(first, second)
    else { return nil }
    var pairs: [Pair] = []
    for (one, other) in zip(first.keywords, second.keywords) {
      guard one.rule.saysTheSame(as: other.rule) else { return nil }
      let inner = (one.rule.inPlace + one.rule.forParts, other.rule.inPlace + other.rule.forParts)
      guard inner.0.count == inner.1.count else { return nil }
      for (old, new) in zip(inner.0, inner.1) { pairs.append(Pair(old: old, new: new)) }
      if case .dynamicReference(_, let anchor) = one.rule {
        guard let answers = answers(to: anchor) else { return nil }
        pairs += answers
      }
    }
    return pairs
  }

  /// Every schema that a dynamic reference could land at instead.
  private func answers(to anchor: String) -> [Pair]? {
    let first = old.resources.compactMap { $0.dynamicAnchors[anchor] }
    let second = new.resources.compactMap { $0.dynamicAnchors[anchor] }
    guard first.count == second.count else { return nil }
    return zip(first, second).map { Pair(old: $0, new: $1) }
  }

  private func haveSameWords(_ first: SchemaNode, _ second: SchemaNode) -> Bool {
    guard first.annotations.count == second.annotations.count else { return false }
    let others = Dictionary(
      second.annotations.map { (JSONName($0.name), $0.value) }, uniquingKeysWith: { one, _ in one })
    return first.annotations.allSatisfy { others[JSONName($0.name)] == $0.value }
  }
}

extension Rule {
  /// Whether two rules are the same but for the schemas in them.
  func saysTheSame(as other: Rule) -> Bool {
    switch (self, other) {
    case (.type(let one), .type(let two)): one == two
    case (.enumeration(let one), .enumeration(let two)): Set(one) == Set(two)
    case (.constant(let one), .constant(let two)): one == two
    case (.multipleOf(let one), .multipleOf(let two)): one == two
    case (.minimum(let one, let isOpen), .minimum(let two, let isOtherOpen)),
      (.maximum(let one, let isOpen), .maximum(let two, let isOtherOpen)):
      one == two && isOpen == isOtherOpen
    case (.minLength(let one), .minLength(let two)), (.maxLength(let one), .maxLength(let two)),
      (.minProperties(let one), .minProperties(let two)),
      (.maxProperties(let one), .maxProperties(let two)),
      (.minItems(let one), .minItems(let two)), (.maxItems(let one), .maxItems(let two)):
      one == two
    case (.pattern(let one), .pattern(let two)): one == two
    case (.format(let one, _, let isAsserted), .format(let two, _, let isOtherAsserted)):
      one == two && isAsserted == isOtherAsserted
    case (.content(let type, let encoding, _), .content(let otherType, let otherEncoding, _)):
      type == otherType && encoding == otherEncoding
    case (.properties(let one), .properties(let two)): one.namesTheSame(as: two)
    case (.required(let one), .required(let two)): Set(one) == Set(two)
    case (.dependentRequired(let one), .dependentRequired(let two)):
      one.count == two.count
        && zip(one, two).allSatisfy { $0.name == $1.name && Set($0.required) == Set($1.required) }
    case (.dependentSchemas(let one), .dependentSchemas(let two)):
      one.map(\.name) == two.map(\.name)
    case (.items(let one, let rest), .items(let two, let otherRest)):
      one.count == two.count && (rest == nil) == (otherRest == nil)
    case (.contains(_, let least, let most), .contains(_, let otherLeast, let otherMost)):
      least == otherLeast && most == otherMost
    case (.conditional(_, let then, let otherwise), .conditional(_, let then2, let otherwise2)):
      (then == nil) == (then2 == nil) && (otherwise == nil) == (otherwise2 == nil)
    // Where it lands may differ between dynamic scopes.
    case (.dynamicReference(_, let one), .dynamicReference(_, let two)): one == two
    case (.allOf, .allOf), (.anyOf, .anyOf), (.oneOf, .oneOf), (.not, .not),
      (.reference, .reference), (.propertyNames, .propertyNames), (.uniqueItems, .uniqueItems),
      (.unevaluatedProperties, .unevaluatedProperties), (.unevaluatedItems, .unevaluatedItems):
      true
    default: false
    }
  }
}

extension PropertyRules {
  fileprivate func namesTheSame(as other: PropertyRules) -> Bool {
    (additional == nil) == (other.additional == nil) && named.count == other.named.count
      && patterned.count == other.patterned.count
      && zip(named, other.named).allSatisfy { $0.name == $1.name }
      && zip(patterned, other.patterned).allSatisfy { $0.pattern == $1.pattern }
  }
}
