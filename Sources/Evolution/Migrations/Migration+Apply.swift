package import JSONText
import YAMLText

extension Migration {
  /// The event after all steps; the event itself is left alone.
  ///
  /// Steps see what the ones before them did. Defaults must have been taken from a schema before.
  package func applied(to event: JSONValue) throws(MigrationFailure) -> JSONDocument {
    var tree = YAMLTree(event)
    for (index, step) in steps.enumerated() {
      do throws(DerivationFailure) {
        let before = tree
        try step.take(step.target.tokens[...], in: &tree, of: before, bindings: [])
      } catch { throw MigrationFailure(step: index, message: error.message) }
    }
    var builder = JSONDocumentBuilder()
    builder.add(tree)
    return builder.finish()
  }
}

extension Migration.Step {
  /// Walks on to the target; as deep as the path is long, which is bounded.
  fileprivate func take(
    _ tokens: ArraySlice<EventPath.Token>, in tree: inout YAMLTree, of event: YAMLTree,
    bindings: [JSONName]
  ) throws(DerivationFailure) {
    guard let token = tokens.first else { return }
    let rest = tokens.dropFirst()
    switch token {
    case .name(let name):
      if rest.isEmpty { return try finish(at: name, in: &tree, of: event, bindings: bindings) }
      try tree.change(name) { child throws(DerivationFailure) in
        try take(rest, in: &child, of: event, bindings: bindings)
      }
    case .any:
      try tree.replaceChildren { name, child throws(DerivationFailure) in
        let bindings = bindings + [name]
        if rest.isEmpty { return try finished(child, of: event, bindings: bindings) }
        var child = child
        try take(rest, in: &child, of: event, bindings: bindings)
        return child
      }
    }
  }

  /// What becomes of a value that a `*` at the end stands for; nil takes it away.
  private func finished(
    _ child: YAMLTree, of event: YAMLTree, bindings: [JSONName]
  ) throws(DerivationFailure) -> YAMLTree? {
    switch action {
    case .remove: nil
    case .set(_, replaces: false): child
    case .set(let source, replaces: true):
      try source.value(looking(into: event, bindings)) ?? child
    }
  }

  private func finish(
    at name: JSONName, in tree: inout YAMLTree, of event: YAMLTree, bindings: [JSONName]
  ) throws(DerivationFailure) {
    switch action {
    case .remove: tree.remove(name)
    case .set(let source, let replaces):
      guard replaces || tree.child(name) == nil else { return }
      if let value = try source.value(looking(into: event, bindings)) { tree.set(name, to: value) }
    }
  }

  private func looking(
    into event: YAMLTree, _ bindings: [JSONName]
  ) -> (EventPath) -> YAMLTree? {
    { path in
      path.bound(by: bindings).reduce(event) { tree, name in tree?.child(name) }
    }
  }
}

extension Migration.Source {
  fileprivate func value(
    _ look: (EventPath) -> YAMLTree?
  ) throws(DerivationFailure) -> YAMLTree? {
    switch self {
    case .constant(let value): return value
    case .schemaDefault: throw DerivationFailure("the schema's default is not known")
    case .copy(let path): return look(path)
    case .derived(let derivation): return try derivation.value(look)
    }
  }
}

extension YAMLTree {
  /// Puts something in the place of every element or member; what becomes nil is gone.
  fileprivate mutating func replaceChildren(
    _ body: (JSONName, YAMLTree) throws(DerivationFailure) -> YAMLTree?
  ) throws(DerivationFailure) {
    switch self {
    case .mapping(let members):
      var kept: [Member] = []
      for member in members {
        if let value = try body(member.name, member.value) {
          kept.append(Member(member.name, value))
        }
      }
      self = .mapping(kept)
    case .list(let elements):
      var kept: [YAMLTree] = []
      for (index, element) in elements.enumerated() {
        if let value = try body(JSONName(String(index)), element) { kept.append(value) }
      }
      self = .list(kept)
    case .null, .bool, .number, .string: break
    }
  }

  fileprivate func child(_ name: JSONName) -> YAMLTree? {
    switch self {
    case .mapping(let members): members.first { $0.name == name }?.value
    case .list(let elements): place(name).map { elements[$0] }
    case .null, .bool, .number, .string: nil
    }
  }

  fileprivate mutating func change(
    _ name: JSONName, _ body: (inout YAMLTree) throws(DerivationFailure) -> Void
  ) throws(DerivationFailure) {
    guard var child = child(name) else { return }
    try body(&child)
    set(name, to: child)
  }

  /// A new member goes to the end; a list gets no new elements.
  fileprivate mutating func set(_ name: JSONName, to value: YAMLTree) {
    switch self {
    case .mapping(var members):
      if let index = members.firstIndex(where: { $0.name == name }) {
        members[index].value = value
      } else {
        members.append(Member(name, value))
      }
      self = .mapping(members)
    case .list(var elements):
      guard let index = place(name) else { return }
      elements[index] = value
      self = .list(elements)
    case .null, .bool, .number, .string: break
    }
  }

  fileprivate mutating func remove(_ name: JSONName) {
    guard case .mapping(let members) = self else { return }
    self = .mapping(members.filter { $0.name != name })
  }

  private func place(_ name: JSONName) -> Int? {
    guard case .list(let elements) = self, let index = Int(name.description),
      elements.indices.contains(index), String(index).utf8.elementsEqual(name.utf8)
    else { return nil }
    return index
  }
}

extension JSONDocumentBuilder {
  /// Adds a value and all in it; as deep as an event may be, which its reader bounds.
  fileprivate mutating func add(_ tree: YAMLTree) {
    switch tree {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let lexeme): number(lexeme: lexeme)
    case .string(let text): string(text)
    case .list(let elements):
      begin(.array)
      for element in elements { add(element) }
      end()
    case .mapping(let members):
      begin(.object)
      for member in members {
        string(member.name.utf8)
        add(member.value)
      }
      end()
    }
  }
}
