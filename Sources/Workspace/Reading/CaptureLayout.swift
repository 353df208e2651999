/// How a capture is cut into events, told by its content.
///
/// The first non-blank byte decides what is possible:
/// - `[` is JSON lines when the first line is a complete value and another line follows that begins
///   one too; otherwise it is an array of events.
/// - `{` is JSON lines when the first line ends in a complete value, or when its value is left
///   open and the second line is a complete value of its own or could not go on with the first
///   (one broken line must not swallow the rest). Otherwise the values may lie over many lines:
///   one document, or several one after the other.
/// - Everything else is JSON lines, and each line that is no JSON is told.
///
/// A first line longer than the look (64 KiB) is JSON lines for `{`, an array for `[`.
package enum CaptureLayout: String, Hashable, Sendable {
  /// One event per line.
  case lines
  /// The elements of one array.
  case array
  /// Whole values one after the other, each over as many lines as it likes.
  case documents

  /// How many bytes are looked at.
  static let lookCount = 64 * 1024

  /// The layout that the first bytes show, or nil when more bytes are needed to tell.
  package static func detect(_ bytes: [UInt8], isWhole: Bool) -> CaptureLayout? {
    let isEnough = isWhole || bytes.count >= lookCount
    guard let first = bytes.firstIndex(where: { !isBlank($0) }) else {
      return isEnough ? .lines : nil
    }
    let isArray = bytes[first] == UInt8(ascii: "[")
    guard isArray || bytes[first] == UInt8(ascii: "{") else { return .lines }
    guard let end = lineEnd(in: bytes, from: first) ?? (isWhole ? bytes.count : nil) else {
      guard isEnough else { return nil }
      return isArray ? .array : .lines
    }
    let line = LineShape(bytes[first..<end])
    if line.isComplete, !isArray { return .lines }
    guard let second = bytes[end...].firstIndex(where: { !isBlank($0) }) else {
      guard isEnough else { return nil }
      return isArray ? .array : line.isOpening ? .documents : .lines
    }
    if isArray { return line.isComplete && beginsValue(bytes[second]) ? .lines : .array }
    return layout(after: line, second: second, bytes, isEnough: isEnough)
  }

  /// The first line opened an object and did not close it.
  private static func layout(
    after line: LineShape, second: Int, _ bytes: [UInt8], isEnough: Bool
  ) -> CaptureLayout? {
    let isAtMargin = bytes[second - 1] == UInt8(ascii: "\n")
    guard isAtMargin, bytes[second] == UInt8(ascii: "{") else { return .documents }
    guard let end = lineEnd(in: bytes, from: second) else {
      guard isEnough else { return nil }
      return line.mayGoOnWithObject ? .documents : .lines
    }
    if LineShape(bytes[second..<end]).isComplete { return .lines }
    return line.mayGoOnWithObject || line.isOpening ? .documents : .lines
  }

  private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
    bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func beginsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "f"),
      UInt8(ascii: "n"):
      true
    default: false
    }
  }
}

/// What brackets and quotes alone say about one line.
private struct LineShape {
  /// One bracketed value and nothing after it.
  private(set) var isComplete = false
  /// Nothing but the opening bracket.
  private(set) var isOpening = false
  /// An object may stand next where the line ends.
  private(set) var mayGoOnWithObject = false

  init(_ line: ArraySlice<UInt8>) {
    var open: [UInt8] = []
    var isInString = false
    var isEscaped = false
    var closedAt: Int?
    var last: UInt8 = 0
    for (offset, byte) in zip(line.indices, line) where !CaptureLayout.isBlank(byte) {
      last = byte
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(byte)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        open.removeLast(min(1, open.count))
        if open.isEmpty, closedAt == nil { closedAt = offset }
      default: break
      }
    }
    let lastOffset = line.lastIndex { !CaptureLayout.isBlank($0) }
    isComplete = !isInString && open.isEmpty && closedAt != nil && closedAt == lastOffset
    isOpening = lastOffset == line.firstIndex { !CaptureLayout.isBlank($0) }
    mayGoOnWithObject =
      !isInString
      && (last == UInt8(ascii: "[") || last == UInt8(ascii: ":")
        || (last == UInt8(ascii: ",") && open.last == UInt8(ascii: "[")))
  }
}
