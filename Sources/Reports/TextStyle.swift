/// How a report is laid out for people: decided by the caller, who knows the terminal.
package struct TextStyle: Hashable, Sendable {
  package enum Color: Hashable, Sendable {
    case plain
    case ansi
  }

  package enum Verbosity: Hashable, Sendable {
    /// The verdict alone.
    case quiet
    case normal
    /// Every finding, every place, and the waived ones.
    case verbose
  }

  package var color: Color
  /// Columns to fill; lines are wrapped, never cut.
  package var width: Int
  package var verbosity: Verbosity
  /// How many findings fit what a person reads; `verbose` lifts it.
  package var limit: Int

  package init(
    color: Color = .plain, width: Int = 100, verbosity: Verbosity = .normal, limit: Int = 50
  ) {
    self.color = color
    self.width = max(width, 20)
    self.verbosity = verbosity
    self.limit = max(limit, 1)
  }

  var isVerbose: Bool { verbosity == .verbose }
  var shownFindings: Int { isVerbose ? .max : limit }
}
