package import JSONText
package import SourceText
package import YAMLText

/// A YAML or JSON file of the repository, read as JSON with places in its own text.
package struct ContractText: Sendable {
  package var document: JSONDocument
  /// Nil when the file is JSON.
  package var yaml: YAMLDocument?

  /// Reads JSON when the path ends in `.json`, YAML otherwise.
  package static func read(_ file: SourceFile) throws(ContractProblem) -> ContractText {
    file.path.hasSuffix(".json") ? try readJSON(file) : try readYAML(file)
  }

  private static func readJSON(_ file: SourceFile) throws(ContractProblem) -> ContractText {
    let limit = YAMLLimits().bytes
    guard file.bytes.count <= limit else {
      let error = YAMLError(.tooLarge(bytes: file.bytes.count, limit: limit), at: .beginning)
      throw ContractProblem(.unreadable(error.message), path: file.path, at: error.span)
    }
    // Editors of some systems put a byte order mark before JSON; a contract is not a capture.
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    do throws(JSONError) {
      return ContractText(document: try .read(file.bytes, in: start..<file.bytes.count), yaml: nil)
    } catch {
      let kind: ContractProblem.Kind = error.kind == .noValue ? .empty : .unreadable(error.message)
      var related: [ContractProblem.Related] = []
      if case .duplicateName(let first) = error.kind {
        related = [.init(path: file.path, span: first, words: "the first one stands here")]
      }
      throw ContractProblem(kind, path: file.path, at: error.span, related: related)
    }
  }

  private static func readYAML(_ file: SourceFile) throws(ContractProblem) -> ContractText {
    do throws(YAMLError) {
      let yaml = try YAMLDocument.read(file)
      return ContractText(document: yaml.json, yaml: yaml)
    } catch {
      let kind: ContractProblem.Kind =
        error.problem == .empty ? .empty : .unreadable(error.message)
      throw ContractProblem(
        kind, path: file.path, at: error.span,
        related: error.related.map { [.init(path: file.path, span: $0.span, words: $0.words)] }
          ?? [])
    }
  }
}
