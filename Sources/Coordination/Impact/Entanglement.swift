import Evolution
import JSONText
import Patterns
import Schemas
import SourceText

/// Which unread places decide what the read ones may hold.
///
/// `kind` decides what `tick` is where a branch of a choice says both. Such places are added to
/// those that are looked at, until what is left speaks of read places or of unread ones, never of
/// both: then what a schema asks of the read ones can be said without the others.
struct Entanglement {
  private let reach: Reach
  private let budget: ContainmentQuestion.Budget

  private var graph: SchemaGraph { reach.graph }

  init(_ reach: Reach, budget: ContainmentQuestion.Budget) {
    self.reach = reach
    self.budget = budget
  }

  /// The places with all that they depend on.
  func closed(_ places: UsedPlaces) -> UsedPlaces { closed(places, at: Group([graph.root])) }

  /// The schemas that judge one place: those that always do, and those of branches.
  private struct Group {
    var firm: [SchemaGraph.ID]
    var branches: [SchemaGraph.ID] = []

    init(_ firm: [SchemaGraph.ID]) { self.firm = firm }
  }

  // As deep as the places are, which a path bounds.
  private func closed(_ places: UsedPlaces, at group: Group) -> UsedPlaces {
    guard !places.isWhole, !reach.isExhausted else { return places }
    let rules = firmRules(group.firm)
    let branchRules = group.branches.flatMap { firmRules([$0]) }
    guard hasValues(group), !(rules + branchRules).contains(where: isOpaque) else { return .whole }
    var closed = places
    for round in 0... {
      let more = tangled(rules + branchRules, closed)
      if more.others || round == 16 { return .whole }
      if more.unread.isEmpty { break }
      closed = closed.reading(more.unread)
    }
    for name in places.fields.keys.sorted() {
      guard let child = closed.child(name), !child.isWhole else { continue }
      closed = closed.replacing(
        name, with: self.closed(child, at: self.group(below: group) { $0.schemas(of: name) }))
    }
    if let any = places.any, !any.isWhole {
      closed = closed.replacingAny(
        with: self.closed(any, at: self.group(below: group) { $0.everySchema }))
    }
    return closed
  }
}

// MARK: - What judges a place

extension Entanglement {
  /// The rules that always hold for a value of all these schemas.
  private func firmRules(_ ids: [SchemaGraph.ID]) -> [(rule: Rule, owner: SchemaGraph.ID)] {
    firmParts(ids).flatMap { part in graph[part].keywords.map { ($0.rule, part) } }
  }

  private func firmParts(_ ids: [SchemaGraph.ID]) -> [SchemaGraph.ID] {
    var found = ids
    var seen = Set(ids)
    var next = 0
    while next < found.count {
      for keyword in graph[found[next]].keywords {
        switch keyword.rule {
        case .allOf(let parts):
          for part in parts where seen.insert(part).inserted { found.append(part) }
        case .reference(let part): if seen.insert(part).inserted { found.append(part) }
        default: break
        }
      }
      next += 1
    }
    return found
  }

  /// The schemas for a part of the value, wherever in the group they stand.
  private func group(
    below group: Group, schemas: (PartSchemas) -> [SchemaGraph.ID]
  ) -> Group {
    let firm = firmParts(group.firm)
    var below = Group(firm.flatMap { schemas(PartSchemas(graph[$0])) })
    let known = Set(firm)
    var seen = Set<SchemaGraph.ID>()
    for id in group.firm + group.branches {
      for part in reach.inPlace(id) where !known.contains(part) && seen.insert(part).inserted {
        below.branches += schemas(PartSchemas(graph[part]))
      }
    }
    return below
  }

  /// Whether there are values of the group at all; parts that exclude each other leave none, and
  /// then nothing can be said of some of them alone.
  private func hasValues(_ group: Group) -> Bool {
    var judged = graph
    let place = SchemaPlace(path: nil, span: .beginning, pointer: "")
    var node = SchemaNode(place: place, dialect: .draft2020, resource: 0)
    node.keywords = [
      .init(name: "", nameSpan: .beginning, span: .beginning, rule: .allOf(group.firm))
    ]
    judged.nodes.append(node)
    let pair = SchemaPair(judged, judged, budget: budget)
    let all = SchemaGraph.ID(judged.nodes.count - 1)
    var asked = [all] + group.branches
    for (rule, _) in firmRules(group.firm + group.branches) {
      if case .anyOf(let parts) = rule { asked += parts }
      if case .oneOf(let parts) = rule { asked += parts }
    }
    guard asked.count <= 200 else { return false }
    return asked.allSatisfy { pair.emptiness(of: .first($0)).example != nil }
  }
}

