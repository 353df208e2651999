import JSONText

extension SchemaLibrary {
  /// Finds the schemas below a schema, with their resources and anchors.
  ///
  /// Only keywords that hold schemas are followed: an `$id` inside `const`, `enum` or an unknown
  /// keyword identifies nothing. The work list stands in for recursion.
  mutating func scan(_ start: Pending, in document: Int, dialect: Dialect) {
    var waiting = [start]
    while let item = waiting.popLast() {
      guard documents[document].positions[item.value.index] == nil else { continue }
      let speaks = Self.speaksOfItself(item.value)
      let inherited = speaks ? nil : item.resource
      let resource = inherited ?? enter(item, in: document, dialect: dialect)
      guard place(item, resource: resource, in: document) else { return }
      if speaks { noteAnchors(of: item, in: resource) }
      let rules = resources[resource].rules
      for member in item.value.members {
        let name = member.key.text
        guard let info = KeywordInfo.named(name, in: rules.dialect), info.content != .plain,
          rules.vocabularies.contains(info.vocabulary)
        else { continue }
        let keyword = Pending(
          value: member.value, resource: resource,
          pointer: SchemaPointer.appending(name, to: item.pointer))
        Self.addSubschemas(of: keyword, info.content, to: &waiting)
      }
    }
  }

  /// Whether a schema may name itself, its dialect or a place in it, which few do.
  private static func speaksOfItself(_ schema: JSONValue) -> Bool {
    schema.members.contains { member in
      switch member.key.firstByte {
      case UInt8(ascii: "$"): !member.key.text.elementsEqual("$ref".utf8)
      case UInt8(ascii: "i"): member.key.text.elementsEqual("id".utf8)
      default: false
      }
    }
  }

  /// The schemas in a keyword's value, where the keyword stands as if it were one.
  private static func addSubschemas(
    of keyword: Pending, _ content: KeywordInfo.Content, to waiting: inout [Pending]
  ) {
    switch content {
    case .plain: break
    case .schema: waiting.append(keyword)
    case .schemas: addElements(of: keyword, to: &waiting)
    case .schemaOrSchemas:
      keyword.value.kind == .array
        ? addElements(of: keyword, to: &waiting) : waiting.append(keyword)
    case .schemasByName, .schemasOrNamesByName:
      for member in keyword.value.members {
        // Lists of names are no schemas.
        if content == .schemasOrNamesByName, member.value.kind == .array { continue }
        waiting.append(
          Pending(
            value: member.value, resource: keyword.resource,
            pointer: SchemaPointer.appending(member.key.text, to: keyword.pointer)))
      }
    }
  }

  private static func addElements(of keyword: Pending, to waiting: inout [Pending]) {
    for (place, element) in keyword.value.elements.enumerated() {
      waiting.append(
        Pending(
          value: element, resource: keyword.resource, pointer: keyword.pointer + "/\(place)"))
    }
  }
}

extension SchemaLibrary {
  /// The resource a schema belongs to: a new one when the schema identifies itself.
  private mutating func enter(_ item: Pending, in document: Int, dialect: Dialect) -> Int {
    let base = item.resource.map { resources[$0].base } ?? startingBase(of: document)
    let inherited = item.resource.map { resources[$0].rules } ?? Rules(dialect: dialect)
    let declared = declaredRules(of: item, in: document)
    let rules = declared ?? inherited
    let identifier = identifier(of: item, rules.dialect, in: document)
    if let resource = item.resource {
      guard let identifier else { return resource }
      return open(item, identifier.resolved(against: base), rules, in: document)
    }
    let resource = open(
      item, identifier?.resolved(against: base) ?? base, rules, in: document)
    // Other documents may know this one by where it lies and not by what it calls itself.
    let address = base.withoutFragment
    if resourcesByURI[address] == nil { resourcesByURI[address] = resource }
    return resource
  }

  private func startingBase(of document: Int) -> URIReference {
    var base = URIReference(documents[document].source.uri) ?? URIReference.empty
    base.fragment = nil
    return base
  }

  private mutating func open(
    _ item: Pending, _ base: URIReference, _ rules: Rules, in document: Int
  ) -> Int {
    var base = base
    base.fragment = nil
    let uri = base.withoutFragment
    let resource = resources.count
    resources.append(
      Resource(
        uri: uri, base: base, root: Location(document: document, value: item.value.index),
        rules: rules))
    if resourcesByURI[uri] == nil {
      resourcesByURI[uri] = resource
    } else if item.resource != nil {
      report(.duplicateIdentifier(uri), item, in: document)
    }
    return resource
  }

