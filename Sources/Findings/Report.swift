/// What a command found, ready to be shown to people or programs.
///
/// Renderers know this type alone: whatever a command wants to say must be sayable here.
package struct Report: Hashable, Sendable {
  /// The one word that sums the report up; it comes first in every format.
  package enum Verdict: String, Hashable, Sendable {
    case ok
    case findings
    case unknown
    /// Interrupted, or an input could not be read to its end: what is here is true but not all.
    case partial
    /// What was asked for may be done; the command asks rather than looks for faults.
    case yes
    case no
  }

  /// A labelled number of the summary; the label is the JSON key.
  package struct Tally: Hashable, Sendable {
    package var key: String
    /// How people read it: `events`, `unknown fields`.
    package var label: String
    package var value: Int

    package init(_ key: String, _ label: String, _ value: Int) {
      self.key = key
      self.label = label
      self.value = value
    }
  }

  /// One contract (or other subject) with its own numbers.
  package struct Subject: Hashable, Sendable {
    package var name: String
    package var version: String?
    package var tallies: [Tally]
    /// What programs are told about it besides the numbers.
    package var details: [Member] = []

    package init(name: String, version: String? = nil, tallies: [Tally]) {
      self.name = name
      self.version = version
      self.tallies = tallies
    }

    /// The name that findings carry in `contract`.
    package var reference: String { version.map { "\(name)@\($0)" } ?? name }
  }

  /// How long the work took and how much was read for it.
  package struct Pace: Hashable, Sendable {
    package var elapsed: Duration
    package var bytes: Int

    package init(elapsed: Duration, bytes: Int = 0) {
      self.elapsed = elapsed
      self.bytes = bytes
    }
  }

  package var command: String
  package var verdict: Verdict
  package var exit: Int32
  /// What stands beside the verdict's word, before its numbers: `level major`.
  package var headline: String?
  package var summary: [Tally]
  package var subjects: [Subject] = []
  package var findings: FindingSet
  /// The result of the command's own, for programs: members of the JSON document, by name.
  package var details: [Member] = []
  /// The same for people, told one after another.
  package var passages: [Passage] = []
  /// What it would take to mend what was found; told under the findings.
  package var remedies: [Passage] = []
  /// The same for people, side by side.
  package var tables: [Table] = []
  /// What judging plans came to, gate by gate.
  package var gates: Gates?
  /// What to do next, one command a line.
  package var next: [String] = []
  /// Why the report is partial: the inputs that could not be read.
  ///
  /// People are told on standard error.
  package var failures: [String] = []
  /// Text of the command's own that stands under the findings.
  package var remarks: [String] = []
  /// Every rule that could have spoken, for formats that list rules (SARIF).
  package var rules: [RuleInfo] = []
  /// How long it took and how much was read: told to people, kept out of results for programs,
  /// which are the same on every run.
  package var pace: Pace?
  /// The version of the program, for formats that name who speaks (SARIF).
  package var toolVersion: String?

  package init(
    command: String, verdict: Verdict, exit: Int32, summary: [Tally], findings: FindingSet
  ) {
    self.command = command
    self.verdict = verdict
    self.exit = exit
    self.summary = summary
    self.findings = findings
  }
}
