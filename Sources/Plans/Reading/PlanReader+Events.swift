import JSONText
import SourceText

extension PlanReader {
  /// Takes the events of a fence of JSON: one over several lines, several in an array, or one a line.
  ///
  /// - Returns: Whether the fence holds any; JSON with parts left out is words.
  mutating func takeEvents(_ lines: [SourceSpan], into block: inout EvidenceBlock) -> Bool {
    guard let first = lines.first(where: { trimming($0, in: bytes).count > 0 }),
      isOpening(first), let last = lines.last
    else { return false }
    let samples = whole(lines, from: first, to: last) ?? lines.compactMap { event($0) }
    guard !samples.isEmpty else { return false }
    for line in lines where trimming(line, in: bytes).count > 0 {
      block.lines.append(located(line))
    }
    block.samples += samples.map { moved($0) }
    return true
  }

  private func isOpening(_ line: SourceSpan) -> Bool {
    let byte = bytes[trimming(line, in: bytes).start]
    return byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
  }

  /// All lines as one JSON text; nil where they are none.
  private func whole(
    _ lines: [SourceSpan], from first: SourceSpan, to last: SourceSpan
  ) -> [Sample]? {
    let joined = lines.map { text($0, of: bytes) }.joined(separator: "\n")
    guard let document = try? JSONDocument.read(joined) else { return nil }
    let records = document.root.kind == .array ? Array(document.root.elements) : [document.root]
    let span = SourceSpan(first.start, last.end)
    return records.prefix(Self.mostEvents).compactMap { sample($0, at: span) }
  }

  private func event(_ line: SourceSpan) -> Sample? {
    let line = trimming(line, in: bytes)
    guard line.count > 1, let document = try? JSONDocument.read(text(line, of: bytes)) else {
      return nil
    }
    return sample(document.root, at: line)
  }

  /// An object as a sample: its values, and those of the objects in it, by their names.
  private func sample(_ record: JSONValue, at span: SourceSpan) -> Sample? {
    guard record.kind == .object, record.count > 0 else { return nil }
    var pairs: [Sample.Pair] = []
    for member in record.members {
      if member.value.kind == .object {
        for inner in member.value.members { add(inner, to: &pairs, at: span) }
      } else {
        add(member, to: &pairs, at: span)
      }
    }
    var sample = Sample(label: nil, pairs: pairs, at: span)
    sample.json = String(decoding: record.compactBytes, as: UTF8.self)
    return sample
  }

  private func add(_ member: JSONValue.Member, to pairs: inout [Sample.Pair], at span: SourceSpan) {
    guard pairs.count < Self.mostPairs else { return }
    let text = String(decoding: member.value.compactBytes.prefix(400), as: UTF8.self)
    switch member.value.kind {
    case .object, .array: return
    case .string:
      let value = PlanValue(.quoted(member.value.string ?? ""), text: text)
      pairs.append(Sample.Pair(name: member.nameText, value: value, at: span))
    case .number, .true, .false, .null:
      pairs.append(Sample.Pair(name: member.nameText, value: ValueParser.value(text), at: span))
    }
  }

  /// What one fence may show; more is a capture and no sample.
  private static let mostEvents = 200
  private static let mostPairs = 400
}
