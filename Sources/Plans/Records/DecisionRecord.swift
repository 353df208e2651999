package import SourceText

/// A record of one decision: `decisions/ADR-003-event-store.md`.
package struct DecisionRecord: Hashable, Sendable {
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case proposed
    case accepted
    case rejected
    case deprecated
    case superseded
  }

  /// The sections that a record must have, in this order.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case status = "Status"
    case context = "Context"
    case decision = "Decision"
    case alternatives = "Alternatives Considered"
    case consequences = "Consequences"
    case related = "Related ADRs"
  }

  package struct Section: Hashable, Sendable {
    /// Nil for sections beyond the six.
    package var part: Part?
    package var title: String
    package var isEmpty: Bool
    /// The heading.
    package var span: SourceSpan

    package init(part: Part?, title: String, isEmpty: Bool, at span: SourceSpan) {
      self.part = part
      self.title = title
      self.isEmpty = isEmpty
      self.span = span
    }
  }

  /// How the file of a record is called, which tells what its sections are.
  package enum Form: Hashable, Sendable {
    /// `ADR-003-event-store.md`: a record with all six sections.
    case named
    /// `0003-event-store.md`, as other tools write records: context and decision, and what each adds.
    case numbered
  }

  /// `Superseded by ADR-007`, `Supersedes [ADR-001](ADR-001-x.md)`, or just related.
  package struct Link: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case supersedes
      case supersededBy
      case related
    }

    package var kind: Kind
    package var number: Int?
    /// The target of a Markdown link.
    package var path: String?
    package var text: String
    package var span: SourceSpan

    package init(_ kind: Kind, number: Int?, path: String?, text: String, at span: SourceSpan) {
      self.kind = kind
      self.number = number
      self.path = path
      self.text = text
      self.span = span
    }
  }

  package var path: String
  package var form = Form.named
  /// From the file's name; nil when it has no number there.
  package var number: Int?
  /// The number with its zeros: `003`.
  package var numberText: String?
  package var slug: String?
  /// The number that the title gives.
  package var titleNumber: Located<Int>?
  package var title: Located<String>?
  /// The status as it stands.
  package var statusText: Located<String>?
  package var status: Status?
  package var date: PlanDate?
  package var sections: [Section]
  package var links: [Link]

  package init(path: String) {
    self.path = path
    (number, numberText, slug, titleNumber, title) = (nil, nil, nil, nil, nil)
    (statusText, status, date, sections, links) = (nil, nil, nil, [], [])
  }
}
