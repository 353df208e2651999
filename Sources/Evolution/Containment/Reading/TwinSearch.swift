import JSONText
import Patterns
import Schemas

/// Finds the schemas of two graphs that say the same at the same place, parts and all.
///
/// Two stay twins as long as their own keywords are equal and what they lead to are twins; those
/// that go round in a circle are twins unless something tells them apart.
struct TwinSearch {
  private let first: SchemaGraph
  private let second: SchemaGraph

  init(_ first: SchemaGraph, _ second: SchemaGraph) {
    self.first = first
    self.second = second
  }

  /// For each node of the second graph its twin in the first.
  func twins() -> [Int: Int] {
    let places = Self.places(in: first)
    var partners: [Int: Int] = [:]
    var dependents: [Int: [Int]] = [:]
    var pairs: [Int: [(SchemaGraph.ID, SchemaGraph.ID)]] = [:]
    for (pointer, node) in Self.places(in: second) {
      guard let partner = places[pointer], let parts = parts(partner, node) else { continue }
      partners[node] = partner
      pairs[node] = parts
    }
    var lost: [Int] = []
    for (node, parts) in pairs {
      for (mine, theirs) in parts {
        dependents[theirs.index, default: []].append(node)
        if partners[theirs.index] != mine.index { lost.append(node) }
      }
    }
    while let node = lost.popLast() {
      guard partners.removeValue(forKey: node) != nil else { continue }
      lost += dependents[node] ?? []
    }
    return partners
  }

  /// The nodes by where they stand in their resource; the two asked about are at home at "".
  private static func places(in graph: SchemaGraph) -> [JSONName: Int] {
    let home = graph[graph.root].resource
    var places: [JSONName: Int] = [:]
    places.reserveCapacity(graph.nodes.count)
    for (index, node) in graph.nodes.enumerated() {
      let resource = node.resource == home ? [] : Array(graph.resources[node.resource].uri.utf8)
      places[JSONName(resource + node.place.pointer.utf8)] = index
    }
    return places
  }

  /// The schemas that two nodes lead to, side by side; nil when the nodes themselves differ.
  private func parts(_ mine: Int, _ theirs: Int) -> [(SchemaGraph.ID, SchemaGraph.ID)]? {
    let (left, right) = (first.nodes[mine], second.nodes[theirs])
    guard left.dialect == right.dialect, left.refusesAll == right.refusesAll,
      left.keywords.count == right.keywords.count
    else { return nil }
    var parts: [(SchemaGraph.ID, SchemaGraph.ID)] = []
    for (mine, theirs) in zip(left.keywords, right.keywords) {
      guard Self.isSame(mine.rule, theirs.rule) else { return nil }
      let (inPlace, forParts) = (mine.rule.inPlace, mine.rule.forParts)
      let (otherInPlace, otherForParts) = (theirs.rule.inPlace, theirs.rule.forParts)
      guard inPlace.count == otherInPlace.count, forParts.count == otherForParts.count else {
        return nil
      }
      parts += zip(inPlace, otherInPlace)
      parts += zip(forParts, otherForParts)
    }
    return parts
  }
}

extension TwinSearch {
  /// Whether two rules are the same but for the schemas they lead to.
  private static func isSame(_ mine: Rule, _ theirs: Rule) -> Bool {
    switch (mine, theirs) {
    case (.type(let left), .type(let right)): left == right
    case (.enumeration(let left), .enumeration(let right)): left == right
    case (.constant(let left), .constant(let right)): left == right
    case (.multipleOf(let left), .multipleOf(let right)): left == right
    case (.minimum(let left, let mine), .minimum(let right, let theirs)),
      (.maximum(let left, let mine), .maximum(let right, let theirs)):
      left == right && mine == theirs
    case (.minLength(let left), .minLength(let right)),
      (.maxLength(let left), .maxLength(let right)),
      (.minItems(let left), .minItems(let right)), (.maxItems(let left), .maxItems(let right)),
      (.minProperties(let left), .minProperties(let right)),
      (.maxProperties(let left), .maxProperties(let right)):
      left == right
    case (.pattern(let left), .pattern(let right)): left == right
    case (.format(let left, _, let mine), .format(let right, _, let theirs)):
      JSONName(left) == JSONName(right) && mine == theirs
    case (.properties(let left), .properties(let right)): isSame(left, right)
    case (.required(let left), .required(let right)): left == right
    case (.dependentRequired(let left), .dependentRequired(let right)):
      left.elementsEqual(right) { $0.name == $1.name && $0.required == $1.required }
    case (.dependentSchemas(let left), .dependentSchemas(let right)):
      left.elementsEqual(right) { $0.name == $1.name }
    case (.items(let left, let mine), .items(let right, let theirs)):
      left.count == right.count && (mine == nil) == (theirs == nil)
    case (.contains(_, let left, let mine), .contains(_, let right, let theirs)):
      left == right && mine == theirs
    case (.conditional(_, let left, let mine), .conditional(_, let right, let theirs)):
      (left == nil) == (right == nil) && (mine == nil) == (theirs == nil)
    case (.allOf(let left), .allOf(let right)), (.anyOf(let left), .anyOf(let right)),
      (.oneOf(let left), .oneOf(let right)):
      left.count == right.count
    case (.uniqueItems, .uniqueItems), (.propertyNames, .propertyNames), (.not, .not),
      (.unevaluatedItems, .unevaluatedItems), (.reference, .reference),
      (.unevaluatedProperties, .unevaluatedProperties):
      true
    case (.content(_, _, let left), .content(_, _, let right)): (left == nil) == (right == nil)
    default: false
    }
  }

  private static func isSame(_ left: PropertyRules, _ right: PropertyRules) -> Bool {
    (left.additional == nil) == (right.additional == nil)
      && left.named.elementsEqual(right.named) { $0.name == $1.name }
      && left.patterned.elementsEqual(right.patterned) { $0.pattern == $1.pattern }
  }
}
