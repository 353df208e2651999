import Contracts
import Drift
import Findings
import JSONText
import Schemas
import SourceText

extension FieldAnswer {
  var headline: String {
    let path = question.place.pointer
    return question.entry.contract.reference + (path.isEmpty ? "" : " " + path)
  }

  /// The field itself in a few lines.
  var passage: Report.Passage {
    let facts = subject.facts
    var lines = [facts.description.map { $0.opening(untilBlankLine: true) }].compactMap { $0 }
    if let required = facts.isRequired { lines.append(required ? "required" : "optional") }
    lines.append("since \(sinceWords(subject))")
    if facts.isDeprecated { lines.append("deprecated") }
    if !facts.values.isEmpty { lines.append("one of: \(valueWords(facts))") }
    lines += facts.bounds + facts.formats.map { "format \($0)" }
    if !facts.examples.isEmpty {
      lines.append("examples: \(facts.examples.joined(separator: "; "))")
    }
    if subject.seen != nil {
      lines.append(
        ["captured \(presenceWords(subject))", formWords(subject)].filter { !$0.isEmpty }
          .joined(separator: ": "))
    }
    let head =
      question.names.isEmpty
      ? question.entry.name : question.names.map(\.description).joined(separator: ".")
    let unknown = unknowns.map { key, entry in
      Report.Passage.Item(
        key.path,
        "\(key.kind.words) in the ledger, \(entry.review.state.rawValue): "
          + "\(entry.typeWords), \(entry.eventWords)")
    }
    return Report.Passage(
      "\(head): \(typeWords(facts))", items: lines.map { .init("", $0) } + unknown)
  }

  var tables: [Report.Table] {
    guard !rows.isEmpty else { return [] }
    var columns: [Report.Table.Column] = [
      .init("field"), .init("type"), .init("presence"), .init("since"),
    ]
    if subject.seen != nil { columns.append(.init("seen", .right)) }
    columns.append(.init(subject.seen == nil ? "meaning" : "meaning and form"))
    return [
      Report.Table(
        columns: columns,
        rows: rows.map { row in
          [
            below(row.facts.pointer), typeWords(row.facts),
            row.facts.isRequired.map { $0 ? "required" : "optional" } ?? "",
            sinceWords(row),
          ] + (row.seen == nil ? [] : [presenceWords(row)])
            + [
              [
                row.facts.description.map { $0.opening(untilBlankLine: false) },
                row.facts.values.isEmpty ? nil : "one of \(valueWords(row.facts))",
                row.seen.map { _ in formWords(row) },
              ].compactMap { $0 }
                .filter { !$0.isEmpty }.joined(separator: "; ")
            ]
        })
    ]
  }

  /// The rest of a pointer below the field that was asked for.
  private func below(_ pointer: String) -> String {
    String(decoding: pointer.utf8.dropFirst(question.place.pointer.utf8.count), as: UTF8.self)
  }

  private func typeWords(_ facts: FieldFacts) -> String {
    if facts.types == .all { return "anything" }
    let names = facts.types.names.joined(separator: " or ")
    return facts.fieldCount > 0 ? "\(names) (\(counted(facts.fieldCount, "field")))" : names
  }

  private func valueWords(_ facts: FieldFacts) -> String {
    let shown = facts.values.prefix(20).map { value in
      value.string.map { "'\($0)'" } ?? String(decoding: value.compactBytes, as: UTF8.self)
    }
    return shown.joined(separator: ", ") + (facts.values.count > 20 ? ", ..." : "")
  }

  private func presenceWords(_ row: Row) -> String {
    guard let seen = row.seen, seen.types.total > 0 else { return "never" }
    // Elements of lists come more often than the lists.
    guard row.facts.isRequired != nil, row.of > 0 else { return counted(seen.types.total, "time") }
    return seen.types.total == row.of ? "always" : FieldWords.percent(seen.types.total, of: row.of)
  }

  /// What its values looked like, never what they said.
  private func formWords(_ row: Row) -> String {
    guard let seen = row.seen, seen.types.total > 0 else { return "" }
    let types = seen.types.seen.map { type, count in
      seen.types.seen.count == 1
        ? type.rawValue : "\(type.rawValue) \(FieldWords.percent(count, of: seen.types.total))"
    }
    let form = FieldWords(seen).form
    return types.joined(separator: ", ") + (form.isEmpty ? "" : ": \(form)")
  }

  /// What an expert is asked about the field.
  var expertQuestion: Report.Value {
    let place = question.place.pointer
    let name = question.entry.name
    let words =
      place.isEmpty
      ? "what does event '\(name)' mean?" : "what does field '\(place)' of '\(name)' mean?"
    return Expert.question(
      words,
      [
        .init("contract", .string(name)), .init("kind", .string(place.isEmpty ? "event" : "field")),
        .init("path", .string(place)), .init("field", details(of: subject)),
      ])
  }

  /// The same for programs.
  func details(of row: Row) -> Report.Value {
    let facts = row.facts
    var members: [Report.Member] = [
      .init("pointer", .string(facts.pointer)),
      .init("types", .array(facts.types.names.map { .string($0) })),
      .init("required", facts.isRequired.map { .bool($0) } ?? .null),
      .init("description", .string(facts.description)),
      .init("since", .string(row.since?.description)),
      .init("deprecated", .bool(facts.isDeprecated)),
      .init("values", .array(facts.values.map { Report.Value.json($0) })),
      .init("formats", .array(facts.formats.map { .string($0) })),
      .init("bounds", .array(facts.bounds.map { .string($0) })),
      .init("examples", .array(facts.examples.map { .string($0) })),
      .init("schemaPointer", .string(facts.schemaPointer)),
    ]
    if let seen = row.seen {
      members += [
        .init("seen", .int(seen.types.total)), .init("of", .int(row.of)),
        .init("form", .string(formWords(row))),
      ]
    }
    return .object(members)
  }
}

extension String {
  /// The first paragraph, or the first line.
  fileprivate func opening(untilBlankLine: Bool) -> String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.prefix { !$0.isEmpty }
    return (untilBlankLine ? first : first.prefix(1)).joined(separator: " ")
  }
}
