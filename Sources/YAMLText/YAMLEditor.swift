import JSONText
import SourceText

/// Works out which bytes a change replaces.
struct YAMLEditor {
  let document: YAMLDocument
  let lines: TextLines
  let writer: YAMLWriter
  /// How things between brackets are written here: with every quote when the file is JSON.
  let flowContext: ScalarText.Context

  init(_ document: YAMLDocument) {
    self.document = document
    lines = TextLines(bytes: document.bytes)
    writer = YAMLWriter(step: Self.step(of: document.root, in: TextLines(bytes: document.bytes)))
    let isJSON =
      document.root.isFlow
      && document.root.entries?.first?.key.scalar?.style == .doubleQuoted
    flowContext = isJSON ? .json : .flow
  }

  var bytes: [UInt8] { document.bytes }

  func edits(for operation: YAMLOperation) throws(YAMLEditError) -> [YAMLEdit] {
    switch operation {
    case .replace(let path, let tree): return try replacing(path, with: tree)
    case .insert(let name, let value, let path, let position, let comment):
      return try inserting(
        YAMLTree.Member(name, value, comment: comment), into: path, at: position)
    case .append(let value, let path): return try adding(value, to: path, isFirst: false)
    case .prepend(let value, let path): return try adding(value, to: path, isFirst: true)
    case .remove(let path): return try removing(path)
    case .rename(let path, let name): return try renaming(path, to: name)
    }
  }

  /// The value at a path, provided that no alias stands on the way.
  func node(at path: YAMLPath) throws(YAMLEditError) -> YAMLNode {
    var node = document.root
    for step in path.steps {
      guard node.aliasTarget == nil else { throw .unsupportedLayout("the value is an alias") }
      guard let next = node.child(step) else { throw .noSuchPlace(path) }
      node = next.node
    }
    return node
  }

  /// Lines as they go into the file, each after a line break.
  func below(_ body: [[UInt8]]) -> [UInt8] { body.flatMap { lines.lineBreak + $0 } }

  /// The column a thing begins at, in a line that holds nothing before it but spaces and dashes.
  func column(of offset: Int) throws(YAMLEditError) -> Int {
    let start = lines.start(of: offset)
    let before = bytes[start..<offset]
    guard before.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }) else {
      throw .unsupportedLayout("something else stands on the line before it")
    }
    return offset - start
  }

  /// Nothing but spaces stands before it on its line.
  func beginsLine(_ offset: Int) -> Bool {
    bytes[lines.start(of: offset)..<offset].allSatisfy { $0 == UInt8(ascii: " ") }
  }

  /// Behind the colon of an entry.
  func colonEnd(of entry: YAMLEntry) throws(YAMLEditError) -> Int {
    let colon = skipBlanksAndComments(in: bytes, from: entry.key.span.end)
    guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else {
      throw .unsupportedLayout("the key has no ':'")
    }
    return colon + 1
  }

  /// The dash of an element in a block sequence.
  func dash(of index: Int, in sequence: YAMLNode) throws(YAMLEditError) -> Int {
    let elements = sequence.elements ?? []
    let from = index == 0 ? sequence.span.start : elements[index - 1].span.end
    let dash = skipBlanksAndComments(in: bytes, from: from)
    guard dash < bytes.count, bytes[dash] == UInt8(ascii: "-") else {
      throw .unsupportedLayout("the element has no dash")
    }
    return dash
  }

  /// How much deeper the file's own blocks stand.
  private static func step(of root: YAMLNode, in lines: TextLines) -> Int {
    for entry in root.entries ?? [] where !root.isFlow {
      guard let inner = entry.value.entries?.first, !entry.value.isFlow else { continue }
      let start = inner.key.fullStart
      let indent = lines.indent(at: lines.start(of: start))
      if (1...8).contains(indent) { return indent }
    }
    return 2
  }
}