// MARK: - What hangs together

extension Entanglement {
  /// Rules that cannot be split by places.
  private func isOpaque(_ rule: (rule: Rule, owner: SchemaGraph.ID)) -> Bool {
    switch rule.rule {
    case .dynamicReference, .maxProperties, .unevaluatedItems: true
    case .minProperties(let least): !isImplied(least, by: rule.owner)
    case .unevaluatedProperties(let schema):
      !graph[schema].refusesAll || reach.branches(rule.owner)
    case .enumeration(let values): values.contains { $0.kind == .object || $0.kind == .array }
    case .constant(let value): value.kind == .object || value.kind == .array
    // Whether a name fits is not always known.
    case .properties(let rules): rules.patterned.contains { !$0.pattern.isRegular }
    default: false
    }
  }

  private func isImplied(_ least: Int, by owner: SchemaGraph.ID) -> Bool {
    graph[owner].keywords.contains { keyword in
      if case .required(let names) = keyword.rule { Set(names).count >= least } else { false }
    }
  }

  /// Unread fields that two rules speak of, one of which makes them depend on others.
  private func tangled(
    _ rules: [(rule: Rule, owner: SchemaGraph.ID)], _ places: UsedPlaces
  ) -> Reach.Touched {
    var tangled = Reach.Touched()
    // How many rules ask something of a field; of plain ones any number counts as one.
    var plain = Reach.Touched()
    var choices: [Reach.Touched] = []
    let isObject = isObjectOnly(rules)
    for (rule, _) in rules {
      switch rule {
      case .anyOf, .oneOf:
        let touched = reach.touched(by: rule, places)
        if touched.isAllRead { continue }
        if isExclusive(rule) { choices.append(touched) } else { tangled.formUnion(touched) }
      case .not, .conditional, .dependentRequired, .dependentSchemas, .contains, .uniqueItems,
        .propertyNames:
        let touched = reach.touched(by: rule, places)
        if touched.isAllRead { continue }
        if readsNothing(rule, places, isObject: isObject) {
          plain.formUnion(touched)
        } else {
          tangled.formUnion(touched)
        }
      case .allOf, .reference: break
      default: plain.formUnion(reach.touched(by: rule, places))
      }
    }
    for (index, choice) in choices.enumerated() {
      // What one branch says of all other fields concerns every field.
      if choice.others { tangled.others = true }
      if plain.others { tangled.unread.formUnion(choice.unread) }
      tangled.unread.formUnion(choice.unread.intersection(plain.unread))
      for other in choices[(index + 1)...] {
        tangled.unread.formUnion(choice.unread.intersection(other.unread))
      }
    }
    return tangled
  }

  /// Whether one of the branches at most takes a value, so that a choice is a plain "or".
  private func isExclusive(_ rule: Rule) -> Bool {
    guard case .oneOf(let parts) = rule else { return true }
    guard parts.count <= 20 else { return false }
    let pair = SchemaPair(graph, graph, budget: budget)
    for (index, part) in parts.enumerated() {
      for other in parts[(index + 1)...]
      where !pair.emptiness(of: .first(part), .first(other)).isProved { return false }
    }
    return true
  }

  /// Whether values are objects, so that a condition on the type alone is none.
  private func isObjectOnly(_ rules: [(rule: Rule, owner: SchemaGraph.ID)]) -> Bool {
    rules.contains { if case .type(let types) = $0.rule { types == .object } else { false } }
  }

  /// Whether a condition speaks of unread fields alone.
  private func readsNothing(_ rule: Rule, _ places: UsedPlaces, isObject: Bool) -> Bool {
    var parts = rule.inPlace
    if case .not(let schema) = rule { parts = [schema] }
    let rules =
      [rule]
      + parts.flatMap { part in
        reach.inPlace(part).flatMap { graph[$0].keywords.map(\.rule) }
      }
    return rules.allSatisfy { rule in
      switch rule {
      case .type, .minimum, .maximum, .multipleOf, .minLength, .maxLength, .pattern, .format,
        .content, .minItems, .maxItems:
        isObject
      case .allOf, .anyOf, .oneOf, .not, .conditional, .reference: true
      default: !reach.touched(by: rule, places).read
      }
    }
  }
}
