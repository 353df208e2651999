package import SourceText

/// A box that is ticked or open: `- [x] text`, `1. [ ] text`.
package struct ChecklistItem: Hashable, Sendable {
  package var isDone: Bool
  /// The text without its box, emphasis and closing mark.
  package var text: String
  /// The mark that closes the item: `Range 1-517 ✅`.
  package var mark: PlanMark?
  /// The number of an ordered item.
  package var number: Int?
  /// The field or heading that the list stands under: `Deliverables`, `Tasks`.
  package var list: String?
  /// How deep the item stands among items; 0 is outermost.
  package var depth: Int
  package var section: Int
  /// So many of so many, where the item says so: `Write files - 23/24`.
  package var ratio: Ratio?
  /// The byte between the brackets.
  package var box: SourceSpan
  package var span: SourceSpan

  package init(
    isDone: Bool, text: String, mark: PlanMark?, number: Int?, list: String?, depth: Int,
    section: Int, box: SourceSpan, at span: SourceSpan
  ) {
    self.isDone = isDone
    self.text = text
    self.mark = mark
    self.number = number
    self.list = list
    self.depth = depth
    self.section = section
    self.box = box
    self.span = span
  }
}

/// A `**Decision:**` or `**Key Decision:**` line.
package struct DecisionLine: Hashable, Sendable {
  package var key: String
  package var text: Located<String>
  /// Ends with a question mark: nothing has been decided.
  package var isQuestion: Bool
  /// ADRs that the line names: `ADR-004`.
  package var records: [Int]
  package var span: SourceSpan

  package init(
    key: String, text: Located<String>, isQuestion: Bool, records: [Int], at span: SourceSpan
  ) {
    self.key = key
    self.text = text
    self.isQuestion = isQuestion
    self.records = records
    self.span = span
  }
}