  /// What `$schema` says; nil when it stands nowhere or cannot be followed.
  private mutating func declaredRules(of item: Pending, in document: Int) -> Rules? {
    guard let keyword = item.value["$schema"], let address = keyword.string else {
      return nil
    }
    if let dialect = Dialect(address: address) { return Rules(dialect: dialect) }
    // Below the root it is only meant where a resource of its own begins.
    if item.resource != nil, item.value["$id"] == nil, item.value["id"] == nil {
      return nil
    }
    guard let uri = URIReference(address), uri.scheme != nil,
      case .success(let resource) = self.resource(at: uri, as: address, dialect: .draft2020)
    else {
      report(.unknownDialect(address), item, at: keyword, in: document)
      return nil
    }
    return rules(declaredBy: resource, item, in: document)
  }

  /// The rules of schemas whose metaschema is a given resource.
  private mutating func rules(declaredBy metaschema: Int, _ item: Pending, in document: Int)
    -> Rules
  {
    var rules = Rules(dialect: resources[metaschema].rules.dialect)
    guard rules.dialect >= .draft2019,
      let list = value(at: resources[metaschema].root)["$vocabulary"]
    else { return rules }
    rules.vocabularies = .core
    for member in list.members {
      let isRequired = member.value.bool == true
      if let known = Vocabulary(address: member.name.description, isRequired: isRequired) {
        rules.vocabularies.formUnion(known)
      } else if isRequired {
        report(.unknownVocabulary(member.name.description), item, in: document)
      }
    }
    return rules
  }

  /// The address a schema gives itself, when it is more than a fragment.
  private mutating func identifier(of item: Pending, _ dialect: Dialect, in document: Int)
    -> URIReference?
  {
    guard let keyword = item.value[dialect.identifierKeyword], keyword.kind == .string,
      !Self.hidesSiblings(item.value, dialect)
    else { return nil }
    guard let uri = keyword.string.flatMap({ URIReference($0) }) else {
      let expected = "a URI reference"
      report(
        .wrongValue(keyword: dialect.identifierKeyword, expected: expected), item, at: keyword,
        in: document)
      return nil
    }
    if dialect >= .draft2019, let fragment = uri.fragment, !fragment.isEmpty {
      let expected = "an address without a fragment; '$anchor' names a place"
      report(.wrongValue(keyword: "$id", expected: expected), item, at: keyword, in: document)
    }
    return uri.withoutFragment.isEmpty ? nil : uri
  }

  static func hidesSiblings(_ schema: JSONValue, _ dialect: Dialect) -> Bool {
    dialect.referenceHidesSiblings && schema["$ref"]?.kind == .string
  }

  private mutating func noteAnchors(of item: Pending, in resource: Int) {
    let dialect = resources[resource].rules.dialect
    func text(_ keyword: String) -> String? { item.value[keyword]?.string }
    if dialect >= .draft2019 {
      if let name = text("$anchor") { note(name, item.value, in: resource) }
      if dialect == .draft2020, let name = text("$dynamicAnchor") {
        note(name, item.value, in: resource)
        resources[resource].dynamicAnchors[name] = item.value.index
      }
      if dialect == .draft2019, resources[resource].root.value == item.value.index,
        item.value["$recursiveAnchor"]?.bool == true
      {
        resources[resource].dynamicAnchors[""] = item.value.index
      }
    } else if !Self.hidesSiblings(item.value, dialect),
      let fragment = text(dialect.identifierKeyword).flatMap({ URIReference($0) })?
        .decodedFragment, !fragment.isEmpty
    {
      note(fragment, item.value, in: resource)
    }
  }

  private mutating func note(_ anchor: String, _ value: JSONValue, in resource: Int) {
    let document = resources[resource].root.document
    if let other = resources[resource].anchors[anchor], other != value.index {
      let place = place(of: value, pointer: "", in: document)
      problems.append(SchemaProblem(.duplicateIdentifier("#" + anchor), at: place))
      return
    }
    resources[resource].anchors[anchor] = value.index
  }

  private mutating func report(
    _ cause: SchemaProblem.Cause, _ item: Pending, at value: JSONValue? = nil, in document: Int
  ) {
    let place = place(of: value ?? item.value, pointer: item.pointer, in: document)
    problems.append(SchemaProblem(cause, at: place))
  }
}
