package import JSONText
import SourceText

extension YAMLNode {
  /// The value as a JSON document whose places point into the YAML text.
  ///
  /// Keys become names by their text: `1: x`, `no: x` and `2026-01-17: x` have the names "1", "no"
  /// and "2026-01-17".
  package var json: JSONDocument {
    var builder = JSONDocumentBuilder()
    add(to: &builder)
    return builder.finish()
  }

  // The depth limit of reading bounds the recursion.
  private func add(to builder: inout JSONDocumentBuilder) {
    switch content {
    case .scalar(let scalar):
      switch scalar.value {
      case .null: builder.null(at: span)
      case .bool(let value): builder.bool(value, at: span)
      case .number(let lexeme): builder.number(lexeme: lexeme, at: span)
      // Reading refuses the two without a JSON form; nothing is lost by showing their text.
      case .string, .notFinite, .numberTooLong: builder.string(scalar.text, at: span)
      }
    case .sequence(let elements):
      builder.begin(.array, at: span.start)
      for element in elements { element.add(to: &builder) }
      builder.end(count: elements.count, at: span.end)
    case .mapping(let entries):
      builder.begin(.object, at: span.start)
      for entry in entries {
        builder.string(entry.key.scalar?.text ?? [], at: entry.key.span)
        entry.value.add(to: &builder)
      }
      builder.end(count: entries.count, at: span.end)
    }
  }
}
