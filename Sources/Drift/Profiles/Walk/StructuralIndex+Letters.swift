import JSONText
import SourceText

/// A number as it is written: where it ends, how many digits stand before its point.
struct WrittenNumber: BitwiseCopyable {
  enum Form: UInt8, BitwiseCopyable {
    /// Digits alone.
    case digits
    /// With a point.
    case point
    /// With an exponent: told exactly.
    case exponent
  }

  var form: Form
  var digits: Int
  var length: Int
}

/// How a walk ended when it did not end at a position.
enum ProfileEnd {
  static let malformed = -1
  /// The record is read exactly and walked again.
  static let undecided = -2
}

/// Reading names and scalars at positions of the index, as the profile needs them.
extension StructuralIndex {
  /// Where the content of the string at a position ends.
  @inline(__always)
  func contentEnd(_ position: Int) -> Int {
    var end = self[position + 1] - 1
    while text[end] != UInt8(ascii: "\"") { end -= 1 }
    return end
  }

  /// Whether a backslash stands in a range.
  @inline(__always)
  func holdsEscape(_ start: Int, _ end: Int) -> Bool {
    var offset = start
    while offset < end {
      if text[offset] == UInt8(ascii: "\\") { return true }
      offset += 1
    }
    return false
  }

  @inline(__always)
  func nameKey(_ start: Int, _ end: Int) -> PathTable.Key { Self.nameKey(text, start, end) }

  /// A name ready to be compared.
  @inline(__always)
  static func nameKey(_ text: UncheckedBytes, _ start: Int, _ end: Int) -> PathTable.Key {
    let length = end - start
    let first = text.word(at: start)
    guard length < 8 else {
      return PathTable.Key(
        head: first, tail: text.word(at: end - 8), length: Int32(truncatingIfNeeded: length),
        start: Int32(truncatingIfNeeded: start))
    }
    let mask = (UInt64(1) << UInt64(8 * length)) &- 1
    return PathTable.Key(
      head: first & mask, tail: 0, length: Int32(truncatingIfNeeded: length),
      start: Int32(truncatingIfNeeded: start))
  }

  /// Whether one of the three words stands at an offset, given its first byte.
  @inline(__always)
  func isWord(at offset: Int, _ byte: UInt8) -> Bool {
    let head = text.word(at: offset) & 0xFFFF_FFFF
    switch byte {
    case UInt8(ascii: "t"): return head == 0x6575_7274 && endsScalar(at: offset + 4)
    case UInt8(ascii: "n"): return head == 0x6C6C_756E && endsScalar(at: offset + 4)
    case UInt8(ascii: "f"):
      return head == 0x736C_6166 && text[offset + 4] == UInt8(ascii: "e")
        && endsScalar(at: offset + 5)
    default: return false
    }
  }

  /// The number at an offset, checked to its last byte; nil when it is none.
  @inline(__always)
  func number(at start: Int) -> WrittenNumber? {
    var offset = start
    if text[offset] == UInt8(ascii: "-") { offset += 1 }
    let first = offset
    if text[offset] == UInt8(ascii: "0") {
      offset += 1
    } else {
      guard text[offset] &- 0x31 < 9 else { return nil }
      offset = digitsEnd(offset + 1)
    }
    let digits = offset - first
    var form = WrittenNumber.Form.digits
    if text[offset] == UInt8(ascii: ".") {
      let end = digitsEnd(offset + 1)
      if end == offset + 1 { return nil }
      offset = end
      form = .point
    }
    if text[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if text[offset] == UInt8(ascii: "+") || text[offset] == UInt8(ascii: "-") { offset += 1 }
      let end = digitsEnd(offset)
      if end == offset { return nil }
      offset = end
      form = .exponent
    }
    guard endsScalar(at: offset) else { return nil }
    return WrittenNumber(form: form, digits: digits, length: offset - start)
  }

  /// The offset of the first byte that is no digit, eight bytes at a time.
  @inline(__always)
  private func digitsEnd(_ start: Int) -> Int {
    var offset = start
    while true {
      let word = text.word(at: offset) ^ 0x3030_3030_3030_3030
      let others = ((word &+ 0x0606_0606_0606_0606) | word) & 0xF0F0_F0F0_F0F0_F0F0
      if others != 0 { return offset + others.trailingZeroBitCount / 8 }
      offset += 8
    }
  }

  @inline(__always)
  private func endsScalar(at offset: Int) -> Bool {
    switch text[offset] {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "\n"),
      UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\t"), UInt8(ascii: ":"):
      true
    default: offset >= text.count
    }
  }
}
