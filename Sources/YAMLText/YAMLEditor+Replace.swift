import JSONText
import SourceText

extension YAMLEditor {
  func replacing(_ path: YAMLPath, with tree: YAMLTree) throws(YAMLEditError) -> [YAMLEdit] {
    guard let parentPath = path.parent, let last = path.steps.last else {
      return [YAMLEdit(document.root.span, Array(writer.file(tree).dropLast()))]
    }
    let parent = try node(at: parentPath)
    guard parent.aliasTarget == nil else { throw .unsupportedLayout("the value is an alias") }
    guard let (index, node) = parent.child(last) else { throw .noSuchPlace(path) }
    if parent.isFlow { return [try replacingInFlow(node, index, of: parent, with: tree)] }
    if let entries = parent.entries {
      let column = try column(of: entries[index].key.fullStart)
      let marker = try colonEnd(of: entries[index])
      let width = column + entries[index].key.span.count + 2
      let layout = writer.layout(tree, indent: column, column: width)
      return replacing(node, behind: marker, with: layout)
    }
    let dash = try dash(of: index, in: parent)
    let column = try column(of: dash)
    let layout = writer.layout(tree, indent: column, column: column + 2, afterDash: true)
    return replacing(node, behind: dash + 1, with: layout)
  }

  func renaming(_ path: YAMLPath, to name: JSONName) throws(YAMLEditError) -> [YAMLEdit] {
    guard let parentPath = path.parent, let last = path.steps.last else { throw .noSuchPlace(path) }
    let parent = try node(at: parentPath)
    guard let entries = parent.entries else { throw .notAMapping(parentPath) }
    guard let (index, _) = parent.child(last) else { throw .noSuchPlace(path) }
    let key = entries[index].key
    let isQuoted = key.scalar?.style == .doubleQuoted
    let context: ScalarText.Context = isQuoted ? .json : parent.isFlow ? .flow : .block
    return [YAMLEdit(key.span, ScalarText.line(name.utf8, in: context))]
  }

  private func replacingInFlow(
    _ node: YAMLNode, _ index: Int, of parent: YAMLNode, with tree: YAMLTree
  ) throws(YAMLEditError) -> YAMLEdit {
    let text = writer.flow(tree, in: flowContext)
    guard node.span.count == 0, let entry = parent.entries?[index] else {
      return YAMLEdit(node.span, text)
    }
    // `{a}` has no colon to stand behind, `{a:}` has.
    let isBehindColon = node.span.start > entry.key.span.end
    return YAMLEdit(node.span, (isBehindColon ? " " : ": ").utf8 + text)
  }

  /// Puts a laid-out value where another one stands, and leaves a comment on the key's line alone.
  private func replacing(
    _ node: YAMLNode, behind marker: Int, with layout: YAMLWriter.Layout
  ) -> [YAMLEdit] {
    let lineEnd = lines.end(of: marker)
    let isOnLine = node.fullStart <= lineEnd
    let end = max(marker, node.span.end)
    if isOnLine {
      let head = YAMLEdit(SourceSpan(marker, end), layout.head)
      guard !layout.body.isEmpty else { return [head] }
      let bodyPlace = lines.end(of: end)
      if bodyPlace == end { return [YAMLEdit(head.span, layout.head + below(layout.body))] }
      return [head, YAMLEdit(SourceSpan(bodyPlace, bodyPlace), below(layout.body))]
    }
    if lineEnd == marker {
      return [YAMLEdit(SourceSpan(marker, end), layout.head + below(layout.body))]
    }
    return [
      YAMLEdit(SourceSpan(marker, marker), layout.head),
      YAMLEdit(SourceSpan(lineEnd, end), below(layout.body)),
    ]
  }
}
