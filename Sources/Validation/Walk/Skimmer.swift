package import JSONText
import SourceText

/// Walks values that no rule reads, checking their syntax and their names.
package struct Skimmer: ~Copyable {
  package var duplicates = DuplicateNames()
  /// Numbers of the event that no double holds, and where the first one stands.
  private(set) var unheld = 0
  private(set) var firstUnheld = 0
  /// Deeper than this an event is the exact reader's to refuse.
  private let depthLimit: Int
  private var depth = 0

  package init(depthLimit: Int) { self.depthLimit = depthLimit }

  /// Begins with a value that lies so many containers deep in its record.
  package mutating func beginEvent(depth: Int) {
    duplicates.beginEvent()
    unheld = 0
    self.depth = depth
  }

  /// One level deeper, or false when that is too deep.
  @inline(__always)
  mutating func enter() -> Bool {
    guard depth < depthLimit else { return false }
    depth += 1
    return true
  }

  @inline(__always)
  mutating func leave() { depth -= 1 }

  /// The position after the value at a position, or how the walk ended.
  @inline(__always)
  package mutating func skip(_ index: StructuralIndex, _ position: Int, _ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "\""): position + 1
    case UInt8(ascii: "{"): content(index, position, isObject: true)
    case UInt8(ascii: "["): content(index, position, isObject: false)
    default: scalar(index, position, byte)
    }
  }

  @inline(__always)
  private mutating func scalar(
    _ index: StructuralIndex, _ position: Int, _ byte: UInt8
  ) -> Int {
    if byte > UInt8(ascii: "9") {
      return index.isLiteral(position, byte) ? position + 1 : WalkEnd.malformed
    }
    switch index.numberShape(position).form {
    case .none: return WalkEnd.malformed
    case .digits, .decimal, .exponent: break
    case .wide: noteWide(index, index[position])
    }
    return position + 1
  }

  /// Counts a long number if a double does not hold it.
  @inline(never)
  mutating func noteWide(_ index: StructuralIndex, _ start: Int) {
    var end = start
    while !index.isDelimiter(at: end) { end += 1 }
    guard let number = ExactNumber(lexeme: index.text.copy(start..<end)),
      !number.isRepresentableAsDouble
    else { return }
    if unheld == 0 { firstUnheld = start }
    unheld += 1
  }

  private mutating func content(_ index: StructuralIndex, _ position: Int, isObject: Bool) -> Int {
    guard enter() else { return WalkEnd.undecided }
    let next = isObject ? object(index, position) : array(index, position)
    leave()
    return next
  }

  private mutating func array(_ index: StructuralIndex, _ open: Int) -> Int {
    var position = open + 1
    if index.byte(at: position) == UInt8(ascii: "]") { return position + 1 }
    while true {
      position = skip(index, position, index.byte(at: position))
      if position < 0 { return position }
      let byte = index.byte(at: position)
      position += 1
      if byte == UInt8(ascii: ",") { continue }
      return byte == UInt8(ascii: "]") ? position : WalkEnd.malformed
    }
  }

  private mutating func object(_ index: StructuralIndex, _ open: Int) -> Int {
    var position = open + 1
    if index.byte(at: position) == UInt8(ascii: "}") { return position + 1 }
    let names = duplicates.height
    while true {
      let end = checkedName(index, position)
      if end < 0 { return end }
      position = skip(index, position + 2, index.byte(at: position + 2))
      if position < 0 { return position }
      let byte = index.byte(at: position)
      position += 1
      if byte == UInt8(ascii: ",") { continue }
      guard byte == UInt8(ascii: "}"), duplicates.end(at: names) else { return WalkEnd.malformed }
      return position
    }
  }

  /// Where the name at a position ends; the name is remembered to the end of its object.
  @inline(__always)
  mutating func checkedName(_ index: StructuralIndex, _ position: Int) -> Int {
    let end = index.nameEnd(position)
    if end < 0 { return end }
    let start = index[position] + 1
    // Two spellings of one name are one name: only the exact reader sees that.
    if index.hasEscape(start, end) { return WalkEnd.undecided }
    duplicates.add(index.text, start, end)
    return end
  }
}
