import SourceText

/// Walks over the words of a line once.
struct InlineScanner {
  private let bytes: [UInt8]
  private let beginning: Int
  private let end: Int
  private var offset: Int
  private var marks = InlineMarks()
  /// Whether more than the hidden bytes is asked for.
  private let keepsMarks: Bool
  private var isSorted = true
  /// Signs of emphasis that wait for their partners.
  private var openers: [Opener] = []
  /// Brackets that wait for theirs.
  private var brackets: [Int] = []
  /// Runs of ticks of a length that is known to have no partner behind this offset.
  private var lonelyTicks: [Int: Int] = [:]
  private var hasCommentEnd = true

  private struct Opener {
    var sign: UInt8
    var length: Int
    var start: Int
    /// How many brackets were open: emphasis does not cross them.
    var brackets: Int
  }

  /// Begins at the first sign of a line.
  init(_ span: SourceSpan, from first: Int, _ bytes: [UInt8], keepsMarks: Bool) {
    self.bytes = bytes
    self.keepsMarks = keepsMarks
    beginning = span.start
    offset = first
    end = span.end
  }

  /// The bytes that make a line more than its words.
  static let signs = ByteSet("\\`*_~[]<".utf8)

  mutating func scanned() -> InlineMarks {
    while offset < end, let sign = Self.signs.first(in: bytes, from: offset, to: end) {
      offset = sign
      switch bytes[sign] {
      case UInt8(ascii: "\\"): escape()
      case UInt8(ascii: "`"): ticks()
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): emphasis()
      case UInt8(ascii: "["):
        brackets.append(offset)
        offset += 1
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: "<"): angle()
      default: offset += 1
      }
    }
    if !isSorted { marks.hidden.sort() }
    return marks
  }

  private mutating func escape() {
    if offset + 1 < end, isPunctuation(bytes[offset + 1]) {
      hide(offset, offset + 1)
      offset += 2
    } else {
      offset += 1
    }
  }

  private mutating func hide(_ start: Int, _ end: Int) {
    if let last = marks.hidden.last {
      isSorted = isSorted && last.start <= start
    } else {
      marks.hidden.reserveCapacity(6)
    }
    marks.hidden.append(SourceSpan(start, end))
  }

  private mutating func mark(_ kind: InlineMarks.Mark.Kind, _ span: SourceSpan) {
    guard keepsMarks else { return }
    if marks.found.isEmpty { marks.found.reserveCapacity(4) }
    marks.found.append(InlineMarks.Mark(kind: kind, span: span))
  }

  private func runLength(at start: Int) -> Int {
    var next = start
    while next < end, bytes[next] == bytes[start] { next += 1 }
    return next - start
  }

  // MARK: Code

  private mutating func ticks() {
    let length = runLength(at: offset)
    let start = offset
    offset += length
    guard lonelyTicks[length] == nil else { return }
    var next = offset
    while next < end {
      guard bytes[next] == UInt8(ascii: "`") else {
        next += 1
        continue
      }
      let other = runLength(at: next)
      if other == length {
        mark(.code, SourceSpan(offset, next))
        hide(start, offset)
        hide(next, next + other)
        offset = next + other
        return
      }
      next += other
    }
    lonelyTicks[length] = start
  }

  // MARK: Emphasis

  private mutating func emphasis() {
    let sign = bytes[offset]
    let length = runLength(at: offset)
    let start = offset
    offset += length
    guard sign != UInt8(ascii: "~") || length == 2 else { return }
    let before = start > beginning ? bytes[start - 1] : 0x20
    let after = offset < end ? bytes[offset] : 0x20
    let opens = !isBlank(after) && (sign != UInt8(ascii: "_") || !isWordByte(before))
    let closes = !isBlank(before) && (sign != UInt8(ascii: "_") || !isWordByte(after))
    if closes, close(sign, length, at: start) { return }
    if opens {
      if openers.isEmpty { openers.reserveCapacity(4) }
      openers.append(
        Opener(sign: sign, length: length, start: start, brackets: brackets.count))
    }
  }

  /// Takes the nearest opener of the same sign and length; those in between stay words.
  private mutating func close(_ sign: UInt8, _ length: Int, at start: Int) -> Bool {
    // Only so far back that a line of nothing but openers stays linear.
    var index = openers.count
    while index > max(openers.count - 16, 0) {
      index -= 1
      let opener = openers[index]
      guard opener.brackets == brackets.count else { return false }
      guard opener.sign == sign, opener.length == length,
        opener.start + length < start
      else { continue }
      let content = SourceSpan(opener.start + length, start)
      if length == 1, sign != UInt8(ascii: "~") {
        mark(.italic, content)
      } else if sign != UInt8(ascii: "~") {
        mark(.bold, content)
      } else {
        mark(.struck, content)
      }
      hide(opener.start, content.start)
      hide(start, start + length)
      openers.removeSubrange(index...)
      return true
    }
    return false
  }

  // MARK: Links

  private mutating func closeBracket() {
    let close = offset
    offset += 1
    guard let open = brackets.popLast() else { return }
    openers.removeAll { $0.brackets > brackets.count }
    guard offset < end, bytes[offset] == UInt8(ascii: "("), let target = target(at: offset + 1)
    else { return }
    let isImage = open > beginning && bytes[open - 1] == UInt8(ascii: "!")
    let start = isImage ? open - 1 : open
    mark(isImage ? .image : .link, SourceSpan(start, target.end))
    mark(.target, target.span)
    hide(start, open + 1)
    hide(close, target.end)
    offset = target.end
  }

  /// The target up to a blank or the bracket that closes it; a title behind it is skipped.
  private func target(at start: Int) -> (span: SourceSpan, end: Int)? {
    let enclosed = enclosedTarget(at: start)
    var depth = 0
    var next = enclosed?.end ?? start
    var targetEnd = enclosed?.end
    // No address is longer; without a limit, brackets alone could make this quadratic.
    let limit = min(end, start + 4096)
    while next < limit {
      switch bytes[next] {
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 {
          let bare = SourceSpan(start, targetEnd ?? next)
          return (enclosed?.span ?? trimming(bare, in: bytes), next + 1)
        }
        depth -= 1
      case 0x20, 0x09:
        if next > start, targetEnd == nil { targetEnd = next }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        // A title may hold brackets of any kind.
        if targetEnd != nil, let close = closingQuote(at: next, before: limit) { next = close }
      case UInt8(ascii: "["): return nil
      default: break
      }
      next += 1
    }
    return nil
  }

  /// `<a b.md>`: between angles a target may hold blanks and brackets.
  private func enclosedTarget(at start: Int) -> (span: SourceSpan, end: Int)? {
    var open = start
    while open < end, bytes[open] == 0x20 || bytes[open] == 0x09 { open += 1 }
    guard open < end, bytes[open] == UInt8(ascii: "<") else { return nil }
    var next = open + 1
    let limit = min(end, start + 4096)
    while next < limit, bytes[next] != UInt8(ascii: "<"), !isLineEnd(bytes[next]) {
      if bytes[next] == UInt8(ascii: ">") { return (SourceSpan(open + 1, next), next + 1) }
      next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func closingQuote(at start: Int, before limit: Int) -> Int? {
    var next = start + 1
    while next < limit, bytes[next] != bytes[start] {
      next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
    }
    return next < limit ? next : nil
  }

  // MARK: Comments and addresses

  private mutating func angle() {
    let start = offset
    offset += 1
    if isCommentStart(start) {
      guard hasCommentEnd else { return }
      var next = start + 4
      while next + 2 < end {
        if bytes[next] == UInt8(ascii: "-"), bytes[next + 1] == UInt8(ascii: "-"),
          bytes[next + 2] == UInt8(ascii: ">")
        {
          mark(.comment, SourceSpan(start, next + 3))
          hide(start, next + 3)
          offset = next + 3
          return
        }
        next += 1
      }
      hasCommentEnd = false
      return
    }
    address(from: start)
  }

  private func isCommentStart(_ start: Int) -> Bool {
    start + 3 < end && bytes[start + 1] == UInt8(ascii: "!")
      && bytes[start + 2] == UInt8(ascii: "-") && bytes[start + 3] == UInt8(ascii: "-")
  }

  /// `<https://example.invalid>`.
  private mutating func address(from start: Int) {
    var next = offset
    let limit = min(end, offset + 2048)
    var hasColon = false
    while next < limit, bytes[next] > 0x20, bytes[next] != UInt8(ascii: "<") {
      if bytes[next] == UInt8(ascii: ":") { hasColon = true }
      if bytes[next] == UInt8(ascii: ">") {
        guard hasColon else { return }
        mark(.link, SourceSpan(start, next + 1))
        mark(.target, SourceSpan(start + 1, next))
        hide(start, start + 1)
        hide(next, next + 1)
        offset = next + 1
        return
      }
      next += 1
    }
  }
}

private func isPunctuation(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
  default: false
  }
}

private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...0xFF:
    true
  default: false
  }
}
