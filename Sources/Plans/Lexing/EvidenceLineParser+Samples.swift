import SourceText

extension EvidenceLineParser {
  private static let sourceKeys = WordTable([
    "source", "sources", "data source", "data sources", "captured from", "recorded from",
    "capture", "captures", "recording", "recordings", "data",
  ])

  /// What such a key begins with, or a sign that does not count.
  private static let sourceLetters = ByteSet("sdcrSDCR-_".utf8)

  /// `Source: captures/a.jsonl`, `captured_from: ...`.
  func source(_ line: SourceSpan, _ colon: Int) -> Located<String>? {
    guard colon - line.start < 24,
      colon + 1 == line.end || isBlank(bytes[colon + 1]) || bytes[colon + 1] == UInt8(ascii: "*")
    else { return nil }
    let words = withoutSigns(SourceSpan(line.start, colon))
    guard words.count > 0, Self.sourceLetters.contains(bytes[words.start]) else { return nil }
    guard Self.sourceKeys.value(ofPhrase: words, in: bytes) != nil else { return nil }
    let value = withoutSigns(SourceSpan(colon + 1, line.end))
    return value.count > 0 ? Located(text(value, of: bytes), at: value) : nil
  }

  /// `SELL tick=712 price=3.69`: pairs without blanks around the sign, perhaps behind a word.
  func sample(_ line: SourceSpan) -> Sample? {
    guard bytes[line.range].contains(UInt8(ascii: "=")) else { return nil }
    let line = withoutSigns(line)
    let words = words(in: line, of: bytes)
    var label: String?
    var pairs: [Sample.Pair] = []
    for (index, word) in words.enumerated() {
      if let pair = pair(word) {
        pairs.append(pair)
      } else if index == 0 {
        label = text(word, of: bytes).withoutTicks
        if label?.utf8.last == UInt8(ascii: ":") { label = String(label?.dropLast() ?? "") }
      } else if pairs.isEmpty || MarkScanner.mark(at: word.start, in: bytes, end: word.end) == nil {
        return nil
      }
    }
    guard pairs.count > 1 || (pairs.count == 1 && label != nil) else { return nil }
    return Sample(label: label, pairs: pairs, at: line)
  }

  private func pair(_ word: SourceSpan) -> Sample.Pair? {
    var word = word
    while word.count > 0,
      bytes[word.end - 1] == UInt8(ascii: ",") || bytes[word.end - 1] == UInt8(ascii: ";")
    {
      word.end -= 1
    }
    guard let equals = bytes[word.range].firstIndex(of: UInt8(ascii: "=")), equals > word.start,
      equals + 1 < word.end, bytes[equals + 1] != UInt8(ascii: "="),
      bytes[word.start..<equals].allSatisfy({
        isWordByte($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
          || $0 == UInt8(ascii: "/")
          || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]")
      })
    else { return nil }
    return Sample.Pair(
      name: text(SourceSpan(word.start, equals), of: bytes),
      value: ValueParser.value(text(SourceSpan(equals + 1, word.end), of: bytes)), at: word)
  }
}
