import Contracts
import Findings
import Plans
import SourceText

/// One plan with what judging asks of it again and again.
struct JudgedPlan: Sendable {
  /// Its place among the plans.
  let index: Int
  let document: PlanDocument
  let lines: LineTable
  /// What plans that belong together are compared as of: the header's date.
  let date: Day?
  let phases: [JudgedPhase]

  init(_ document: PlanDocument, index: Int) {
    self.index = index
    self.document = document
    lines = document.text.lines
    date = document.date?.day ?? document.header.compactMap { $0.date?.day }.max()
    phases = document.phases.indices.map { JudgedPhase(document, plan: index, index: $0) }
  }

  var path: String { document.source.path }

  func place(_ span: SourceSpan) -> Place { Place(span, in: document.source, lines: lines) }

  func line(of span: SourceSpan) -> Int { lines.line(at: span.start) }

  /// The section that holds a byte.
  func section(at offset: Int) -> Int? {
    var (low, high) = (0, document.sections.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if document.sections[middle].span.start <= offset { low = middle } else { high = middle }
    }
    return document.sections.isEmpty ? nil : low
  }

  /// A section and those that hold it, innermost first.
  func ancestry(of section: Int) -> [PlanSection] {
    var found: [PlanSection] = []
    var next: Int? = section
    while let index = next, document.sections.indices.contains(index),
      found.count < document.sections.count
    {
      found.append(document.sections[index])
      next = document.sections[index].parent
    }
    return found
  }
}

extension JudgedPlan {
  /// The lines of prose, in the bytes that were read.
  var prose: [ProseLine] { ProseLine.all(of: document.markdown) }
}
