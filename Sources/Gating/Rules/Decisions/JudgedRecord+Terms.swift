import MarkdownText
import Plans
import SourceText

extension JudgedRecord {
  /// What the record's decision names, and for what: each sentence or clause for itself.
  var decidedTerms: [(term: DecidedTerm, span: SourceSpan)] {
    guard let heading = record.sections.first(where: { $0.part == .decision })?.span,
      let section = plan.document.sections.first(where: { $0.heading?.span == heading })
    else { return [] }
    let bytes = plan.document.text.bytes
    return plan.prose.flatMap { line -> [(DecidedTerm, SourceSpan)] in
      let span = plan.document.text.original(line.span)
      guard span.start >= section.span.start, span.end <= section.span.end, span != heading
      else { return [] }
      return clauses(bytes[line.span.range]).compactMap { clause in
        let bytes = Array(clause.utf8)
        guard let term = DecidedTerm(clause), !speaksOfPast(bytes, wordRanges(of: bytes))
        else { return nil }
        return (term, span)
      }
    }
  }

  /// The parts between full stops, commas, semicolons and "and".
  private func clauses(_ line: ArraySlice<UInt8>) -> [String] {
    let text = String(decoding: line, as: UTF8.self)
    return text.split { ".,;:()".contains($0) }.flatMap { part -> [String] in
      var found: [[Substring]] = [[]]
      for word in part.split(separator: " ") {
        if word == "and" || word == "&" {
          found.append([])
        } else {
          found[found.count - 1].append(word)
        }
      }
      return found.map { $0.joined(separator: " ") }
    }.filter { !$0.isEmpty }
  }
}
