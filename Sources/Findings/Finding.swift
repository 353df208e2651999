package import SourceText

/// One thing that is wrong, by one rule, at one place, or the same thing at many places.
package struct Finding: Hashable, Sendable {
  /// What is said: lower case, no full stop, the fact first, names quoted.
  package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
    package var text: String
    package init(stringLiteral value: String) { text = value }
    package init(_ text: String) { self.text = text }
  }

  package var rule: RuleID
  package var slug: String
  package var severity: Severity
  package var message: Message
  package var place: Place?
  /// The line the place stands in; only for files that are ours to show (never for captures).
  package var excerpt: Excerpt?
  /// Words that belong to the finding: hints, the other place of two.
  package var notes: [String] = []
  package var fix: Fix?

  /// The contract concerned, as `name` or `name@version`.
  package var contract: String?
  /// Where in the event, as a JSON pointer; with `*` for "any" in findings that stand for many.
  package var pointer: String?
  /// Where in the schema, as a JSON pointer.
  package var schemaPointer: String?
  /// In how many events (or other units) the same thing was found.
  package var count: Int = 1
  /// What `count` counts, in the plural.
  package var unit = "events"
  /// How often in all, where an event can hold the fault more than once.
  package var occurrences: Int?
  /// The first few places of many.
  package var examples: [Place] = []
  /// Other places that belong to it: where it stood in the older version.
  package var related: [RelatedPlace] = []
  /// Marked by a waiver or suppression: shown on demand, never failing.
  package var waived = false
  /// What bears it, where that is known.
  package var bearer: Bearer?
  /// What identifies the fault apart from rule and path; the message when nothing else is given.
  package var identity: [String] = []

  /// What can bear a finding.
  package enum Bearer: String, Hashable, Sendable, CaseIterable {
    /// A comment beside it.
    case comment
    /// An entry of the settings.
    case waiver
    /// It was there when the baseline was written.
    case baseline
    /// A review in the ledger of unknowns.
    case review
  }

  /// The finding as one that does not count, because something bears it.
  package func borne(by bearer: Bearer) -> Finding {
    var finding = self
    finding.waived = true
    finding.bearer = finding.bearer ?? bearer
    return finding
  }

  package init(_ rule: RuleInfo, _ message: Message, at place: Place? = nil) {
    self.rule = rule.id
    slug = rule.slug
    severity = rule.severity
    self.message = message
    self.place = place
  }

  package var fingerprint: Fingerprint {
    Fingerprint([rule.description, subject] + (identity.isEmpty ? [message.text] : identity))
  }

  /// What the fault belongs to: a place in an event of a contract, whatever the contract's version
  /// and the capture it came in; else the file.
  private var subject: String {
    guard let contract, let pointer else { return place?.path ?? "" }
    let name = contract.utf8.split(separator: UInt8(ascii: "@"), maxSplits: 1).first
    return "\(name.map { String(Substring($0)) } ?? contract)#\(pointer)"
  }
}

/// Another place that belongs to a finding, and why.
package struct RelatedPlace: Hashable, Sendable {
  package var place: Place
  package var words: String

  package init(_ place: Place, _ words: String) {
    self.place = place
    self.words = words
  }
}

/// A source line to show under a finding.
package struct Excerpt: Hashable, Sendable {
  /// The line as it stands, without its terminator.
  package var line: String
  /// What is underlined: columns in Unicode scalars from 1, up to but not including the end.
  package var columns: Range<Int>

  package init(line: String, columns: Range<Int>) {
    self.line = line
    self.columns = columns
  }

  /// The line of a file that a span begins in.
  package init(_ span: SourceSpan, in file: SourceFile, lines: LineTable) {
    let start = lines.position(of: span.start, in: file.bytes)
    let line = lines.span(ofLine: start.line, in: file.bytes)
    let end = lines.position(of: min(span.end, line.end), in: file.bytes)
    let last = end.line == start.line ? end.column : start.column
    self.init(
      line: String(decoding: file.bytes[line.range], as: UTF8.self),
      columns: start.column..<max(last, start.column + 1))
  }
}
