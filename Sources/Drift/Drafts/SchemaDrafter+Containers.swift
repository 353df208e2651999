import JSONText
import YAMLText

extension SchemaDrafter {
  // MARK: - Objects

  mutating func object(_ field: FieldProfile, _ place: DraftPlace) -> [YAMLTree.Member] {
    if let values = mapValues(of: field) {
      let inner = schema(values, place.any)
      return [
        YAMLTree.Member(
          "additionalProperties", inner.isEmpty ? .bool(true) : .mapping(inner),
          comment: options.explains ? "keys are data; \(support(values, of: nil))" : nil)
      ]
    }
    let fields = field.fields.filter { $0.name.isWritable }
    if fields.count < field.fields.count { omit(field.fields.map(\.name), place) }
    if !isRelieved(place, "oneOf"), let variants = Variants(of: field, options),
      fields.count == field.fields.count
    {
      return union(variants, field, place)
    }
    return required(fields.map(\.name), field, place) + properties(fields, field, place)
  }

  private mutating func omit(_ names: [JSONName], _ place: DraftPlace) {
    for name in names where !name.isWritable {
      omissions.append(
        DraftLeftover(
          pointer: place.field(name).pointer, words: "has a name with control characters"))
    }
  }

  /// What stands behind the keys of an object whose names are data.
  private func mapValues(of field: FieldProfile) -> FieldProfile? {
    let fields = field.fields
    if fields.isEmpty { return field.anyField }
    // Many names that each come rarely and hold the same kind of thing are keys as well.
    guard fields.count >= 20, field.types.objects >= 5,
      fields.allSatisfy({ $0.field.types.total * 5 < field.types.objects }),
      Set(fields.map { $0.field.types.seen.first?.type }).count == 1
    else { return nil }
    var all = field.anyField ?? FieldProfile()
    for (_, child) in fields { all.add(child) }
    return all
  }

  /// `required`: what all objects have, when they are enough to tell.
  private func required(
    _ names: [JSONName], _ field: FieldProfile, _ place: DraftPlace
  ) -> [YAMLTree.Member] {
    guard field.types.objects >= options.requiredSupport else { return [] }
    let always = names.filter {
      field.presence(of: $0).isAlways && !isRelieved(place.field($0), "required")
    }
    guard !always.isEmpty, !isRelieved(place, "required") else { return [] }
    return [YAMLTree.Member("required", .list(always.map { .string($0.utf8) }))]
  }

  private mutating func properties(
    _ fields: [(name: JSONName, field: FieldProfile)], _ parent: FieldProfile, _ place: DraftPlace
  ) -> [YAMLTree.Member] {
    guard !fields.isEmpty else { return [] }
    let members = fields.map { name, field in
      let inner = schema(field, place.field(name))
      return YAMLTree.Member(
        name, .mapping(inner),
        comment: options.explains ? support(field, of: parent.types.objects) : nil)
    }
    return [YAMLTree.Member("properties", .mapping(members))]
  }

  // MARK: - Variants

  /// An object that comes in variants: what they share, and a branch for each.
  private mutating func union(
    _ variants: Variants, _ field: FieldProfile, _ place: DraftPlace
  ) -> [YAMLTree.Member] {
    let own = Set(variants.branches.flatMap(\.own))
    let shared = field.fields.filter { !own.contains($0.name) }
    var members = required(shared.map(\.name), field, place)
    members += properties(shared, field, place)
    var branches: [YAMLTree] = []
    for branch in variants.branches {
      let needed = branch.always.filter { !isRelieved(place.field($0), "required") }
      let tag = YAMLTree.Member(
        variants.tag, .mapping([YAMLTree.Member("const", .string(branch.word))]),
        comment: options.explains ? "\(branch.count) of \(field.types.objects)" : nil)
      var inner = [tag]
      for name in branch.own {
        guard let child = field[name] else { continue }
        inner.append(
          YAMLTree.Member(
            name, .mapping(schema(child, place.field(name))),
            comment: options.explains ? support(child, of: branch.count) : nil))
      }
      var parts: [YAMLTree.Member] = []
      if !needed.isEmpty {
        parts.append(YAMLTree.Member("required", .list(needed.map { .string($0.utf8) })))
      }
      parts.append(YAMLTree.Member("properties", .mapping(inner)))
      branches.append(.mapping(parts))
    }
    return members + [YAMLTree.Member("oneOf", .list(branches))]
  }

