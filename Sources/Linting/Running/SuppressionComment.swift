package import SourceText
import YAMLText

/// A comment that asks to bear a finding.
package struct SuppressionComment: Sendable {
  /// An ID or the name of a rule, as it was written.
  package struct Word: Sendable {
    package var text: String
    package var span: SourceSpan

    package init(_ text: String, at span: SourceSpan) {
      self.text = text
      self.span = span
    }
  }

  /// The line of a file whose findings are meant.
  struct Target: Hashable {
    var path: String
    var line: Int
  }

  var text: LintedText
  /// The comment from its `#` to the end of the line.
  var span: SourceSpan
  /// The lines whose findings are meant, counted from 1.
  var lines: ClosedRange<Int>
  var words: [Word]
  var hasReason: Bool

  var path: String { text.file.path }

  /// A comment of a form that its own reader knows.
  package init(
    _ words: [Word], hasReason: Bool, about lines: ClosedRange<Int>, at span: SourceSpan,
    in file: SourceFile
  ) {
    self.init(words, hasReason: hasReason, about: lines, at: span, in: LintedText(file))
  }

  package init(
    _ words: [Word], hasReason: Bool, about lines: ClosedRange<Int>, at span: SourceSpan,
    in text: LintedText
  ) {
    self.text = text
    self.span = span
    self.lines = lines
    self.words = words
    self.hasReason = hasReason
  }

  private static let opening = Array("schema-disable-".utf8)

  static func all(in commented: CommentedText) -> [SuppressionComment] {
    let text = commented.text
    guard commented.comments.isEmpty else { return commented.comments }
    guard commented.isYAML else { return [] }
    guard contains(text.file.bytes, opening) else { return [] }
    let quoted = commented.yaml.map { scalarSpans(of: $0.root) } ?? []
    return (1...text.lines.lineCount).compactMap { line in
      guard let comment = comment(onLine: line, of: text),
        !isInside(quoted, offset: comment.span.start)
      else { return nil }
      return comment
    }
  }

  private static func comment(onLine line: Int, of text: LintedText) -> SuppressionComment? {
    let bytes = text.file.bytes
    let span = text.lines.span(ofLine: line, in: bytes)
    for offset in span.range where bytes[offset] == UInt8(ascii: "#") {
      guard offset == span.start || bytes[offset - 1] == UInt8(ascii: " ") else { continue }
      var rest = bytes[(offset + 1)..<span.end].drop { $0 == UInt8(ascii: " ") }
      guard rest.starts(with: opening) else { continue }
      rest = rest.dropFirst(opening.count)
      let here = rest.starts(with: "line".utf8)
      guard here || rest.starts(with: "next-line".utf8) else { continue }
      rest = rest.dropFirst(here ? 4 : 9)
      guard rest.isEmpty || rest.first == UInt8(ascii: " ") else { continue }
      return SuppressionComment(
        rest, of: text, at: SourceSpan(offset, span.end), line: here ? line : line + 1)
    }
    return nil
  }

  private init(_ rest: ArraySlice<UInt8>, of text: LintedText, at span: SourceSpan, line: Int) {
    self.text = text
    self.span = span
    lines = line...line
    (words, hasReason) = ([], false)
    var offset = rest.startIndex
    while offset < rest.endIndex {
      let byte = rest[offset]
      guard byte != UInt8(ascii: " "), byte != UInt8(ascii: ",") else {
        offset += 1
        continue
      }
      let word = rest[offset...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ",") }
      guard !word.elementsEqual("--".utf8) else {
        hasReason = rest[word.endIndex...].contains { $0 != UInt8(ascii: " ") }
        return
      }
      words.append(
        Word(
          String(decoding: word, as: UTF8.self), at: SourceSpan(word.startIndex, word.endIndex)))
      offset = word.endIndex
    }
  }
}

private func contains(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
  guard let first = needle.first else { return true }
  return bytes.indices.contains { bytes[$0] == first && bytes[$0...].starts(with: needle) }
}

/// Where texts stand that may hold a `#` of their own, by their beginnings.
private func scalarSpans(of root: YAMLNode) -> [SourceSpan] {
  var spans: [SourceSpan] = []
  var waiting = [root]
  while let node = waiting.popLast() {
    switch node.content {
    case .scalar: if node.aliasTarget == nil { spans.append(node.span) }
    case .sequence(let elements): waiting += elements
    case .mapping(let entries): waiting += entries.flatMap { [$0.key, $0.value] }
    }
  }
  return spans.sorted()
}

private func isInside(_ spans: [SourceSpan], offset: Int) -> Bool {
  var low = 0
  var high = spans.count
  while low < high {
    let middle = (low + high) / 2
    if spans[middle].start <= offset { low = middle + 1 } else { high = middle }
  }
  return low > 0 && offset < spans[low - 1].end
}
