import SourceText

/// Reads `🔄 **PARTIAL** (2025-12-28) - note` where a status is expected.
struct StatusParser {
  let bytes: [UInt8]
  let vocabulary: StatusVocabulary

  /// How much of a span a status has to take.
  enum Strictness {
    /// An unknown word is a status too, one that nobody knows.
    case lenient
    /// Only words that somebody knows, or a mark with nothing behind it.
    case known
    /// A known word and nothing else but a date.
    case whole
  }

  init(_ bytes: [UInt8], _ vocabulary: StatusVocabulary) {
    self.bytes = bytes
    self.vocabulary = vocabulary
  }

  func parse(
    _ span: SourceSpan, _ origin: StatusClaim.Origin, _ strictness: Strictness
  ) -> StatusClaim? {
    let span = trimming(span, in: bytes)
    var offset = skippingSigns(span.start, span.end)
    let mark = MarkScanner.mark(at: offset, in: bytes, end: span.end)
    if let mark { offset = skippingSigns(mark.span.end, span.end) }
    let word = word(at: offset, span.end)
    // Nearly all that is asked for is no status; nothing is made of it.
    if strictness == .whole, word?.meaning == nil { return nil }
    var claim = StatusClaim(origin, at: span)
    claim.mark = mark
    if let word {
      claim.word = Located(text(word.span, of: bytes), at: word.span)
      claim.state = word.meaning?.state
      claim.isFromLegend = word.meaning?.isFromLegend ?? false
      offset = skippingSigns(word.span.end, span.end)
      // A mark may also stand behind its word.
      if claim.mark == nil, let mark = MarkScanner.mark(at: offset, in: bytes, end: span.end) {
        claim.mark = mark
        offset = skippingSigns(mark.span.end, span.end)
      }
    } else {
      claim.state = claim.mark.flatMap(vocabulary.state)
    }
    guard claim.mark != nil || word != nil, isAllowed(word, claim, strictness) else { return nil }
    finish(&claim, offset, span.end)
    if strictness == .whole, claim.note != nil { return nil }
    return claim
  }

  private func isAllowed(
    _ word: Word?, _ claim: StatusClaim, _ strictness: Strictness
  ) -> Bool {
    switch strictness {
    case .lenient: true
    case .known: word.map { $0.meaning != nil } ?? (claim.state != nil)
    case .whole: word?.meaning != nil
    }
  }

  // MARK: Parts

  private struct Word {
    var span: SourceSpan
    var meaning: StatusVocabulary.Meaning?
  }

  /// Blanks, emphasis and what cannot be seen.
  private func skippingSigns(_ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end {
      switch bytes[offset] {
      case 0x20, 0x09, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "~"):
        offset += 1
      case 0x80...:
        guard let (found, length) = scalar(at: offset, in: bytes, end: end),
          MarkScanner.isInvisible(found) || found.value == 0xA0
        else { return offset }
        offset += length
      default: return offset
      }
    }
    return offset
  }

  /// The longest phrase that is known, or the words up to the next sign.
  private func word(at start: Int, _ end: Int) -> Word? {
    var ends = InlineArray<5, Int>(repeating: start)
    var count = 0
    var offset = start
    while offset < end, count < 5, let next = wordEnd(offset, end) {
      ends[count] = next
      count += 1
      guard next < end, bytes[next] == 0x20 else { break }
      offset = next + 1
    }
    guard count > 0 else { return nil }
    let whole = SourceSpan(start, ends[count - 1])
    guard vocabulary.begins(with: SourceSpan(start, ends[0]), in: bytes) else {
      return Word(span: whole, meaning: nil)
    }
    while count > 0 {
      count -= 1
      let span = SourceSpan(start, ends[count])
      if let meaning = vocabulary.meaning(of: span, in: bytes) {
        return Word(span: span, meaning: meaning)
      }
    }
    return Word(span: whole, meaning: nil)
  }

  /// The end of one word: letters, digits, and signs within.
  private func wordEnd(_ start: Int, _ end: Int) -> Int? {
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      if byte >= 0x80 {
        guard let (found, length) = scalar(at: offset, in: bytes, end: end),
          found.properties.isAlphabetic || found == "’"
        else { break }
        offset += length
      } else if isLetter(byte) || isDigit(byte)
        || (offset > start && isInner(byte) && offset + 1 < end && isWordByte(bytes[offset + 1]))
        || (byte == UInt8(ascii: "&") && offset == start && offset + 1 < end
          && bytes[offset + 1] == 0x20)
      {
        offset += 1
      } else {
        break
      }
    }
    guard offset > start,
      isLetter(bytes[start]) || bytes[start] >= 0x80
        || bytes[start] == UInt8(ascii: "&")
    else { return nil }
    return offset
  }

  private func isInner(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "/")
  }

  /// The date in parentheses, or bare, and the note behind.
  private func finish(_ claim: inout StatusClaim, _ start: Int, _ end: Int) {
    let rest = trimming(SourceSpan(skippingSigns(start, end), end), in: bytes)
    let scanner = DateScanner(bytes)
    guard rest.count > 0 else { return }
    if bytes[rest.start] == UInt8(ascii: "("), let close = closing(rest) {
      claim.date = scanner.first(in: SourceSpan(rest.start, close))
      let inner = SourceSpan(rest.start + 1, close)
      let behind = SourceSpan(close + 1, rest.end)
      claim.note =
        note(behind)
        ?? (claim.date.map { isAll($0.span, inner) } == true
          ? nil : note(inner))
      if claim.date == nil { claim.date = scanner.first(in: behind) }
      return
    }
    claim.date = scanner.first(in: rest)
    claim.note = claim.date.map { isAll($0.span, rest) } == true ? nil : note(rest)
  }

  /// The date and little words around it are all there is: `on 2025-12-28`.
  private func isAll(_ date: SourceSpan, _ whole: SourceSpan) -> Bool {
    let before = loweredText(SourceSpan(whole.start, date.start), of: bytes).utf8
    let behind = bytes[date.end..<whole.end]
    return before.split(whereSeparator: { !isLetter($0) }).allSatisfy {
      ["on", "as", "of", "since", "date", "at"].contains(String(Substring($0)))
    } && behind.allSatisfy { !isWordByte($0) }
  }

  private func closing(_ span: SourceSpan) -> Int? {
    var depth = 0
    for offset in span.range {
      if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
      if bytes[offset] == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return offset }
      }
    }
    return nil
  }

  /// What is left when dashes, colons and spaces are gone.
  private func note(_ span: SourceSpan) -> Located<String>? {
    var (start, end) = (span.start, span.end)
    while start < end, let length = separatorLength(start, end) { start += length }
    while end > start, isBlank(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "*") { end -= 1 }
    guard end > start else { return nil }
    return Located(text(SourceSpan(start, end), of: bytes), at: SourceSpan(start, end))
  }

  private func separatorLength(_ offset: Int, _ end: Int) -> Int? {
    switch bytes[offset] {
    case 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: "|"), UInt8(ascii: "*"), UInt8(ascii: "."):
      return 1
    case 0xE2:
      guard let (found, length) = scalar(at: offset, in: bytes, end: end) else { return nil }
      return found == "–" || found == "—" || found == "→" ? length : nil
    default: return nil
    }
  }
}
