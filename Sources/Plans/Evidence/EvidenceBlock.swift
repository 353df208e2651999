package import SourceText

/// What a plan offers as proof: a field such as `**Gate Verification Evidence (2025-12-27):**` with
/// the lines, lists and fences under it, or a `**Verification:**` line.
package struct EvidenceBlock: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case gateVerification
    case implementation
    case validation
    /// `**Verification:**` with words on its own line.
    case verification
    /// `**Benchmark Evidence:**` and whatever else is called evidence.
    case other(String)
  }

  package var kind: Kind
  /// The field's name as it stands, without its date.
  package var key: String
  package var date: PlanDate?
  /// The first line of a fence, when it names what follows: `Pipeline B Gate Verification`.
  package var title: Located<String>?
  /// The phase that the title names.
  package var titlePhase: PhaseReference?
  /// Where the observations come from, when that is said: `Source: captures/a.jsonl`.
  package var sources: [Located<String>]
  package var assertions: [Assertion]
  /// Lines that look like an assertion and cannot be read as one.
  package var unreadable: [Located<String>]
  package var samples: [Sample]
  package var ratios: [Ratio]
  package var counts: [LabelledCount]
  package var references: [PlanReference]
  /// Every line of text that belongs to the block.
  package var lines: [Located<String>]
  /// The field with all that belongs to it.
  package var span: SourceSpan
  /// The field's line alone.
  package var keySpan: SourceSpan

  package init(_ kind: Kind, key: String, date: PlanDate?, keySpan: SourceSpan) {
    self.kind = kind
    self.key = key
    self.date = date
    self.keySpan = keySpan
    span = keySpan
    (title, titlePhase) = (nil, nil)
    (sources, assertions, unreadable, samples) = ([], [], [], [])
    (ratios, counts, references, lines) = ([], [], [], [])
  }
}
