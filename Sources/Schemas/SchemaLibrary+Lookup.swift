import JSONText

extension SchemaLibrary {
  /// The schema a reference leads to, seen from a resource.
  mutating func target(of text: String, from resource: Int) -> Found<Location> {
    let written = WrittenReference(text: JSONName(text), resource: resource)
    if let known = targets[written] { return .success(known) }
    let found = search(for: text, from: resource)
    if case .success(let location) = found { targets[written] = location }
    return found
  }

  private mutating func search(for text: String, from resource: Int) -> Found<Location> {
    guard let reference = URIReference(text), let fragment = reference.decodedFragment else {
      return failure(.malformedReference(text))
    }
    return self.resource(of: reference, from: resource, as: text)
      .flatMap { target(of: fragment, in: $0, as: text) }
      .flatMap { schema(at: $0, as: text) }
  }

  /// The resource that a reference leads into.
  private mutating func resource(of reference: URIReference, from resource: Int, as text: String)
    -> Found<Int>
  {
    if reference.isFragment { return .success(resource) }
    let written = WrittenReference(
      text: JSONName(Array(text.utf8.prefix { $0 != UInt8(ascii: "#") })), resource: resource)
    if let known = addresses[written] { return .success(known) }
    let from = resources[resource]
    let found = self.resource(
      at: reference.resolved(against: from.base), as: text, dialect: from.rules.dialect)
    if case .success(let known) = found { addresses[written] = known }
    return found
  }

  /// What a reference leads to is told where the reference stands when it is no schema.
  private func schema(at location: Location, as text: String) -> Found<Location> {
    switch value(at: location).kind {
    case .object, .true, .false: return .success(location)
    case .null, .number, .string, .array:
      return failure(.unreadableReference(text, reason: "what stands there is no schema"))
    }
  }

  private mutating func target(of fragment: String, in resource: Int, as text: String)
    -> Found<Location>
  {
    let root = resources[resource].root
    if fragment.isEmpty { return .success(root) }
    if fragment.utf8.first != UInt8(ascii: "/") {
      guard let value = resources[resource].anchors[fragment] else {
        return failure(.unresolvedReference(text))
      }
      return .success(Location(document: root.document, value: value))
    }
    guard let pointer = JSONPointer(fragment) else {
      return failure(.malformedReference(text))
    }
    return walk(steps(of: pointer, from: root), from: root, as: text)
  }

  /// The steps of a pointer without the key that the schema stands under in its file.
  private func steps(of pointer: JSONPointer, from root: Location) -> [JSONName] {
    let source = documents[root.document].source
    guard let key = source.key, root.value == source.value.index,
      pointer.tokens.first == JSONName(key), value(at: root)[key] == nil
    else { return pointer.tokens }
    return Array(pointer.tokens.dropFirst())
  }

  /// Follows a pointer; a schema that lies where no keyword holds schemas is scanned on the way.
  private mutating func walk(_ steps: [JSONName], from root: Location, as text: String)
    -> Found<Location>
  {
    guard var position = position(of: root) else { return failure(.unresolvedReference(text)) }
    var value = value(at: root)
    for step in steps {
      guard let child = child(of: value, step, in: root.document) else {
        return failure(.unresolvedReference(text))
      }
      value = child
      let here = Location(document: root.document, value: value.index)
      position =
        self.position(of: here)
        ?? Position(
          resource: position.resource,
          pointer: SchemaPointer.appending(step, to: position.pointer))
    }
    let end = Location(document: root.document, value: value.index)
    if self.position(of: end) == nil {
      let pending = Pending(value: value, resource: position.resource, pointer: position.pointer)
      let dialect = resources[position.resource].rules.dialect
      scan(pending, in: root.document, dialect: dialect)
    }
    return isFull ? failure(.tooLarge(limit: limit)) : .success(end)
  }

  private func failure(_ cause: SchemaProblem.Cause) -> Found<Location> {
    .failure(LookupFailure(cause: cause))
  }
}