  // MARK: - Arrays

  mutating func array(_ field: FieldProfile, _ place: DraftPlace) -> [YAMLTree.Member] {
    guard let elements = field.elements else { return [] }
    if let places = tuplePlaces(of: field), !isRelieved(place, "prefixItems") {
      let parts = places.map { YAMLTree.mapping(schema($0, place.any)) }
      let count = YAMLTree.number(lexeme: Array(String(parts.count).utf8))
      return [
        YAMLTree.Member("prefixItems", .list(parts)), YAMLTree.Member("minItems", count),
        YAMLTree.Member("maxItems", count),
      ]
    }
    let inner = schema(elements, place.any)
    let items = YAMLTree.Member(
      "items", .mapping(inner), comment: options.explains ? support(elements, of: nil) : nil)
    return (inner.isEmpty ? [] : [items]) + length(field, place)
  }

  /// How many elements there are, where a few come always alike: a range has its two ends.
  private func length(_ field: FieldProfile, _ place: DraftPlace) -> [YAMLTree.Member] {
    guard let sizes = field.sizes, sizes.least == sizes.greatest, (2...4).contains(sizes.least),
      field.types.arrays >= options.lengthSupport, !isRelieved(place, "prefixItems")
    else { return [] }
    let count = YAMLTree.number(lexeme: Array(String(sizes.least).utf8))
    return [YAMLTree.Member("minItems", count), YAMLTree.Member("maxItems", count)]
  }

  /// The places of arrays that are tuples: always as many, and of different kinds.
  private func tuplePlaces(of field: FieldProfile) -> [FieldProfile]? {
    guard let sizes = field.sizes, sizes.least == sizes.greatest,
      (2...FieldProfile.places).contains(sizes.least),
      field.types.arrays >= options.tupleSupport
    else { return nil }
    var places: [FieldProfile] = []
    for number in 0..<sizes.least {
      let scalars = field.children[.place(number)]
      if scalars?.types.total == field.types.arrays, let scalars {
        places.append(scalars)
      } else if scalars == nil, let element = field.children[.element] {
        places.append(element)
      } else {
        return nil
      }
    }
    let kinds = places.map { place in Set(place.types.seen.map { Self.kind(of: $0.type) }) }
    guard places.filter({ $0.types.objects + $0.types.arrays > 0 }).count <= 1,
      Set(kinds).count > 1, kinds.allSatisfy({ $0.count == 1 })
    else { return nil }
    return places
  }

  /// Whole and other numbers are one kind.
  private static func kind(of type: ValueType) -> ValueType { type == .integer ? .number : type }

  // MARK: - Support

  /// What a line was drawn from.
  func support(_ field: FieldProfile, of parents: Int?) -> String {
    let total = field.types.total
    var words = [parents.map { "\(total) of \($0)" } ?? "\(total) values"]
    if field.types.nulls == total { words.append("only null was seen") }
    if field.types.seen.count > 1 {
      words.append(
        field.types.seen.map { "\($0.type.rawValue) \(FieldWords.percent($0.count, of: total))" }
          .joined(separator: ", "))
    }
    let form = FieldWords(field).form
    if !form.isEmpty { words.append(form) }
    let distinct = field.values.distinct
    if distinct > 1 {
      words.append(field.values.isFull ? "about \(distinct) values" : "\(distinct) values")
    }
    return words.joined(separator: "; ")
  }
}

extension JSONName {
  /// Whether a contract may hold the name as a key.
  var isWritable: Bool { !utf8.contains { $0 < 0x20 || $0 == 0x7F } }
}

extension Presence {
  var isAlways: Bool { seen == of && of > 0 }
}
