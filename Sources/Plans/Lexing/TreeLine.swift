import SourceText

/// One line of a drawn folder tree.
struct TreeLine {
  /// How far the name stands from the left, in letters.
  var column: Int
  var name: String
  var comment: String?
  var span: SourceSpan

  /// Holds a `├──` or `└──`, or their likes of ASCII.
  static func isBranch(_ line: SourceSpan, _ bytes: [UInt8]) -> Bool {
    let trimmed = trimming(line, in: bytes)
    return branches.occur(
      in: SourceSpan(trimmed.start, min(trimmed.end, trimmed.start + 60)), bytes)
  }

  private static let branches = SignFinder(["├", "└", "|--", "`--", "+--"])
  private static let corners = SignFinder(["┌", "┐", "╔", "╗", "▼", "▶", "►"])

  /// Holds an upper corner of a box, or the head of an arrow.
  static func holdsCorner(_ line: SourceSpan, _ bytes: [UInt8]) -> Bool {
    corners.occur(in: line, bytes)
  }

  init?(_ line: SourceSpan, _ bytes: [UInt8]) {
    var offset = line.start
    var column = 0
    while offset < line.end, let (found, length) = scalar(at: offset, in: bytes, end: line.end),
      Self.isDrawing(found)
    {
      offset += length
      column += 1
    }
    guard offset < line.end else { return nil }
    var end = line.end
    var comment: String?
    if let hash = Self.commentStart(offset, line.end, bytes) {
      comment = text(trimming(SourceSpan(hash + 1, line.end), in: bytes), of: bytes)
      end = hash
    }
    span = trimming(SourceSpan(offset, end), in: bytes)
    // A name may hold single blanks; two part it from what follows.
    if let gap = Self.gap(span, bytes) { span.end = gap }
    guard span.count > 0, !Self.isJustWords(span, bytes) else { return nil }
    name = text(span, of: bytes)
    self.column = column
    self.comment = comment
  }

  private static func isDrawing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "|", "`", "+", "\\", "│", "├", "└", "─", "┬", "┌", "•": true
    case "-": true
    case "\u{A0}": true
    default: (0x2500...0x257F).contains(scalar.value)
    }
  }

  private static func commentStart(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Int? {
    for offset in start..<end where bytes[offset] == UInt8(ascii: "#") {
      if offset > start, isBlank(bytes[offset - 1]) { return offset }
    }
    return nil
  }

  private static func gap(_ span: SourceSpan, _ bytes: [UInt8]) -> Int? {
    for offset in span.range where offset + 1 < span.end {
      if isBlank(bytes[offset]), isBlank(bytes[offset + 1]) { return offset }
    }
    return nil
  }

  /// A line of drawing with words in it is a picture, not a tree.
  private static func isJustWords(_ span: SourceSpan, _ bytes: [UInt8]) -> Bool {
    var (holdsBlank, isPath) = (false, false)
    for offset in span.range {
      switch bytes[offset] {
      case 0x20: holdsBlank = true
      case UInt8(ascii: "."), UInt8(ascii: "/"): isPath = true
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0x80...0xFF:
        return true
      default: continue
      }
    }
    return holdsBlank && !isPath
  }
}

/// Looks for one of some signs, each a run of bytes.
private struct SignFinder {
  private let signs: [String]
  private let firsts: ByteSet

  init(_ signs: [String]) {
    self.signs = signs
    firsts = ByteSet(signs.compactMap(\.utf8.first))
  }

  func occur(in span: SourceSpan, _ bytes: [UInt8]) -> Bool {
    var next = span.start
    while let start = firsts.first(in: bytes, from: next, to: span.end) {
      for sign in signs where stands(sign, at: start, to: span.end, in: bytes) { return true }
      next = start + 1
    }
    return false
  }
}
