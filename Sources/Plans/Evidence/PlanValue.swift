package import JSONText

/// A value as a plan writes it: `712`, `31,744 events`, `"unknown"`, `93%`, `true`.
package struct PlanValue: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case number(ExactNumber)
    /// In quotes; the quotes are left out of the text.
    case quoted(String)
    case bool(Bool)
    case null
    /// A date or a moment, by its text.
    case date(PlanDate)
    case list([PlanValue])
    /// Anything else: `20251227-cc7643caf6624686`.
    case word(String)
  }

  package var kind: Kind
  /// What follows a number: `%`, `ms`, `events`.
  package var unit: String?
  /// The value as it stands.
  package var text: String

  package init(_ kind: Kind, unit: String? = nil, text: String) {
    self.kind = kind
    self.unit = unit
    self.text = text
  }

  package var number: ExactNumber? {
    if case .number(let number) = kind { number } else { nil }
  }

  /// The text to compare with other texts; nil for numbers, lists and the like.
  package var comparableText: String? {
    switch kind {
    case .quoted(let text), .word(let text): text
    case .date(let date): date.text
    case .number, .bool, .null, .list: nil
    }
  }
}
