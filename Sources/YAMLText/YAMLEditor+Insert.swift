import JSONText
import SourceText

extension YAMLEditor {
  func inserting(
    _ member: YAMLTree.Member, into path: YAMLPath, at position: YAMLOperation.Position
  ) throws(YAMLEditError) -> [YAMLEdit] {
    let mapping = try node(at: path)
    guard mapping.aliasTarget == nil else { throw .unsupportedLayout("the value is an alias") }
    guard let entries = mapping.entries else { throw .notAMapping(path) }
    guard let index = position.index(among: entries.map(\.name)) else { throw .noSuchPlace(path) }
    guard !entries.isEmpty else {
      return try filling(mapping, at: path, with: .mapping([member]))
    }
    if mapping.isFlow {
      let text = writer.member(member, in: flowContext)
      return [insertingInFlow(text, at: index, among: entries.map(\.span))]
    }
    let column = try column(of: entries[0].key.fullStart)
    return [
      insertingLines(
        writer.entry(member, indent: column), indent: column, at: index,
        starts: entries.map(\.key.fullStart), ends: entries.map { textEnd(of: $0.value, $0.span) })
    ]
  }

  /// Adds an element to a list, behind the others or before them.
  func adding(
    _ value: YAMLTree, to path: YAMLPath, isFirst: Bool
  ) throws(YAMLEditError) -> [YAMLEdit] {
    let sequence = try node(at: path)
    guard sequence.aliasTarget == nil else { throw .unsupportedLayout("the value is an alias") }
    guard let elements = sequence.elements else { throw .notAList(path) }
    guard let last = elements.indices.last else {
      return try filling(sequence, at: path, with: .list([value]))
    }
    let place = isFirst ? 0 : elements.count
    if sequence.isFlow {
      let text = writer.flow(value, in: flowContext)
      let spans = elements.map { SourceSpan($0.fullStart, $0.span.end) }
      return [insertingInFlow(text, at: place, among: spans)]
    }
    let dash = try dash(of: isFirst ? 0 : last, in: sequence)
    let column = try column(of: dash)
    return [
      insertingLines(
        writer.element(value, indent: column), indent: column, at: place, starts: [dash],
        ends: elements.map { textEnd(of: $0, $0.span) })
    ]
  }

  /// Gives an empty container its first child.
  private func filling(
    _ container: YAMLNode, at path: YAMLPath, with tree: YAMLTree
  ) throws(YAMLEditError) -> [YAMLEdit] {
    let isInFlow = try path.parent.map { path throws(YAMLEditError) in try node(at: path).isFlow }
    if isInFlow == false || isInFlow == nil && flowContext != .json {
      return try replacing(path, with: tree)
    }
    return [YAMLEdit(container.span, writer.flow(tree, in: flowContext))]
  }

  /// Between brackets: behind the one before, on a line of its own where that has one.
  private func insertingInFlow(
    _ text: [UInt8], at index: Int, among siblings: [SourceSpan]
  ) -> YAMLEdit {
    let neighbour = siblings[max(0, index - 1)]
    let start = neighbour.start
    let gap = beginsLine(start) ? lines.lineBreak + spaces(start - lines.start(of: start)) : [0x20]
    if index == 0 {
      return YAMLEdit(SourceSpan(start, start), text + [UInt8(ascii: ",")] + gap)
    }
    return YAMLEdit(SourceSpan(neighbour.end, neighbour.end), [UInt8(ascii: ",")] + gap + text)
  }

  /// In a block: below the one before, or above the first one's comment.
  private func insertingLines(
    _ text: [[UInt8]], indent: Int, at index: Int, starts: [Int], ends: [Int]
  ) -> YAMLEdit {
    if index > 0 {
      let place = lines.extent(ofThingEndingAt: ends[index - 1], indent: indent)
      return YAMLEdit(SourceSpan(place, place), below(text))
    }
    let start = starts[0]
    let joined = Array(text.joined(separator: lines.lineBreak)) + lines.lineBreak
    guard beginsLine(start) else {
      // `- a: 1`: the new entry takes the place behind the dash.
      return YAMLEdit(SourceSpan(start, start), joined.dropFirst(indent) + spaces(indent))
    }
    let lineStart = lines.start(of: start)
    return YAMLEdit(SourceSpan(lineStart, lineStart), joined)
  }
}

extension YAMLEditor {
  /// Where the text of a value ends, with the blank lines that a `|+` keeps.
  fileprivate func textEnd(of node: YAMLNode, _ span: SourceSpan) -> Int {
    var end = span.end
    guard node.keepsBlankLines else { return end }
    while true {
      let next = lines.next(after: end)
      guard next > end, lines.isEmpty(at: next) else { return end }
      end = next
    }
  }
}

extension YAMLNode {
  fileprivate var keepsBlankLines: Bool {
    switch content {
    case .scalar(let scalar):
      (scalar.style == .literal || scalar.style == .folded)
        && scalar.text.suffix(2).elementsEqual("\n\n".utf8)
    case .sequence(let elements): elements.last?.keepsBlankLines ?? false
    case .mapping(let entries): entries.last?.value.keepsBlankLines ?? false
    }
  }
}
