package import SourceText

/// A bold key with its value: `**Status:** CANONICAL - Master Plan`, or a row of a header table.
package struct PlanField: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    /// `**Key:** value` or `**Key**: value`.
    case bold
    /// `| **Key** | value |` of a table without headings.
    case table
    /// `key: value` between the `---` at the beginning of a file.
    case frontMatter
    /// `*Last Updated: December 18, 2025*`.
    case italic
  }

  package var form: Form
  /// The key as it stands, without its date: `Gate Verification Evidence`.
  package var key: String
  package var keySpan: SourceSpan
  /// A date or other words in parentheses behind the key.
  package var qualifier: Located<String>?
  package var date: PlanDate?
  /// The value as plain text; empty where it stands in the lines below.
  package var value: String
  /// The value as it lies in the file, with its emphasis.
  package var valueSpan: SourceSpan
  package var section: Int
  package var span: SourceSpan

  package init(
    _ form: Form, key: String, keySpan: SourceSpan, value: String, valueSpan: SourceSpan,
    section: Int
  ) {
    self.form = form
    self.key = key
    self.keySpan = keySpan
    self.value = value
    self.valueSpan = valueSpan
    self.section = section
    span = keySpan.union(valueSpan)
    (qualifier, date) = (nil, nil)
  }
}
