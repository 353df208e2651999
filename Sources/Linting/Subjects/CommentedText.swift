package import SourceText
package import YAMLText

/// A YAML text whose comments may ask to bear findings.
package struct CommentedText: Sendable {
  let text: LintedText
  /// The text as it was read, which tells a `#` within a value from a comment; nil when it could
  /// not be read, or is JSON and has no comments.
  let yaml: YAMLDocument?

  package init(_ file: SourceFile, yaml: YAMLDocument?) {
    text = LintedText(file)
    self.yaml = yaml
  }

  package init(_ file: LintedFile) {
    text = file.text
    yaml = file.yaml
  }
}
