import SourceText

/// Finds the numbers that a line states.
struct NumberScanner {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Numbers outside of the parts that are no prose, such as code and targets of links.
  func numbers(
    in span: SourceSpan, outside skipped: [SourceSpan], section: Int
  ) -> [NumberMention] {
    var found: [NumberMention] = []
    guard var offset = digits.first(in: bytes, from: span.start, to: span.end) else { return [] }
    var skip = skipped.makeIterator()
    var next = skip.next()
    while offset < span.end {
      while let part = next, part.end <= offset { next = skip.next() }
      if let part = next, part.start <= offset {
        offset = part.end
        continue
      }
      guard isDigit(bytes[offset]) else {
        guard let next = digits.first(in: bytes, from: offset, to: span.end) else { break }
        offset = next
        continue
      }
      let token = token(around: offset, span)
      if let mention = mention(token, at: offset, in: span, section) { found.append(mention) }
      offset = max(token.end, offset + 1)
    }
    return found
  }

  /// The run of non-blanks that a digit stands in.
  private func token(around offset: Int, _ span: SourceSpan) -> SourceSpan {
    var (start, end) = (offset, offset)
    while start > span.start, !isBreak(bytes[start - 1]) { start -= 1 }
    while end < span.end, !isBreak(bytes[end]) { end += 1 }
    return SourceSpan(start, end)
  }

  private func isBreak(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "|"),
      UInt8(ascii: "`"), UInt8(ascii: ";"):
      true
    default: isBlank(byte)
    }
  }

  private func mention(
    _ token: SourceSpan, at offset: Int, in span: SourceSpan, _ section: Int
  ) -> NumberMention? {
    var start = token.start
    var isRough = false
    while start < offset, isBound(bytes[start]) {
      isRough = isRough || bytes[start] == UInt8(ascii: "~")
      start += 1
    }
    // `C1`, `v2`, `#41`, `game_2` and `-5` in a range are names or parts of something else.
    guard start == offset, let end = ValueParser.numeralEnd(bytes, from: start), end <= token.end
    else { return nil }
    var behind = end
    let isPercentage = behind < token.end && bytes[behind] == UInt8(ascii: "%")
    if isPercentage { behind += 1 }
    let isLowerBound = behind < token.end && bytes[behind] == UInt8(ascii: "+")
    if isLowerBound { behind += 1 }
    // `1. Setup`: the number of a section or an item.
    let isNumbering =
      start == span.start && behind + 1 == token.end && isNumberingEnd(bytes[behind])
    guard isClosed(behind, token.end), !isNumbering else { return nil }
    let last = wordBefore(token.start, span)
    // `Phase 1`, `port 9000`: the number names, it does not count.
    if let last, Self.namers.contains(last, in: bytes) { return nil }
    guard let (number, _) = ValueParser.numeral(bytes, from: start) else { return nil }
    var mention = NumberMention(
      value: number, lexeme: text(SourceSpan(start, end), of: bytes), section: section,
      at: SourceSpan(start, behind))
    mention.isPercentage = isPercentage
    mention.isLowerBound = isLowerBound
    mention.before = wordsBefore(last, span)
    mention.isRough = isRough || last.map { Self.roughWords.contains($0, in: bytes) } ?? false
    let punctuated = behind < token.end
    mention.nouns = punctuated ? [] : wordsBehind(behind, span)
    return mention
  }

  private func isNumberingEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")")
  }

  /// A sign that says how a number bounds what it counts.
  private func isBound(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="),
      UInt8(ascii: "$"):
      true
    default: byte >= 0x80
    }
  }

  /// Only the signs that end a sentence may stand behind a number.
  private func isClosed(_ offset: Int, _ end: Int) -> Bool {
    var next = offset
    while next < end {
      switch bytes[next] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "!"),
        UInt8(ascii: "?"):
        next += 1
      default: return bytes[next] >= 0x80 && !isLetterScalar(next, end)
      }
    }
    return true
  }

  private func isLetterScalar(_ offset: Int, _ end: Int) -> Bool {
    scalar(at: offset, in: bytes, end: end).map {
      $0.scalar.properties.isAlphabetic || $0.scalar == "–" || $0.scalar == "—"
    } ?? false
  }

  private static let roughWords = WordTable([
    "about", "around", "roughly", "approximately", "nearly", "almost",
  ])

  private static let namers = WordTable(
    LabelParser.keywords.union([
      "port", "ports", "line", "lines", "version", "rule", "bug", "week", "day", "issue", "option",
      "section", "chapter", "level", "row", "column", "rfc", "adr", "figure", "python", "swift",
      "number", "no", "id", "q", "item", "point", "appendix", "pr", "error", "http", "exit", "code",
    ]))

  /// Up to three words, the nearest last.
  private func wordsBefore(_ last: SourceSpan?, _ span: SourceSpan) -> [String] {
    guard let last else { return [] }
    guard let middle = wordBefore(last.start, span) else { return [loweredText(last, of: bytes)] }
    guard let first = wordBefore(middle.start, span) else {
      return [loweredText(middle, of: bytes), loweredText(last, of: bytes)]
    }
    return [
      loweredText(first, of: bytes), loweredText(middle, of: bytes), loweredText(last, of: bytes),
    ]
  }

  private func wordBefore(_ start: Int, _ span: SourceSpan) -> SourceSpan? {
    var end = start
    while end > span.start, isSoft(bytes[end - 1]) { end -= 1 }
    var begin = end
    while begin > span.start,
      isWordByte(bytes[begin - 1]) || bytes[begin - 1] == UInt8(ascii: "_")
        || bytes[begin - 1] == UInt8(ascii: "'")
    {
      begin -= 1
    }
    return begin < end ? SourceSpan(begin, end) : nil
  }

  /// What may stand between a number and the words before it.
  private func isSoft(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: isBlank(byte)
    }
  }

  /// What may stand within a word.
  private func isInner(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "'")
  }

  private func wordsBehind(_ start: Int, _ span: SourceSpan) -> [String] {
    var found: [String] = []
    var offset = start
    while found.count < 4 {
      var begin = offset
      while begin < span.end, isBlank(bytes[begin]) || bytes[begin] == UInt8(ascii: "*") {
        begin += 1
      }
      guard begin > offset, begin < span.end, isLetter(bytes[begin]) else { break }
      var end = begin
      while end < span.end, isWordByte(bytes[end]) || isInner(bytes[end]) { end += 1 }
      found.append(loweredText(SourceSpan(begin, end), of: bytes))
      offset = end
    }
    return found
  }
}
