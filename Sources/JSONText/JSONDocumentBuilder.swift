package import SourceText

/// Puts a document together from front to back.
///
/// The caller keeps the order: in an object, `string` for a name and then one value. Documents that
/// are not read from a source leave the places out.
package struct JSONDocumentBuilder: Sendable {
  private var nodes: [JSONDocument.Node] = []
  private var text: [UInt8]
  private var open: [(node: Int, children: Int)] = []

  /// `text` may begin with the source itself, so that plain strings and numbers need no copy.
  package init(text: [UInt8] = []) { self.text = text }

  package var depth: Int { open.count }

  /// How many nodes there are: the index of the next one.
  package var count: Int { nodes.count }

  /// What was put in at an index.
  package func node(at index: Int) -> JSONDocument.Node { nodes[index] }

  /// The decoded bytes of a string that was put in, or the lexeme of a number.
  package func text(at index: Int) -> ArraySlice<UInt8> {
    let node = nodes[index]
    return text[Int(node.textStart)..<Int(node.textStart + node.textCount)]
  }

  package mutating func null(at span: SourceSpan = .beginning) { leaf(.null, at: span) }
  package mutating func bool(_ value: Bool, at span: SourceSpan = .beginning) {
    leaf(value ? .true : .false, at: span)
  }

  package mutating func string(
    _ bytes: some Collection<UInt8>, at span: SourceSpan = .beginning
  ) {
    leaf(.string, at: span, text: append(bytes))
  }

  package mutating func string(_ text: String, at span: SourceSpan = .beginning) {
    leaf(.string, at: span, text: append(text.utf8))
  }

  package mutating func number(
    lexeme: some Collection<UInt8>, at span: SourceSpan = .beginning
  ) {
    leaf(.number, at: span, text: append(lexeme))
  }

  package mutating func number(_ value: Int, at span: SourceSpan = .beginning) {
    leaf(.number, at: span, text: append(String(value).utf8))
  }

  /// A string whose decoded bytes already stand in the text the builder began with.
  package mutating func string(in range: Range<Int>, at span: SourceSpan) {
    leaf(.string, at: span, text: range)
  }

  package mutating func number(in range: Range<Int>, at span: SourceSpan) {
    leaf(.number, at: span, text: range)
  }

  /// Puts in a copy of a value and everything in it, places included.
  package mutating func copy(_ value: JSONValue) {
    countChild()
    let shift = nodes.count - value.index
    for index in value.index..<Int(value.node.next) {
      let original = JSONValue(document: value.document, index: index)
      var node = original.node
      let range = append(original.text)
      node.textStart = UInt32(clamping: range.lowerBound)
      node.next = UInt32(clamping: Int(node.next) + shift)
      nodes.append(node)
    }
  }

  /// Whether a string that was put in has these bytes.
  package func hasText(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
    Int(nodes[index].textCount) == text.count && self.text(at: index).elementsEqual(text)
  }

  /// Puts in once more what stands at an index, with everything in it; the copy stands at `span`.
  package mutating func again(_ index: Int, at span: SourceSpan) {
    countChild()
    let first = nodes.count
    for original in index..<Int(nodes[index].next) {
      var node = nodes[original]
      node.next = UInt32(clamping: Int(node.next) + first - index)
      nodes.append(node)
    }
    nodes[first].start = UInt32(clamping: span.start)
    nodes[first].end = UInt32(clamping: span.end)
  }

  package mutating func begin(_ kind: JSONDocument.Kind, at offset: Int = 0) {
    countChild()
    open.append((nodes.count, 0))
    let start = UInt32(clamping: offset)
    nodes.append(.init(kind: kind, start: start, end: start, next: 0))
  }

  /// Closes the innermost container.
  package mutating func end(at offset: Int = 0) {
    guard let container = open.popLast() else { return }
    let isObject = nodes[container.node].kind == .object
    nodes[container.node].end = UInt32(clamping: offset)
    nodes[container.node].count = UInt32(
      clamping: isObject ? container.children / 2 : container.children)
    nodes[container.node].next = UInt32(clamping: nodes.count)
  }

  /// Closes the innermost container, which holds `count` elements or members.
  package mutating func end(count: Int, at offset: Int) {
    guard let container = open.last else { return }
    end(at: offset)
    nodes[container.node].count = UInt32(clamping: count)
  }

  package consuming func finish() -> JSONDocument { JSONDocument(nodes: nodes, text: text) }

  private mutating func countChild() {
    guard let last = open.indices.last else { return }
    open[last].children += 1
  }

  private mutating func append(_ bytes: some Collection<UInt8>) -> Range<Int> {
    let start = text.count
    text.append(contentsOf: bytes)
    return start..<text.count
  }

  private mutating func leaf(
    _ kind: JSONDocument.Kind, at span: SourceSpan, text: Range<Int> = 0..<0
  ) {
    countChild()
    nodes.append(
      .init(
        kind: kind, start: UInt32(clamping: span.start), end: UInt32(clamping: span.end),
        textStart: UInt32(clamping: text.lowerBound), textCount: UInt32(clamping: text.count),
        next: UInt32(clamping: nodes.count + 1)))
  }
}
