import JSONText
import SourceText

/// A record that was read exactly, and where its bytes stand.
struct CarefulRecord {
  var place: RecordPlace
  var document: JSONDocument
  /// The record's own bytes; the spans of the document count from their beginning.
  var bytes: [UInt8]
  /// When the event happened, in milliseconds since 1970, where that is asked.
  var time: Int?
  /// The recorder kept its trace where the payload should be.
  var isOnlyTrace = false

  func example(
    of violation: Violation, in payload: JSONValue, _ evidence: CheckPlan.Evidence
  ) -> CauseExample {
    var example = CauseExample(
      place: place(of: violation.span.start), pointer: violation.instance.pointer,
      expected: violation.expected, got: violation.got,
      notes: violation.notes + traceNotes + misplacementNotes(for: violation, in: payload))
    guard evidence != .none, let value = payload.value(at: violation.instance) else {
      return example
    }
    example.type = value.writtenType
    if evidence == .values { example.value = value.shortScalar }
    return example
  }

  private var traceNotes: [String] {
    isOnlyTrace
      ? ["the payload is only the trace object of a recorder that wraps as [trace, payload]"] : []
  }

  /// Where a byte of the record stands in its capture.
  func place(of offset: Int) -> RecordPlace {
    var line = place.line
    var start = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    let column = scalarCount(of: bytes, in: start..<max(start, min(offset, bytes.count)))
    return RecordPlace(
      capture: place.capture, line: line,
      column: column + (line == place.line ? place.column : 1), offset: place.offset + offset)
  }

  /// A missed field that stands one level higher or deeper: a classic of wrapped events.
  private func misplacementNotes(for violation: Violation, in payload: JSONValue) -> [String] {
    guard violation.kind == .missingField, let field = violation.field else { return [] }
    let name = JSONName(field)
    var parents: [JSONValue] = payload.index > 0 ? [document.root] : []
    var value = payload
    for step in violation.instance {
      parents.append(value)
      guard let next = value.child(step) else { return [] }
      value = next
    }
    if let deeper = value.members.first(where: { $0.value[name] != nil }) {
      return ["'\(field)' stands one level deeper, in '\(deeper.name)'"]
    }
    if let parent = parents.last, parent[name] != nil {
      return ["'\(field)' stands one level higher"]
    }
    return []
  }
}

extension JSONValue {
  /// The value that steps lead to from here.
  func value(at steps: [InstanceStep]) -> JSONValue? {
    var value = self
    for step in steps {
      guard let next = value.child(step) else { return nil }
      value = next
    }
    return value
  }

  /// A scalar as it was written, unless it is long.
  var shortScalar: [UInt8]? {
    guard kind != .array, kind != .object, text.count <= 64 else { return nil }
    return compactBytes
  }

  fileprivate func child(_ step: InstanceStep) -> JSONValue? {
    switch step {
    case .name(let name): self[name]
    case .index(let index): elements.dropFirst(index).first { _ in true }
    }
  }
}

extension [InstanceStep] {
  /// The way to one value, as a JSON pointer.
  package var pointer: String {
    map { step in
      switch step {
      case .name(let name): JSONPointer([JSONName(name)]).description
      case .index(let index): "/\(index)"
      }
    }.joined()
  }
}
