import StringFormats
import Testing

/// What one format takes and what it refuses, a table row by row.
struct FormatTable: Sendable, CustomTestStringConvertible {
  var format: StringFormat
  var accepted: [String]
  var refused: [String]

  var testDescription: String { format.rawValue }
}

extension StringFormat {
  func accepts(_ text: String) -> Bool {
    accepts(Array(text.utf8).span)
  }
}
