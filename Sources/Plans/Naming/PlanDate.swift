package import Contracts
package import SourceText

/// A date as a plan writes it: `2026-01-17`, `December 18, 2025`, `2026-01-24 05:01:08 -05:00`...
package struct PlanDate: Hashable, Sendable {
  /// How the date is written.
  package enum Form: Hashable, Sendable {
    /// `2026-01-17`, also with `/` or `.` between.
    case numbers
    /// `December 18, 2025`, `18 Dec 2025`.
    case words
    /// `2025-12-18T00:00:00Z`.
    case timestamp
    /// `20251227`, at the beginning of an identifier.
    case compact
  }

  /// The day; nil when the calendar has no such day.
  package var day: Day?
  package var form: Form
  package var text: String
  package var span: SourceSpan

  package init(_ day: Day?, _ form: Form, text: String, at span: SourceSpan) {
    self.day = day
    self.form = form
    self.text = text
    self.span = span
  }
}
