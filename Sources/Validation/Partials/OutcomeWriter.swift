package import JSONText
import Schemas

/// Writes what was counted of one capture, so that `OutcomeReader` finds the same again.
///
/// Everything is sorted: equal outcomes are equal bytes, whatever the number of workers.
package struct OutcomeWriter {
  package var builder: JSONDocumentBuilder

  package init(_ builder: JSONDocumentBuilder) { self.builder = builder }

  package mutating func write(_ outcome: CheckOutcome, of plan: CheckPlan) {
    builder.begin(.object)
    number("events", outcome.events)
    number("malformed", outcome.malformed)
    flag("records", !outcome.captures.isEmpty)
    list("contracts", Array(zip(plan.subjects, outcome.subjects))) { writer, entry in
      guard !entry.1.isBlank else { return }
      writer.write(entry.1, of: entry.0)
    }
    list("faults", outcome.records.sorted { $0.key < $1.key }) { writer, entry in
      writer.builder.begin(.object)
      writer.number("rule", entry.key.rule.rawValue)
      writer.text("message", entry.key.message)
      writer.write(entry.value) { writer, example in
        writer.place(example.place)
        if !example.detail.isEmpty { writer.text("detail", example.detail) }
      }
      writer.builder.end()
    }
    if !outcome.unrouted.captures.isEmpty { write(outcome.unrouted) }
    builder.end()
  }

  private mutating func write(_ seen: SubjectOutcome, of subject: CheckPlan.Subject) {
    builder.begin(.object)
    text("contract", subject.reference)
    number("events", seen.events)
    number("invalid", seen.invalid)
    flag("contributes", !seen.captures.isEmpty)
    list("causes", seen.causes.sorted { $0.key < $1.key }) { writer, entry in
      writer.builder.begin(.object)
      writer.write(entry.key)
      writer.span(seen.seen[entry.key])
      writer.write(entry.value) { $0.write($1) }
      writer.builder.end()
    }
    list("unknown", seen.unknown.sorted { $0.key < $1.key }) { writer, entry in
      writer.builder.begin(.object)
      writer.text("pointer", entry.key)
      writer.write(entry.value)
      writer.builder.end()
    }
    builder.end()
  }

  // MARK: - Causes

  private mutating func write(_ key: CauseKey) {
    text("pointer", key.pointer)
    text("kind", "\(key.kind)")
    number("schema", key.schema)
    text("keyword", key.keyword)
    text("field", key.field)
  }

  private mutating func write(_ example: CauseExample) {
    place(example.place)
    text("pointer", example.pointer)
    text("expected", example.expected)
    text("got", example.got)
    list("notes", example.notes) { $0.builder.string($1) }
    number("type", Int(example.type))
    if let value = example.value {
      builder.string("value")
      builder.string(value)
    }
  }

  // MARK: - Unknowns

  private mutating func write(_ place: UnknownPlace) {
    object("total") { $0.write(place.total) }
    if let keys = place.keys { object("keys") { $0.write(keys) } }
    list("fields", place.fields.sorted { $0.key < $1.key }) { writer, entry in
      writer.builder.begin(.object)
      writer.name(entry.key)
      writer.write(entry.value)
      writer.builder.end()
    }
  }

  private mutating func write(_ field: UnknownField) {
    number("events", field.events)
    number("occurrences", field.occurrences)
    number("types", Int(field.types))
    place(field.first)
    span(field.seen)
    list("samples", field.samples) { writer, sample in
      writer.builder.begin(.object)
      writer.place(sample.place)
      writer.text("shape", sample.shape)
      if let value = sample.value {
        writer.builder.string("value")
        writer.builder.string(value)
      }
      writer.builder.end()
    }
  }

  private mutating func write(_ unrouted: UnroutedTypes) {
    object("unrouted") { writer in
      writer.number("others", unrouted.others)
      writer.span(unrouted.othersSeen)
      writer.list("types", unrouted.types.sorted { $0.key < $1.key }) { writer, entry in
        writer.builder.begin(.object)
        writer.name(entry.key)
        writer.span(unrouted.seen[entry.key])
        writer.write(entry.value) { $0.place($1) }
        writer.builder.end()
      }
    }
  }

  // MARK: - Parts

  private mutating func write<Example>(
    _ counted: Counted<Example>, _ body: (inout Self, Example) -> Void
  ) {
    number("events", counted.events)
    number("occurrences", counted.occurrences)
    list("examples", counted.examples) { writer, example in
      writer.builder.begin(.object)
      body(&writer, example)
      writer.builder.end()
    }
  }

  /// Line, column and offset.
  private mutating func place(_ place: RecordPlace) {
    list("place", [place.line, place.column, place.offset]) { $0.builder.number($1) }
  }

  /// First and last time, and how often each type was seen.
  private mutating func span(_ span: SightingSpan?) {
    guard let span, !span.isEmpty else { return }
    list("times", [span.earliest.time, span.latest.time]) { writer, time in
      if let time { writer.builder.number(time) } else { writer.builder.null() }
    }
    if !span.types.isEmpty { list("typed", span.types.counts) { $0.builder.number($1) } }
  }

  // MARK: - JSON

  private mutating func name(_ name: JSONName) {
    builder.string("name")
    builder.string(name.utf8)
  }

  private mutating func text(_ name: String, _ value: String) {
    builder.string(name)
    builder.string(value)
  }

  private mutating func number(_ name: String, _ value: Int) {
    builder.string(name)
    builder.number(value)
  }

  private mutating func flag(_ name: String, _ value: Bool) {
    guard value else { return }
    builder.string(name)
    builder.bool(true)
  }

  private mutating func object(_ name: String, _ body: (inout Self) -> Void) {
    builder.string(name)
    builder.begin(.object)
    body(&self)
    builder.end()
  }

  private mutating func list<Element>(
    _ name: String, _ elements: [Element], _ body: (inout Self, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    builder.string(name)
    builder.begin(.array)
    for element in elements { body(&self, element) }
    builder.end()
  }
}

extension SubjectOutcome {
  /// Whether nothing was seen at all.
  fileprivate var isBlank: Bool { events == 0 && causes.isEmpty && unknown.isEmpty }
}
