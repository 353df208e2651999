import JSONText
import SourceText

extension YAMLDocument {
  /// The file after some changes, each made on the text that the one before left.
  ///
  /// Comments, order and layout of everything else stay. The result is read again and compared with
  /// what the changes should have led to; where it differs, nothing is changed.
  package func applying(_ operations: [YAMLOperation]) throws(YAMLEditError) -> YAMLDocument {
    var document = self
    for operation in operations { document = try document.applying(operation) }
    return document
  }

  package func applying(_ operation: YAMLOperation) throws(YAMLEditError) -> YAMLDocument {
    let expected = try YAMLTree(root).applying(operation)
    let edited = try applying(YAMLEditor(self).edits(for: operation))
    let result: YAMLDocument
    do throws(YAMLError) {
      result = try .read(edited)
    } catch {
      throw .wouldChangeMore
    }
    guard YAMLTree(result.root) == expected else { throw .wouldChangeMore }
    return result
  }

  /// The replacements of bytes that a change comes down to, for fixes that are applied later.
  package func edits(for operation: YAMLOperation) throws(YAMLEditError) -> [YAMLEdit] {
    _ = try applying(operation)
    return try YAMLEditor(self).edits(for: operation)
  }

  private func applying(_ edits: [YAMLEdit]) throws(YAMLEditError) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for edit in edits.sorted() {
      guard edit.span.start >= position, edit.span.end >= edit.span.start,
        edit.span.end <= bytes.count
      else { throw .wouldChangeMore }
      result += bytes[position..<edit.span.start]
      result += edit.replacement
      position = edit.span.end
    }
    return result + bytes[position...]
  }
}
