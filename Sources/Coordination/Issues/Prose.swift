import Reports

/// Words of ours with data between them, as Markdown.
///
/// What stands in a literal is ours and stays; what is put in is data and is shown as code, so that
/// it can be neither a mention nor a link, markup or HTML.
package struct Prose: Hashable, Sendable, ExpressibleByStringInterpolation {
  package var markdown: String

  package init(stringLiteral value: String) { markdown = value }
  package init(stringInterpolation: StringInterpolation) { markdown = stringInterpolation.markdown }

  package init(_ parts: [Prose], separator: String) {
    markdown = parts.map(\.markdown).joined(separator: separator)
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    var markdown = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ literal: String) { markdown += literal }
    /// Data.
    package mutating func appendInterpolation(_ data: some CustomStringConvertible) {
      markdown += codeSpan(data.description)
    }
    /// Sentences of ours that may quote data.
    package mutating func appendInterpolation(words: String) { markdown += markdownProse(words) }
    package mutating func appendInterpolation(_ prose: Prose) { markdown += prose.markdown }
    /// A reference of known letters, which is to become a link.
    package mutating func appendInterpolation(link reference: IssueReference) {
      markdown += reference.description
    }
  }
}
