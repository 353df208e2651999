package import SourceText

/// Puts a document together from front to back.
///
/// The caller keeps the order: in an object, `string` for a name and then one value.
package struct JSONDocumentBuilder: Sendable {
  private var nodes: [JSONDocument.Node] = []
  private var text: [UInt8]
  private var open: [Int] = []

  /// `text` may begin with the source itself, so that plain strings and numbers need no copy.
  package init(text: [UInt8] = []) { self.text = text }

  package var depth: Int { open.count }

  package mutating func null(at span: SourceSpan) { leaf(.null, at: span) }
  package mutating func bool(_ value: Bool, at span: SourceSpan) {
    leaf(value ? .true : .false, at: span)
  }

  package mutating func string(_ bytes: some Collection<UInt8>, at span: SourceSpan) {
    leaf(.string, at: span, text: append(bytes))
  }

  package mutating func number(lexeme: some Collection<UInt8>, at span: SourceSpan) {
    leaf(.number, at: span, text: append(lexeme))
  }

  /// A string whose decoded bytes already stand in the text the builder began with.
  package mutating func string(in range: Range<Int>, at span: SourceSpan) {
    leaf(.string, at: span, text: range)
  }

  package mutating func number(in range: Range<Int>, at span: SourceSpan) {
    leaf(.number, at: span, text: range)
  }

  package mutating func begin(_ kind: JSONDocument.Kind, at offset: Int) {
    open.append(nodes.count)
    nodes.append(
      .init(kind: kind, start: UInt32(clamping: offset), end: UInt32(clamping: offset), next: 0))
  }

  /// Closes the innermost container, which holds `count` elements or members.
  package mutating func end(count: Int, at offset: Int) {
    guard let index = open.popLast() else { return }
    nodes[index].end = UInt32(clamping: offset)
    nodes[index].count = UInt32(clamping: count)
    nodes[index].next = UInt32(clamping: nodes.count)
  }

  package consuming func finish() -> JSONDocument { JSONDocument(nodes: nodes, text: text) }

  private mutating func append(_ bytes: some Collection<UInt8>) -> Range<Int> {
    let start = text.count
    text.append(contentsOf: bytes)
    return start..<text.count
  }

  private mutating func leaf(
    _ kind: JSONDocument.Kind, at span: SourceSpan, text: Range<Int> = 0..<0
  ) {
    nodes.append(
      .init(
        kind: kind, start: UInt32(clamping: span.start), end: UInt32(clamping: span.end),
        textStart: UInt32(clamping: text.lowerBound), textCount: UInt32(clamping: text.count),
        next: UInt32(clamping: nodes.count + 1)))
  }
}
