package import SourceText
package import YAMLText

/// A text whose comments may ask to bear findings.
package struct CommentedText: Sendable {
  let text: LintedText
  /// The text as it was read, which tells a `#` within a value from a comment; nil when it could
  /// not be read, or is JSON and has no comments.
  let yaml: YAMLDocument?
  /// What was found already, by who knows the comments of the form.
  let comments: [SuppressionComment]

  var isYAML: Bool { !text.file.path.hasSuffix(".json") && !text.file.path.hasSuffix(".md") }

  package init(_ file: SourceFile, yaml: YAMLDocument?) {
    text = LintedText(file)
    self.yaml = yaml
    comments = []
  }

  /// A text that is no YAML, with the comments that ask to bear findings.
  package init(_ file: SourceFile, comments: [SuppressionComment]) {
    text = LintedText(file)
    yaml = nil
    self.comments = comments
  }

  package init(_ file: LintedFile) {
    text = file.text
    yaml = file.yaml
    comments = []
  }
}
