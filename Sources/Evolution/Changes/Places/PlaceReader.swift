import JSONText
import Schemas
import SourceText

/// Gathers what a set of schemas asks of one place.
struct PlaceReader {
  private(set) var view = PlaceView()
  private var seen: Set<Visit> = []
  private var waiting: [Visit] = []

  private struct Visit: Hashable {
    var id: SchemaGraph.ID
    var types: TypeSet
  }

  static func view(of ids: [SchemaGraph.ID], in graph: inout ComparedGraph) -> PlaceView {
    var reader = PlaceReader()
    // The last is taken first.
    reader.waiting = ids.reversed().map { Visit(id: $0, types: .all) }
    while let next = reader.waiting.popLast() {
      guard reader.seen.insert(next).inserted else { continue }
      reader.read(next, in: &graph)
    }
    reader.view.listValues()
    return reader.view
  }

  private mutating func read(_ visit: Visit, in graph: inout ComparedGraph) {
    let node = graph[visit.id]
    if node.refusesAll {
      // No value of these types is left.
      view.types.subtract(visit.types)
      view.typePlace = node.place
      if visit.types == .all { view.refusal = node.place }
    }
    for annotation in node.annotations { view.annotations.append((annotation, node.place)) }
    var further: [Visit] = []
    for keyword in node.keywords {
      let place = node.place.keyword(keyword)
      switch keyword.rule {
      case .reference(let target): further.append(Visit(id: target, types: visit.types))
      case .allOf(let parts): further += parts.map { Visit(id: $0, types: visit.types) }
      case .anyOf(let branches):
        further += split(branches, isExclusive: false, at: place, visit, in: &graph)
      case .oneOf(let branches):
        further += split(branches, isExclusive: true, at: place, visit, in: &graph)
      case .type(let types): limit(to: types, at: place, visit)
      case .unevaluatedProperties, .unevaluatedItems:
        view.unevaluated.append(entry(keyword, place, visit))
      case .not, .conditional, .dynamicReference, .dependentSchemas, .enumeration, .constant,
        .multipleOf, .minimum, .maximum, .minLength, .maxLength, .pattern, .format, .content,
        .properties, .propertyNames, .required, .minProperties, .maxProperties,
        .dependentRequired, .items, .contains, .minItems, .maxItems, .uniqueItems:
        guard !keyword.rule.subjects.isDisjoint(with: visit.types) else { continue }
        view.entries.append(entry(keyword, place, visit))
      }
    }
    waiting += further.reversed()
  }

  private func entry(
    _ keyword: SchemaNode.Keyword, _ place: SchemaPlace, _ visit: Visit
  ) -> PlaceView.Entry {
    PlaceView.Entry(
      rule: keyword.rule, name: keyword.name, place: place, types: visit.types, owner: visit.id)
  }

  /// Values of the visited types may only be of these.
  private mutating func limit(to types: TypeSet, at place: SchemaPlace, _ visit: Visit) {
    let refused = visit.types.subtracting(types)
    guard !refused.isEmpty else { return }
    view.types.subtract(refused)
    view.typePlace = view.typePlace ?? place
  }

  /// Takes a choice apart into groups of branches that share types.
  ///
  /// What a value's type decides is no choice: the one branch that can take it holds for it. Only
  /// branches that compete for the same type stay together.
  private mutating func split(
    _ branches: [SchemaGraph.ID], isExclusive: Bool, at place: SchemaPlace, _ visit: Visit,
    in graph: inout ComparedGraph
  ) -> [Visit] {
    view.mostBranches = max(view.mostBranches, branches.count)
    var groups: [(types: TypeSet, branches: [Int])] = []
    for (index, branch) in branches.enumerated() {
      var group = (types: graph.types(of: branch).intersection(visit.types), branches: [index])
      guard !group.types.isEmpty else { continue }
      for other in groups where !other.types.isDisjoint(with: group.types) {
        group.types.formUnion(other.types)
        group.branches += other.branches
      }
      groups.removeAll { !$0.types.isDisjoint(with: group.types) }
      groups.append(group)
    }
    limit(to: groups.reduce([]) { $0.union($1.types) }, at: place, visit)
    var further: [Visit] = []
    for group in groups {
      let members = group.branches.sorted().map { branches[$0] }
      if members.count == 1 {
        further.append(Visit(id: members[0], types: group.types))
      } else {
        view.choices.append(
          PlaceView.Choice(
            branches: members, isExclusive: isExclusive, types: group.types, place: place,
            countInAll: branches.count))
      }
    }
    return further
  }
}

extension SchemaPlace {
  /// The place of a keyword of the schema that stands here.
  func keyword(_ keyword: SchemaNode.Keyword) -> SchemaPlace {
    SchemaPlace(path: path, span: keyword.span, pointer: pointer + "/" + keyword.name)
  }
}
