/// Text for an XML attribute or element: what XML 1.0 cannot hold is already shown as `\u001b`,
/// and what it would read is escaped, `]]>` and line breaks in attributes included.
func xmlText(_ text: String) -> String {
  var escaped = ""
  for scalar in displayText(text).unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "'": escaped += "&#39;"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
