import JSONText
import Schemas

extension NextWalk {
  /// Finds the fields that no schema of a place declares, whatever alternative they stand in.
  mutating func declare(
    _ field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace, depth: Int
  ) {
    guard depth < Self.deepest, !declared.isUndeclared,
      declared.types.contains(.object)
        || !declared.elements.isEmpty
    else { return }
    if field.types.objects > 0, declared.types.contains(.object) {
      fields(of: field, declared, place, depth: depth)
    }
    let elements = declared.elements
    if let inner = field.elements, !elements.isEmpty {
      declare(inner, DeclaredPlace(elements, in: graph), place.any, depth: depth + 1)
    }
  }

  private mutating func fields(
    of field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace, depth: Int
  ) {
    let known = declared.fields
    for (name, child) in field.fields {
      let schemas = known[name] ?? declared.others(for: name)
      guard schemas.isEmpty else {
        declare(child, DeclaredPlace(schemas, in: graph), place.field(name), depth: depth + 1)
        continue
      }
      add(name, child, of: field, declared, place.field(name))
    }
    guard let any = field.anyField else { return }
    let schemas = declared.others(for: nil)
    guard schemas.isEmpty else {
      return declare(any, DeclaredPlace(schemas, in: graph), place.any, depth: depth + 1)
    }
    // To say what they hold would refuse whatever else may come.
    let types = any.types.seen.map(\.type.rawValue).sorted().joined(separator: " or ")
    leave(place, "its keys are data: 'additionalProperties' could say that they hold \(types)")
  }

  private mutating func add(
    _ name: JSONName, _ child: FieldProfile, of parent: FieldProfile,
    _ declared: DeclaredPlace, _ place: DraftPlace
  ) {
    guard name.isWritable else {
      return leave(place, "its name holds control characters, which no contract takes")
    }
    guard let host = declared.host else {
      return leave(place, "several alternatives could declare it: which one is meant?")
    }
    // A field that one event of many carries is as likely a slip as news.
    guard
      !isMistake(
        child.types.total, of: parent.types.objects, place, "there", expected: "absent",
        first: child.marks.values.min())
    else { return }
    var wish = SchemaWish(
      place, Presence(seen: child.types.total, of: max(parent.types.objects, child.types.total)))
    wish.field = child
    self.wish(host, .field(name), wish)
  }
}

extension DeclaredPlace {
  /// The schema that new fields belong into: the one that declares the others.
  var host: SchemaGraph.ID? {
    let declaring = schemas.filter { id in
      graph[id].keywords.contains { keyword in
        if case .properties(let rules) = keyword.rule { rules.hasProperties } else { false }
      }
    }
    if let sure = declaring.first(where: isCertain) { return sure }
    if !declaring.isEmpty { return declaring.count == 1 ? declaring[0] : nil }
    let open = schemas.filter { id in
      graph.allowedTypes(of: id).contains(.object)
        && graph[id].keywords.contains { $0.name == "type" }
    }
    return open.first(where: isCertain)
      ?? (open.count == 1 ? open[0] : schemas.first(where: isCertain))
  }
}
