import JSONText
package import SourceText

extension YAMLNode {
  /// The child that a step leads to, and its number among its siblings.
  func child(_ step: YAMLPath.Step) -> (index: Int, node: YAMLNode)? {
    switch (content, step) {
    case (.mapping(let entries), .name(let name)):
      guard let index = entries.firstIndex(where: { $0.name == name }) else { return nil }
      return (index, entries[index].value)
    case (.sequence(let elements), .index(let index)):
      return elements.indices.contains(index) ? (index, elements[index]) : nil
    default: return nil
    }
  }

  package subscript(path: YAMLPath) -> YAMLNode? {
    var node = self
    for step in path.steps {
      guard let next = node.child(step) else { return nil }
      node = next.node
    }
    return node
  }
}

extension YAMLDocument {
  /// The path to the entry whose key, or the value, stands at these bytes.
  ///
  /// Linting finds things by place; edits want to know the way.
  package func path(to span: SourceSpan) -> YAMLPath? {
    var path = YAMLPath.root
    var node = root
    while node.span != span {
      guard let (step, next) = step(from: node, towards: span) else { return nil }
      path = path.appending(step)
      if case .name(let name) = step, node.entry(name)?.key.span == span { return path }
      node = next
    }
    return path
  }

  private func step(
    from node: YAMLNode, towards span: SourceSpan
  ) -> (step: YAMLPath.Step, node: YAMLNode)? {
    switch node.content {
    case .scalar: return nil
    case .mapping(let entries):
      let entry = entries.first { $0.span.start <= span.start && span.end <= $0.span.end }
      return entry.map { (.name($0.name), $0.value) }
    case .sequence(let elements):
      let index = elements.firstIndex { $0.span.start <= span.start && span.end <= $0.span.end }
      return index.map { (.index($0), elements[$0]) }
    }
  }
}
