import JSONText

extension KeywordReader {
  mutating func readReferences(with reader: inout SchemaReader) {
    readReference(.reference, with: &reader)
    readDynamicReference(with: &reader)
    readRecursiveReference(with: &reader)
  }

  mutating func readReference(_ name: KeywordName, with reader: inout SchemaReader) {
    guard let member = take(name), let target = target(of: member, with: &reader) else { return }
    add(member, .reference(reader.id(of: target)))
  }

  /// A `$dynamicRef` is a `$ref` unless it first lands on the `$dynamicAnchor` that it names.
  private mutating func readDynamicReference(with reader: inout SchemaReader) {
    guard let member = take(.dynamicReference), let target = target(of: member, with: &reader)
    else { return }
    let id = reader.id(of: target)
    let anchor = member.value.string.flatMap { URIReference($0) }?.decodedFragment ?? ""
    let resource = reader.library.position(of: target)?.resource
    let isDynamic =
      !anchor.isEmpty
      && resource.map { reader.library.resources[$0].dynamicAnchors[anchor] } == target.value
    add(member, isDynamic ? .dynamicReference(id, anchor: anchor) : .reference(id))
  }

  private mutating func readRecursiveReference(with reader: inout SchemaReader) {
    guard let member = take(.recursiveReference) else { return }
    guard member.value.string == "#" else {
      return reportWrong(member, expected: "'#'", to: &reader)
    }
    guard let target = target(of: member, with: &reader) else { return }
    let id = reader.id(of: target)
    let isDynamic = reader.library.resources[node.resource].dynamicAnchors[""] != nil
    add(member, isDynamic ? .dynamicReference(id, anchor: "") : .reference(id))
  }

  private func target(of member: JSONValue.Member, with reader: inout SchemaReader)
    -> SchemaLibrary.Location?
  {
    guard let text = member.value.string else {
      reportWrong(member, expected: "a URI reference", to: &reader)
      return nil
    }
    switch reader.library.target(of: text, from: node.resource) {
    case .success(let location): return location
    case .failure(let failure):
      report(failure.cause, member, to: &reader)
      return nil
    }
  }
}
