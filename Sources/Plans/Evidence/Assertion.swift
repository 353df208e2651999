package import SourceText

/// A claimed value with its requirement: `tick = 712 (requirement: > 0) ✅`.
package struct Assertion: Hashable, Sendable {
  package var name: Located<String>
  package var value: PlanValue
  package var valueSpan: SourceSpan
  package var requirement: Requirement
  package var requirementSpan: SourceSpan
  /// What the author says of it; nil where no mark stands.
  package var mark: PlanMark?
  /// The line.
  package var span: SourceSpan

  package init(
    name: Located<String>, value: PlanValue, valueSpan: SourceSpan, requirement: Requirement,
    requirementSpan: SourceSpan, mark: PlanMark?, at span: SourceSpan
  ) {
    self.name = name
    self.value = value
    self.valueSpan = valueSpan
    self.requirement = requirement
    self.requirementSpan = requirementSpan
    self.mark = mark
    self.span = span
  }

  /// The mark read as yes or no; nil without a mark, or with one that says neither.
  package var claimed: Bool? {
    switch mark?.meaning {
    case .good: true
    case .bad: false
    case .doubtful, .waiting, .moving, .external, .other, nil: nil
    }
  }
}

/// An observed event in one line: `SELL tick=712 price=3.69`.
package struct Sample: Hashable, Sendable {
  package struct Pair: Hashable, Sendable {
    package var name: String
    package var value: PlanValue
    package var span: SourceSpan

    package init(name: String, value: PlanValue, at span: SourceSpan) {
      self.name = name
      self.value = value
      self.span = span
    }
  }

  /// The word before the pairs: `SELL`.
  package var label: String?
  package var pairs: [Pair]
  /// The whole event as JSON, where the plan shows it as such.
  package var json: String?
  package var span: SourceSpan

  package init(label: String?, pairs: [Pair], at span: SourceSpan) {
    self.label = label
    self.pairs = pairs
    self.span = span
    json = nil
  }
}

/// So many of so many: `17/20 nonzero (3 with 0.0 are SELL actions as expected)`.
package struct Ratio: Hashable, Sendable {
  /// What the ratio is about: `bet_amount`.
  package var subject: String?
  package var part: Int
  package var whole: Int
  /// What follows the numbers.
  package var text: String
  /// What stands in parentheses behind, which explains a shortfall.
  package var explanation: String?
  /// Bounds that are given with it: `range 1-517`.
  package var range: ClosedRange<Int>?
  package var mark: PlanMark?
  package var span: SourceSpan

  package init(subject: String?, part: Int, whole: Int, text: String, at span: SourceSpan) {
    self.subject = subject
    self.part = part
    self.whole = whole
    self.text = text
    self.span = span
    (explanation, range, mark) = (nil, nil, nil)
  }
}
