/// What the shell is told.
package enum Outcome: Int32, Hashable, Sendable, CaseIterable {
  /// Looked, and found nothing that fails.
  case clean = 0
  /// Looked, and found something at or above `--fail-on`.
  case findings = 1
  /// Could not look: usage, settings, input or output.
  case failure = 2
  /// Looked, and the evidence for a verdict is missing.
  case unknown = 3
  /// A bug of our own.
  case bug = 70
  /// Someone asked us to stop; what was told is true and not all.
  case interrupted = 130

  package var meaning: String {
    switch self {
    case .clean: "clean: looked, and found nothing at or above --fail-on"
    case .findings: "findings at or above --fail-on"
    case .failure: "could not look: usage, settings, input or output"
    case .unknown: "the verdict is unknown, because evidence is missing"
    case .bug: "a bug of this program"
    case .interrupted: "interrupted; what was told is true but not all"
    }
  }
}
