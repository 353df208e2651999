package import JSONText
package import SourceText
package import YAMLText

/// Why the text of a file is neither YAML nor JSON.
package enum TextFault: Error, Hashable, Sendable {
  case yaml(YAMLError)
  case json(JSONError)

  package var span: SourceSpan {
    switch self {
    case .yaml(let error): error.span
    case .json(let error): error.span
    }
  }

  package var message: String {
    switch self {
    case .yaml(let error): error.message
    case .json(let error): error.message
    }
  }

  /// A second place that explains the first.
  package var related: YAMLError.Related? {
    switch self {
    case .yaml(let error): error.related
    case .json(let error):
      if case .duplicateName(let first) = error.kind {
        YAMLError.Related(first, "the first one stands here")
      } else {
        nil
      }
    }
  }

  /// Whether nothing is in the file at all.
  private var isEmptiness: Bool {
    switch self {
    case .yaml(let error): error.problem == .empty
    case .json(let error): error.kind == .noValue
    }
  }

  /// The same as a problem of the contract that should stand in the file.
  func problem(in path: String) -> ContractProblem {
    ContractProblem(
      isEmptiness ? .empty : .unreadable(message), path: path, at: span,
      related: related.map { [.init(path: path, span: $0.span, words: $0.words)] } ?? [])
  }
}
