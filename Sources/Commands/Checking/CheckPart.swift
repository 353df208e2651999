package import Findings
package import Linting

/// One part of `schema check`: what it looks at, and what it finds there.
///
/// A new part is a type like this and one line in `checkParts`. Parts run side by side and share
/// what the scene has read; rules that are off, comments, waivers and the baseline are the command's.
package protocol CheckPart: Sendable {
  /// What `--only` and `--skip` call it.
  static var name: String { get }
  /// What it looks at, for people.
  static var summary: String { get }

  init()

  /// Whether there is something to look at, and the change can have touched it.
  ///
  /// It must cost next to nothing: what is asked here is asked in every commit.
  func concerns(_ scene: CheckScene) -> Bool

  func run(_ scene: CheckScene) throws(CommandError) -> CheckPartResult
}

/// What one part has to say.
package struct CheckPartResult: Sendable {
  /// What the rules say, before settings, comments and waivers are asked.
  package var findings: [Finding]
  /// The part's own numbers, added to the summary: `contracts`, `events`.
  package var tallies: [Report.Tally]
  /// What could not be read; the rest counts nevertheless.
  package var failures: [CommandError] = []
  /// Findings that are told only where something bears them: a change that a version may hold.
  package var ifBorne: [Finding] = []
  /// What could not be judged because of faults; a failure only where no part told any.
  package var blocked: [CommandError] = []
  /// Texts whose comments may ask to bear findings.
  package var texts: [CommentedText] = []
  /// Rules that were asked of everything there is, so that waivers of theirs can be unused.
  package var asked: [RuleInfo] = []
  /// Why no verdict could be had where nothing else fails.
  package var unknowns: [String] = []
  /// What else people should be told, a line each.
  package var remarks: [String] = []

  package init(
    _ findings: [Finding] = [], tallies: [Report.Tally] = [], asked: [RuleInfo] = []
  ) {
    self.findings = findings
    self.tallies = tallies
    self.asked = asked
  }
}
