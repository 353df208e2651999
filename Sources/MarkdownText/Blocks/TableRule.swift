import SourceText

/// The line under the head of a table, where it has as many cells as the head.
struct TableRule {
  /// Without what stands before and behind it.
  var span: SourceSpan

  init?(_ line: SourceSpan, under head: SourceSpan, in bytes: [UInt8]) {
    let span = trimming(TableCells.withoutMarkers(line, in: bytes, lists: false), in: bytes)
    guard span.count >= 2, let first = bytes[span.range].first,
      first == UInt8(ascii: "|") || first == UInt8(ascii: ":") || first == UInt8(ascii: "-"),
      Self.holdsOnlyRules(span, bytes)
    else { return nil }
    let header = TableCells.withoutMarkers(head, in: bytes, lists: true)
    guard !trimming(header, in: bytes).range.isEmpty else { return nil }
    let cells = TableCells.split(span, in: bytes)
    guard cells.allSatisfy({ Self.isRule($0, bytes) }),
      TableCells.split(header, in: bytes).count == cells.count
    else { return nil }
    self.span = span
  }

  private static func holdsOnlyRules(_ span: SourceSpan, _ bytes: [UInt8]) -> Bool {
    var pipes = 0
    for byte in bytes[span.range] {
      switch byte {
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09: continue
      default: return false
      }
    }
    return pipes > 0
  }

  /// `---`, `:--`, `--:` or `:-:`.
  private static func isRule(_ cell: SourceSpan, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[cell.range]
    if rest.first == UInt8(ascii: ":") { rest = rest.dropFirst() }
    if rest.last == UInt8(ascii: ":") { rest = rest.dropLast() }
    return !rest.isEmpty && rest.allSatisfy { $0 == UInt8(ascii: "-") }
  }
}

/// Cuts the rows of tables into cells.
enum TableCells {
  /// The cells of a row without the spaces around them; a pipe behind a backslash is none.
  static func split(_ row: SourceSpan, in bytes: [UInt8]) -> [SourceSpan] {
    var row = trimming(row, in: bytes)
    guard row.count > 0 else { return [] }
    if bytes[row.start] == UInt8(ascii: "|") { row.start += 1 }
    var cells: [SourceSpan] = []
    cells.reserveCapacity(8)
    var start = row.start
    var offset = row.start
    while offset < row.end {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "|"):
        cells.append(trimming(SourceSpan(start, offset), in: bytes))
        start = offset + 1
      default: break
      }
      offset += 1
    }
    // What stands behind the last pipe is a cell of its own, unless it is nothing.
    let last = trimming(SourceSpan(start, row.end), in: bytes)
    if last.count > 0 || cells.isEmpty { cells.append(last) }
    return cells
  }

  /// A line behind its `>` and, where that is asked for, the marker of a list.
  static func withoutMarkers(_ line: SourceSpan, in bytes: [UInt8], lists: Bool) -> SourceSpan {
    var start = line.start
    while start < line.end {
      let byte = bytes[start]
      if isBlank(byte) || byte == UInt8(ascii: ">") {
        start += 1
      } else if lists, let length = markerLength(at: start, line.end, bytes) {
        start += length
      } else {
        break
      }
    }
    return SourceSpan(start, line.end)
  }

  /// How long the marker of a list is that begins here.
  static func markerLength(at start: Int, _ end: Int, _ bytes: [UInt8]) -> Int? {
    var offset = start
    switch bytes[offset] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): offset += 1
    default:
      while offset < end, offset - start < 9, isDigit(bytes[offset]) { offset += 1 }
      guard offset > start, offset < end,
        bytes[offset] == UInt8(ascii: ".") || bytes[offset] == UInt8(ascii: ")")
      else { return nil }
      offset += 1
    }
    return offset == end || isBlank(bytes[offset]) ? offset - start : nil
  }
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
