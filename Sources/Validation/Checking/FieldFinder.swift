import Captures
import JSONText
import SourceText

/// Finds watched fields in an event that has been walked, by the index alone.
struct FieldFinder {
  private let index: StructuralIndex
  private let payload: Int

  init(_ index: StructuralIndex, payload: Int) {
    self.index = index
    self.payload = payload
  }

  /// Adds what a pointer leads to in the event.
  func add(_ pointer: JSONPointer, to sightings: inout Sightings) {
    var position = payload
    for token in pointer.tokens {
      guard let next = member(token, of: position) ?? element(token, of: position) else {
        return sightings.addAbsent()
      }
      position = next
    }
    addValue(at: position, to: &sightings)
  }

  /// Adds the value at a position; a negative one stands for none.
  func addValue(at position: Int, to sightings: inout Sightings) {
    if position < 0 { return sightings.addAbsent() }
    let start = index[position]
    switch index.byte(at: position) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): sightings.add(.container, [])
    case UInt8(ascii: "\""):
      let range = start + 1..<index.stringEnd(position)
      if index.hasEscape(range.lowerBound, range.upperBound) {
        sightings.add(.text, text(range))
      } else {
        sightings.add(.text, range, of: index.text)
      }
    case UInt8(ascii: "n"): sightings.add(.null, [])
    case UInt8(ascii: "t"): sightings.add(.bool, "true".utf8)
    case UInt8(ascii: "f"): sightings.add(.bool, "false".utf8)
    default:
      var end = start
      while !index.isDelimiter(at: end) { end += 1 }
      sightings.add(.number, start..<end, of: index.text)
    }
  }

  /// The bytes of a name or a text, its escapes undone.
  private func text(_ range: Range<Int>) -> [UInt8] {
    let bytes = index.text.copy(range)
    guard index.hasEscape(range.lowerBound, range.upperBound),
      let document = try? JSONDocument.read([UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")])
    else { return bytes }
    return Array(document.root.text)
  }

  /// The position of a member's value, or nil when the value there is no object or has no such one.
  private func member(_ name: JSONName, of open: Int) -> Int? {
    guard index.byte(at: open) == UInt8(ascii: "{") else { return nil }
    var position = open + 1
    while position + 2 < index.count, index.byte(at: position) == UInt8(ascii: "\"") {
      if isName(at: position, name) { return position + 2 }
      position = index.after(position + 2)
      guard index.byte(at: position) == UInt8(ascii: ",") else { return nil }
      position += 1
    }
    return nil
  }

  private func isName(at position: Int, _ name: JSONName) -> Bool {
    let start = index[position] + 1
    let end = index.stringEnd(position)
    if end - start == name.utf8.count {
      return name.utf8.indices.allSatisfy { name.utf8[$0] == index.text[start + $0] }
    }
    return end - start > name.utf8.count && index.hasEscape(start, end)
      && text(start..<end) == name.utf8
  }

  private func element(_ token: JSONName, of open: Int) -> Int? {
    guard index.byte(at: open) == UInt8(ascii: "["), let number = EnvelopePointer.index(token),
      index.byte(at: open + 1) != UInt8(ascii: "]")
    else { return nil }
    var position = open + 1
    for _ in 0..<number {
      position = index.after(position)
      guard index.byte(at: position) == UInt8(ascii: ",") else { return nil }
      position += 1
    }
    return position
  }
}
