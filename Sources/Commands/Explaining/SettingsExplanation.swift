import SourceText
import Workspace

/// What `schema explain settings` says: every key with its default and an example.
func settingsExplanation(_ form: ExplainCommand.Form, width: Int) -> String {
  switch form {
  case .text:
    SettingsKey.allCases.map { text(of: $0, width: min(width, 80)) }.joined(separator: "\n")
  case .markdown:
    "# Settings\n\n" + SettingsKey.allCases.map(section).joined(separator: "\n")
  }
}

private func text(of key: SettingsKey, width: Int) -> String {
  let words =
    wrapped(key.summary, width: width - 4)
    + wrapped("Default: \(key.defaultText).", width: width - 4)
  let example = key.example.split(separator: "\n").map { "        \($0)\n" }
  return "\(key.rawValue)\n" + words.map { "    \($0)\n" }.joined() + "\n" + example.joined()
}

private func section(of key: SettingsKey) -> String {
  """
  ## `\(key.rawValue)`

  \(key.summary)

  Default: \(key.defaultText).

  ```yaml
  \(key.example)
  ```

  """
}
