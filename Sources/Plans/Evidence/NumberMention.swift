package import JSONText
package import SourceText

/// A number that a plan states, with the words around it: `1138 tests passing`.
///
/// Numbers of phases, lists, dates, versions and identifiers are none.
package struct NumberMention: Hashable, Sendable {
  package var value: ExactNumber
  /// The number as it stands: `31,744`.
  package var lexeme: String
  /// `18+`: at least so many.
  package var isLowerBound: Bool
  /// `~150`, `about 30`.
  package var isRough: Bool
  package var isPercentage: Bool
  /// What stands directly behind the number, up to four words in lower case: `tests passing`.
  package var nouns: [String]
  /// What stands directly before it, up to three words in lower case.
  package var before: [String]
  /// The field or label the number is the value of: `Tests`, `ws_event`.
  package var label: String?
  package var section: Int
  /// An index into the document's phases.
  package var phase: Int?
  /// The date that the same line or its heading gives.
  package var date: PlanDate?
  package var span: SourceSpan

  package init(value: ExactNumber, lexeme: String, section: Int, at span: SourceSpan) {
    self.value = value
    self.lexeme = lexeme
    self.section = section
    self.span = span
    (isLowerBound, isRough, isPercentage) = (false, false, false)
    (nouns, before, label, phase, date) = ([], [], nil, nil, nil)
  }
}

/// `ws_event: 31,744 events (game state)`: one line of an inventory.
package struct LabelledCount: Hashable, Sendable {
  package var label: Located<String>
  package var value: ExactNumber
  package var unit: String?
  package var note: String?
  package var span: SourceSpan

  package init(
    label: Located<String>, value: ExactNumber, unit: String?, note: String?, at span: SourceSpan
  ) {
    self.label = label
    self.value = value
    self.unit = unit
    self.note = note
    self.span = span
  }
}

/// A number and the list that it counts.
package struct CountedList: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var text: String
    /// Its own number, where it begins with one: `22 server state features`.
    package var count: NumberMention?
    /// The names it lists: `tick, price, balance`; the text itself where it lists none.
    package var names: [String]
    /// The list of names ends in `etc.` or `...`, so it cannot be counted.
    package var isOpenEnded: Bool
    package var span: SourceSpan

    package init(
      text: String, count: NumberMention?, names: [String], isOpenEnded: Bool, at span: SourceSpan
    ) {
      self.text = text
      self.count = count
      self.names = names
      self.isOpenEnded = isOpenEnded
      self.span = span
    }
  }

  package var claim: NumberMention
  package var items: [Item]
  package var span: SourceSpan

  package init(claim: NumberMention, items: [Item], at span: SourceSpan) {
    self.claim = claim
    self.items = items
    self.span = span
  }
}
