import Contracts
import Drift
import Findings
import JSONText
import Schemas

/// What is known of a field and of those below it.
struct FieldAnswer {
  /// A field with what the contract, its history and captures say of it.
  struct Row {
    var facts: FieldFacts
    /// The version since which it is there without a break; nil where it is in none that is out.
    var since: Version?
    /// What was seen of it; nil where nothing was counted.
    var seen: FieldProfile?
    /// Of how many objects.
    var of = 0
  }

  let question: FieldQuestion
  private let versions: [ContractSource]
  private let event: EventProfile?
  private let ledger: Ledger
  private(set) var subject: Row
  private(set) var rows: [Row] = []

  /// More rows than this nobody reads.
  private static let mostRows = 2_000

  init(
    _ question: FieldQuestion, versions: [ContractSource], event: EventProfile?, ledger: Ledger
  ) {
    self.question = question
    self.versions = versions
    self.event = event
    self.ledger = ledger
    subject = Row(facts: question.place.facts)
    subject = row(question.place)
  }

  /// Puts the fields below together: the next level, or all of them.
  mutating func gather(all: Bool) { gather(question.place, all: all, depth: 0) }

  private mutating func gather(_ place: FieldPlace, all: Bool, depth: Int) {
    for field in place.fields where rows.count < Self.mostRows {
      rows.append(row(field))
      // A contract may refer to itself.
      if all, depth < 12 { gather(field, all: true, depth: depth + 1) }
    }
  }

  private func row(_ place: FieldPlace) -> Row {
    let facts = place.facts
    var row = Row(facts: facts, since: since(facts.pointer))
    guard let event else { return row }
    row.seen = event.payload.field(at: facts.pointer) ?? FieldProfile()
    let parent = parent(of: facts.pointer).flatMap { event.payload.field(at: $0) }
    row.of = parent.map(\.types.objects) ?? event.count
    return row
  }

  private func parent(of pointer: String) -> String? {
    guard let tokens = JSONPointer(pointer)?.tokens, !tokens.isEmpty else { return nil }
    return JSONPointer(Array(tokens.dropLast())).description
  }

  /// The first of the published versions that has it, and all later ones as well.
  private func since(_ pointer: String) -> Version? {
    guard let tokens = JSONPointer(pointer)?.tokens else { return nil }
    var since: Version?
    for source in versions {
      var place: FieldPlace? = FieldPlace(source.graph)
      for token in tokens { place = place?.field(token) }
      since = place == nil ? nil : since ?? source.version
    }
    return since
  }

  /// Unknown fields of the ledger at this place or below.
  var unknowns: [(key: LedgerKey, entry: LedgerEntry)] {
    let prefix = question.place.pointer + "/"
    return ledger.entries.filter { key, _ in
      key.contract == JSONName(question.entry.name) && key.kind != .event
        && (key.path + "/").utf8.starts(with: prefix.utf8)
    }
  }

  func sinceWords(_ row: Row) -> String {
    if let since = row.since { return since.description }
    let version = question.entry.contract.version.value
    return versions.isEmpty ? "\(version)" : "\(version), not published"
  }
}
