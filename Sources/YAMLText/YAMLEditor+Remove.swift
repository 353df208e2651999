import JSONText
import SourceText

extension YAMLEditor {
  func removing(_ path: YAMLPath) throws(YAMLEditError) -> [YAMLEdit] {
    guard let parentPath = path.parent, let last = path.steps.last else { throw .noSuchPlace(path) }
    let parent = try node(at: parentPath)
    guard parent.aliasTarget == nil else { throw .unsupportedLayout("the value is an alias") }
    guard let (index, _) = parent.child(last) else { throw .noSuchPlace(path) }
    let things = try things(of: parent)
    guard things.count > 1 else {
      let empty: YAMLTree = parent.entries == nil ? .list([]) : .mapping([])
      if parent.isFlow { return [YAMLEdit(parent.span, writer.flow(empty))] }
      return try replacing(parentPath, with: empty)
    }
    if parent.isFlow { return [YAMLEdit(flowSpan(of: index, among: things), [])] }
    return [YAMLEdit(try blockSpan(of: index, among: things, isRoot: parentPath.steps.isEmpty), [])]
  }

  /// The children of a container with all that belongs to them: keys, dashes, anchors.
  private func things(of parent: YAMLNode) throws(YAMLEditError) -> [SourceSpan] {
    if let entries = parent.entries { return entries.map(\.span) }
    var spans: [SourceSpan] = []
    for (index, element) in (parent.elements ?? []).enumerated() {
      let start = parent.isFlow ? element.fullStart : try dash(of: index, in: parent)
      spans.append(SourceSpan(start, max(start + 1, element.span.end)))
    }
    return spans
  }

  /// With the comma behind it, or the one before it for the last.
  private func flowSpan(of index: Int, among things: [SourceSpan]) -> SourceSpan {
    index + 1 < things.count
      ? SourceSpan(things[index].start, things[index + 1].start)
      : SourceSpan(things[index - 1].end, things[index].end)
  }

  /// Whole lines, with the comment above them.
  private func blockSpan(
    of index: Int, among things: [SourceSpan], isRoot: Bool
  ) throws(YAMLEditError) -> SourceSpan {
    let thing = things[index]
    let indent = try column(of: thing.start)
    let end = lines.extent(ofThingEndingAt: thing.end, indent: indent)
    guard beginsLine(thing.start) else {
      // `- a: 1`: what comes next moves up behind the dash.
      let next = lines.next(after: end)
      return SourceSpan(thing.start, next + lines.indent(at: next))
    }
    let lineStart = lines.start(of: thing.start)
    // The comment at the top of a file speaks of the file.
    let limit = index > 0 ? lines.next(after: things[index - 1].end) : isRoot ? lineStart : 0
    let start = lines.commentStart(above: lineStart, indent: indent, notBefore: limit)
    let next = lines.next(after: end)
    if next == bytes.count, end == next, start > 0 {
      // The last line has no line break; the one before it gives up its own.
      return SourceSpan(lines.breakStart(before: start), end)
    }
    return SourceSpan(start, next)
  }
}
