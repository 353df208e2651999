import SourceText

/// A bullet or a number that begins an item of a list.
struct ListMarker {
  var length: Int
  /// The bullet, or what stands behind the number.
  var sign: UInt8

  var isOrdered: Bool { sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")") }
}

extension BlockScanner {
  /// What the first byte of a line opens that is no space.
  enum Start {
    case words
    case quote
    case item(ListMarker)
    case leaf(FoundBlock.Kind, OpenLeaf)
    /// Makes a heading of the paragraph above.
    case underline(level: Int)
  }

  func start(within leaf: OpenLeaf, isInList: Bool) throws(Beyond) -> Start {
    switch bytes[nonblank] {
    case UInt8(ascii: ">"): return .quote
    case UInt8(ascii: "#"): return try heading()
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return try fence()
    case UInt8(ascii: "<"): return try comment()
    case UInt8(ascii: "="):
      if leaf.isParagraph, try isUnderline() { return .underline(level: 1) }
      return .words
    case UInt8(ascii: "-"):
      if leaf.isParagraph, try isUnderline() { return .underline(level: 2) }
      if try isRule() { return .leaf(.rule, .none) }
      guard let marker = try bullet(within: leaf), !isTableRule else { return .words }
      return .item(marker)
    case UInt8(ascii: "*"):
      if try isRule() { return .leaf(.rule, .none) }
      return try bullet(within: leaf).map { .item($0) } ?? .words
    case UInt8(ascii: "_"): return try isRule() ? .leaf(.rule, .none) : .words
    case UInt8(ascii: "+"): return try bullet(within: leaf).map { .item($0) } ?? .words
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try number(within: leaf, isInList: isInList).map { .item($0) } ?? .words
    default: return .words
    }
  }

  // MARK: Bytes

  func isSpace(_ offset: Int) throws(Beyond) -> Bool {
    guard offset < span.end else { return false }
    if bytes[offset] < 0x20 { throw Beyond() }
    return bytes[offset] == 0x20
  }

  private func endsWord(_ offset: Int) throws(Beyond) -> Bool {
    if offset == span.end { return true }
    return try isSpace(offset)
  }

  /// Whether nothing but spaces stands behind an offset.
  func isBlank(from start: Int) throws(Beyond) -> Bool {
    var offset = start
    while try isSpace(offset) { offset += 1 }
    return offset == span.end
  }

  /// How often a sign stands at the first byte that is no space.
  func runLength(of sign: UInt8) -> Int {
    var end = nonblank
    while end < span.end, bytes[end] == sign { end += 1 }
    return end - nonblank
  }

  // MARK: Leaves

  private func heading() throws(Beyond) -> Start {
    let level = runLength(of: UInt8(ascii: "#"))
    guard level <= 6, try endsWord(nonblank + level) else { return .words }
    return .leaf(.heading(level: level), .none)
  }

  private func fence() throws(Beyond) -> Start {
    let sign = bytes[nonblank]
    let length = runLength(of: sign)
    guard length >= 3 else { return .words }
    guard length <= 255 else { throw Beyond() }
    // What stands behind ticks holds none.
    guard sign == UInt8(ascii: "~") || !bytes[(nonblank + length)..<span.end].contains(sign) else {
      return .words
    }
    return .leaf(.code(isFenced: true), .fence(sign: sign, length: length))
  }

  /// Of all HTML, comments alone are read here.
  private func comment() throws(Beyond) -> Start {
    if bytes[nonblank..<span.end].starts(with: "<!--".utf8) {
      return .leaf(.html, holdsCommentEnd ? .none : .comment)
    }
    guard nonblank + 1 < span.end else { return .words }
    switch bytes[nonblank + 1] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "!"):
      throw Beyond()
    default: return .words
    }
  }

  var holdsCommentEnd: Bool {
    var next = nonblank
    while next + 2 < span.end {
      if bytes[next] == UInt8(ascii: "-"), bytes[next + 1] == UInt8(ascii: "-"),
        bytes[next + 2] == UInt8(ascii: ">")
      {
        return true
      }
      next += 1
    }
    return false
  }

  /// Signs of one kind and nothing but spaces behind them, under the words of a heading.
  private func isUnderline() throws(Beyond) -> Bool {
    guard try isBlank(from: nonblank + runLength(of: bytes[nonblank])) else { return false }
    try checkLength()
    return true
  }

  /// Three signs of one kind or more, perhaps with spaces between.
  private func isRule() throws(Beyond) -> Bool {
    let sign = bytes[nonblank]
    var count = 0
    for offset in nonblank..<span.end {
      if bytes[offset] == sign {
        count += 1
      } else if try !isSpace(offset) {
        return false
      }
    }
    guard count >= 3 else { return false }
    try checkLength()
    return true
  }

  /// Behind containers cmark is shown only so many signs; see `BlockMask`.
  private func checkLength() throws(Beyond) {
    guard span.count > 64 else { return }
    guard bytes[span.start..<nonblank].allSatisfy({ $0 == 0x20 }) else { throw Beyond() }
  }

  // MARK: Items

  private func bullet(within leaf: OpenLeaf) throws(Beyond) -> ListMarker? {
    try marker(ListMarker(length: 1, sign: bytes[nonblank]), within: leaf)
  }

  /// One to nine digits and a full stop or a bracket.
  private func number(within leaf: OpenLeaf, isInList: Bool) throws(Beyond) -> ListMarker? {
    var end = nonblank
    var value = 0
    while end < span.end, end - nonblank < 9, isDigit(bytes[end]) {
      value = value * 10 + Int(bytes[end] - UInt8(ascii: "0"))
      end += 1
    }
    guard end < span.end, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")"),
      !leaf.isParagraph || value == 1
    else { return nil }
    return try marker(ListMarker(length: end + 1 - nonblank, sign: bytes[end]), within: leaf)
  }

  /// A marker ends its word; one without words does not interrupt a paragraph.
  private func marker(
    _ marker: ListMarker, within leaf: OpenLeaf
  ) throws(Beyond) -> ListMarker? {
    let behind = nonblank + marker.length
    guard try endsWord(behind) else { return nil }
    if leaf.isParagraph, try isBlank(from: behind) { return nil }
    return marker
  }

  // MARK: Tables

  /// What the line under the head of a table may begin with.
  var mayBeTableRule: Bool {
    switch bytes[nonblank] {
    case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: ">"): true
    default: false
    }
  }

  var isTableRule: Bool { TableRule(span, under: previous, in: bytes) != nil }
}
