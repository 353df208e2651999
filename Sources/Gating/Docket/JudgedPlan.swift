import Contracts
import Findings
import MarkdownText
import Plans
import SourceText

/// One plan with what judging asks of it again and again.
///
/// A class, because every rule hands it on: what never changes need not be copied.
final class JudgedPlan: Sendable {
  /// Its place among the plans.
  let index: Int
  let document: PlanDocument
  let lines: LineTable
  /// What plans that belong together are compared as of: the header's date.
  let date: Day?
  let phases: [JudgedPhase]
  /// Its evidence, that of no phase first.
  let evidence: [OfferedEvidence]
  let exactGates: [OfferedGate]
  /// For each phase, those whose sections stand inside its own.
  let children: [[Int]]
  /// The tables among the document's blocks.
  let tableBlocks: [Int]
  /// Where the tables begin and end in the file.
  let tables: [SourceSpan]
  /// The fields in the order of their places.
  private let fieldOrder: [Int]

  init(_ document: PlanDocument, index: Int) {
    self.index = index
    self.document = document
    lines = document.text.lines
    date = document.date?.day ?? document.header.compactMap { $0.date?.day }.max()
    let phases = document.phases.indices.map { JudgedPhase(document, plan: index, index: $0) }
    self.phases = phases
    var children = Array(repeating: [Int](), count: phases.count)
    for (index, phase) in document.phases.enumerated() {
      if let parent = phase.parent, children.indices.contains(parent) {
        children[parent].append(index)
      }
    }
    self.children = children
    let tableBlocks = document.markdown.blocks.indices.filter { index in
      if case .table = document.markdown.blocks[index].kind { true } else { false }
    }
    self.tableBlocks = tableBlocks
    tables = tableBlocks.map { document.text.original(document.markdown.blocks[$0].span) }
    let fields = document.fields
    fieldOrder = fields.indices.sorted { fields[$0].span.start < fields[$1].span.start }
    evidence =
      document.loose.evidence.map { OfferedEvidence($0) }
      + phases.flatMap { phase in
        phase.recomputed.indices.map { OfferedEvidence(phase, $0) }
      }
    exactGates =
      document.loose.exactGates.map { OfferedGate(phase: nil, gate: $0) }
      + phases.flatMap { phase in
        phase.contents.exactGates.map { OfferedGate(phase: phase, gate: $0) }
      }
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

  /// The first field that begins between two bytes, both of them included.
  func field(from start: Int, through end: Int) -> PlanField? {
    var (low, high) = (0, fieldOrder.count)
    while low < high {
      let middle = (low + high) / 2
      if document.fields[fieldOrder[middle]].span.start < start {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < fieldOrder.count, document.fields[fieldOrder[low]].span.start <= end else {
      return nil
    }
    return document.fields[fieldOrder[low]]
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
