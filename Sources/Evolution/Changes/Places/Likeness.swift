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

  private enum Verdict {
    /// Alike unless something on the way tells them apart.
    case open
    case alike
    case unlike
  }

  private let old: SchemaGraph
  private let new: SchemaGraph
  /// Whether words count as well.
  private let withWords: Bool
  private var verdicts: [Pair: Verdict] = [:]

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
    if let known = verdicts[start] { return known == .alike }
    verdicts[start] = .open
    var open = [start]
    var next = 0
    while next < open.count {
      guard addParts(of: open[next], to: &open) else {
        let unlike = open[next]
        // What the others are without this one is not known.
        for pair in open { verdicts[pair] = nil }
        verdicts[unlike] = .unlike
        verdicts[start] = .unlike
        return false
      }
      next += 1
    }
    for pair in open { verdicts[pair] = .alike }
    return true
  }

  /// Adds the pairs of schemas that must be alike when two schemas are and were not met before;
  /// false when the two, or some that they hold, differ.
  private mutating func addParts(of pair: Pair, to open: inout [Pair]) -> Bool {
    let (first, second) = (old[pair.old], new[pair.new])
    guard first.refusesAll == second.refusesAll,
      first.keywords.count == second.keywords.count,
      !withWords || haveSameWords(first, second)
    else { return false }
    for (one, other) in zip(first.keywords, second.keywords) {
      guard one.rule.saysTheSame(as: other.rule),
        add(one.rule.inPlace, other.rule.inPlace, to: &open),
        add(one.rule.forParts, other.rule.forParts, to: &open)
      else { return false }
      if case .dynamicReference(_, let anchor) = one.rule, !addAnswers(to: anchor, to: &open) {
        return false
      }
    }
    return true
  }

  private mutating func add(
    _ first: [SchemaGraph.ID], _ second: [SchemaGraph.ID], to open: inout [Pair]
  ) -> Bool {
    guard first.count == second.count else { return false }
    for (one, other) in zip(first, second) {
      let pair = Pair(old: one, new: other)
      switch verdicts[pair] {
      case .alike, .open: continue
      case .unlike: return false
      case nil:
        verdicts[pair] = .open
        open.append(pair)
      }
    }
    return true
  }

  /// Every schema that a dynamic reference could land at instead.
  private mutating func addAnswers(to anchor: String, to open: inout [Pair]) -> Bool {
    add(
      old.resources.compactMap { $0.dynamicAnchors[anchor] },
      new.resources.compactMap { $0.dynamicAnchors[anchor] }, to: &open)
  }

  private func haveSameWords(_ first: SchemaNode, _ second: SchemaNode) -> Bool {
    guard first.annotations.count == second.annotations.count else { return false }
    if first.annotations.isEmpty { return true }
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
    case (.enumeration(let one), .enumeration(let two)): one == two || Set(one) == Set(two)
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
    case (.required(let one), .required(let two)): one == two || Set(one) == Set(two)
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
