package import Findings
import JSONText
package import SourceText
package import YAMLText

extension Contract {
  /// The replacements that change the file as asked and nothing else, for fixes.
  package func edits(for operation: YAMLOperation) throws(YAMLEditError) -> [Edit] {
    guard let text = editableText else {
      throw .unsupportedLayout("the JSON text is none that YAML reads alike")
    }
    return try text.edits(for: operation).map {
      Edit($0.span, String(decoding: $0.replacement, as: UTF8.self))
    }
  }

  /// The way to what a finding points at: a value, or an entry by its key.
  package func path(to span: SourceSpan) -> YAMLPath? { editableText?.path(to: span) }

  /// The text that edits are made in; JSON is YAML as well, but for escaped surrogate pairs.
  package var editableText: YAMLDocument? {
    if let yaml { return yaml }
    guard let read = try? YAMLDocument.read(file),
      YAMLTree(read.root) == YAMLTree(document.root)
    else { return nil }
    return read
  }
}
