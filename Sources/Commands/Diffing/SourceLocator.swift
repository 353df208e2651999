import Contracts
import Findings
import SourceText

/// Turns spans of the files of two versions into places and excerpts.
final class SourceLocator {
  private let sources: [ContractSource]
  private var known: [String: (file: SourceFile, lines: LineTable)] = [:]

  init(_ sources: ContractSource...) { self.sources = sources }

  func place(_ path: String, _ span: SourceSpan) -> Place? {
    file(path).map { Place(span, in: $0.file, lines: $0.lines) }
  }

  func excerpt(_ path: String, _ span: SourceSpan) -> Excerpt? {
    file(path).map { Excerpt(span, in: $0.file, lines: $0.lines) }
  }

  private func file(_ path: String) -> (file: SourceFile, lines: LineTable)? {
    if let found = known[path] { return found }
    for source in sources {
      guard let file = source.source(at: path) else { continue }
      let found = (file, LineTable(file.bytes))
      known[path] = found
      return found
    }
    return nil
  }
}

extension ContractSource {
  /// Where a run of the contract's own file stands.
  func place(of span: SourceSpan) -> Place? { SourceLocator(self).place(file.path, span) }

  func excerpt(of span: SourceSpan) -> Excerpt? { SourceLocator(self).excerpt(file.path, span) }
}
