/// Markup in which every text was escaped: names of elements and attributes are words of the
/// program, and data comes in as text or as the value of an attribute alone.
struct HTML {
  private(set) var markup: String

  private init(markup: String) { self.markup = markup }

  /// Text that stems from data.
  static func text(_ text: String) -> HTML { HTML(markup: htmlText(text)) }

  /// Words of the program that need no escape, such as a style sheet.
  static func verbatim(_ words: StaticString) -> HTML { HTML(markup: "\(words)") }

  static let empty = HTML(markup: "")

  /// An element with what lies in it.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ children: [HTML] = []
  ) -> HTML {
    let inner = children.map(\.markup).joined()
    return HTML(markup: "\(opening(name, attributes))\(inner)</\(name)>")
  }

  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], text: String
  ) -> HTML {
    element(name, attributes, [.text(text)])
  }

  /// An element that nothing can lie in.
  static func void(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]
  ) -> HTML {
    HTML(markup: opening(name, attributes))
  }

  private static func opening(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>
  ) -> String {
    "<\(name)\(attributes.map { " \($0.key)=\"\(htmlText($0.value))\"" }.joined())>"
  }

  /// One after another, with a line break after each so that the source can be read.
  static func lines(_ parts: [HTML]) -> HTML {
    HTML(markup: parts.map { $0.markup + "\n" }.joined())
  }

  static func + (first: HTML, second: HTML) -> HTML {
    HTML(markup: first.markup + second.markup)
  }
}

/// Text for HTML elements and attributes: what a screen would obey or hide is spelled out first,
/// then what HTML would read is escaped.
func htmlText(_ text: String) -> String {
  var escaped = ""
  for scalar in displayText(text, limit: 4000).unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "'": escaped += "&#39;"
    case "`": escaped += "&#96;"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
