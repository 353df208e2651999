import Captures
import JSONText
import SourceText

/// Finds the time of an event in its record, for the records of which the ledger asks it.
struct RecordClock {
  /// The name of each envelope's time; nil where it has none, or one that lies deeper.
  private let names: [[UInt8]?]

  init(_ envelope: Envelope?) {
    names = (envelope?.rules ?? []).map { rule in
      let tokens = rule.time?.pointer.tokens ?? []
      return tokens.count == 1 ? tokens[0].utf8 : nil
    }
  }

  /// The time of the record that begins at a position and was checked, in milliseconds since 1970.
  ///
  /// The payload is not looked into again: its positions are known.
  func time(
    _ index: StructuralIndex, _ record: Int, rule: Int, payload: Range<Int>
  ) -> Int? {
    guard names.indices.contains(rule), let name = names[rule],
      index.byte(at: record) == UInt8(ascii: "{")
    else { return nil }
    var position = record + 1
    while position + 2 < index.count, index.byte(at: position) == UInt8(ascii: "\"") {
      let start = index[position] + 1
      let isTime = isName(name, index, start, index.nameEnd(position))
      position += 2
      if isTime { return time(index, position) }
      position =
        position == payload.lowerBound ? payload.upperBound : index.after(position)
      guard index.byte(at: position) == UInt8(ascii: ",") else { return nil }
      position += 1
    }
    return nil
  }

  private func isName(_ name: [UInt8], _ index: StructuralIndex, _ start: Int, _ end: Int) -> Bool {
    guard end - start == name.count else { return false }
    return name.indices.allSatisfy { name[$0] == index.text[start + $0] }
  }

  private func time(_ index: StructuralIndex, _ position: Int) -> Int? {
    let start = index[position]
    if index.byte(at: position) == UInt8(ascii: "\"") {
      let end = index.stringEnd(position)
      guard end - start <= Self.longest else { return nil }
      return EventTime(text: index.text.copy(start + 1..<end)[...])?.milliseconds
    }
    var end = start
    while end < index.text.count, end - start <= Self.longest, isOfNumber(index.text[end]) {
      end += 1
    }
    return EventTime(lexeme: index.text.copy(start..<end)[...])?.milliseconds
  }

  /// No time has more letters.
  private static let longest = 48

  private func isOfNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
  }
}
