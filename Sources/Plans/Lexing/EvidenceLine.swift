import JSONText
import SourceText

/// What one line of evidence turns out to be.
enum EvidenceLine {
  case assertion(Assertion)
  case unreadable
  case sample(Sample)
  case ratio(Ratio)
  case count(LabelledCount)
  case source(Located<String>)
  case words
}

/// Reads the lines of evidence: of fences, lists and fields.
struct EvidenceLineParser {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func parse(_ line: SourceSpan) -> EvidenceLine {
    let line = withoutBullet(trimming(line, in: bytes))
    guard line.count > 0 else { return .words }
    if let requirement = requirement(in: line) {
      return assertion(line, requirement).map { .assertion($0) } ?? .unreadable
    }
    if let source = source(line) { return .source(source) }
    if let sample = sample(line) { return .sample(sample) }
    if let ratio = ratio(line) { return .ratio(ratio) }
    if let count = count(line) { return .count(count) }
    return .words
  }

  private func withoutBullet(_ line: SourceSpan) -> SourceSpan {
    guard line.count > 2, "-*+•".utf8.contains(bytes[line.start]) else { return line }
    var start = line.start
    if bytes[start] == 0xE2 {
      guard let (found, length) = scalar(at: start, in: bytes, end: line.end), found == "•" else {
        return line
      }
      start += length
    } else {
      start += 1
    }
    guard start < line.end, isBlank(bytes[start]) else { return line }
    return trimming(SourceSpan(start, line.end), in: bytes)
  }

  // MARK: Assertions

  private static let openings = [
    "requirement", "requirements", "required", "requires", "require", "req", "expected", "expect",
    "expects", "must be", "must", "should be", "threshold", "target", "criterion", "limit", "need",
    "needs", "goal",
  ]

  private struct Bracket {
    /// With its brackets.
    var span: SourceSpan
    var requirement: SourceSpan
    /// The word says that a bare value is what is expected.
    var isExpectation: Bool
  }

  /// `(requirement: > 0)`, also in square brackets.
  private func requirement(in line: SourceSpan) -> Bracket? {
    for offset in line.range {
      guard bytes[offset] == UInt8(ascii: "(") || bytes[offset] == UInt8(ascii: "[") else {
        continue
      }
      guard let (isExpectation, start) = opening(at: offset + 1, line.end) else { continue }
      let end = closing(from: offset, line.end)
      return Bracket(
        span: SourceSpan(offset, min(end + 1, line.end)),
        requirement: trimming(SourceSpan(min(start, end), end), in: bytes),
        isExpectation: isExpectation)
    }
    return nil
  }

  private func opening(at start: Int, _ end: Int) -> (isExpectation: Bool, end: Int)? {
    guard start < end, "rRemsSEMtTcClLnNgG".utf8.contains(bytes[start]) else { return nil }
    var offset = start
    while offset < end,
      isLetter(bytes[offset])
        || (bytes[offset] == 0x20 && offset + 2 < end
          && bytes[offset + 1] | 0x20 == UInt8(ascii: "b"))
    {
      offset += 1
    }
    let word = loweredText(SourceSpan(start, offset), of: bytes)
    guard Self.openings.contains(word) else { return nil }
    if offset < end, bytes[offset] == UInt8(ascii: ":") {
      return (word.begins(with: "expect"), offset + 1)
    }
    // `(must be > 0)`, `(required >= 3)`
    var next = offset
    while next < end, isBlank(bytes[next]) { next += 1 }
    guard next < end, "<>=!".utf8.contains(bytes[next]) || bytes[next] == 0xE2 else { return nil }
    return (word.begins(with: "expect"), next)
  }

  /// The bracket that closes one, quotes and inner brackets left out; the end of the line at worst.
  private func closing(from start: Int, _ end: Int) -> Int {
    var depth = 0
    var quote: UInt8?
    for offset in start..<end {
      let byte = bytes[offset]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return offset }
      default: break
      }
    }
    // A quote that never closes hides the bracket: look again without quotes.
    for offset in (start..<end).reversed()
    where bytes[offset] == UInt8(ascii: ")") || bytes[offset] == UInt8(ascii: "]") {
      return offset
    }
    return end
  }

  private func assertion(_ line: SourceSpan, _ bracket: Bracket) -> Assertion? {
    guard let equals = separator(SourceSpan(line.start, bracket.span.start)) else { return nil }
    let nameSpan = withoutSigns(SourceSpan(line.start, equals.start))
    let valueSpan = withoutSigns(SourceSpan(equals.end, bracket.span.start), keepsTicks: true)
    guard nameSpan.count > 0, valueSpan.count > 0 else { return nil }
    var requirement = RequirementParser.requirement(text(bracket.requirement, of: bytes))
    if requirement.op == nil, bracket.isExpectation, !requirement.text.isEmpty {
      requirement.op = .equal
      requirement.opText = ""
      requirement.operands = [ValueParser.value(requirement.text)]
    }
    let mark =
      MarkScanner.first(in: SourceSpan(bracket.span.end, line.end), of: bytes)
      ?? MarkScanner.first(in: SourceSpan(line.start, nameSpan.start), of: bytes)
    return Assertion(
      name: Located(text(nameSpan, of: bytes), at: nameSpan),
      value: ValueParser.value(text(valueSpan, of: bytes)), valueSpan: valueSpan,
      requirement: requirement, requirementSpan: bracket.requirement, mark: mark, at: line)
  }

  /// The `=` or `:` between a name and its value.
  private func separator(_ span: SourceSpan) -> SourceSpan? {
    for sign in [UInt8(ascii: "="), UInt8(ascii: ":")] {
      for offset in span.range where bytes[offset] == sign {
        let isDoubled = offset + 1 < span.end && bytes[offset + 1] == sign
        return SourceSpan(offset, offset + (isDoubled ? 2 : 1))
      }
    }
    return nil
  }

  /// Without blanks, emphasis, boxes and marks at either end.
  private func withoutSigns(_ span: SourceSpan, keepsTicks: Bool = false) -> SourceSpan {
    var (start, end) = (span.start, span.end)
    func isSign(_ byte: UInt8) -> Bool {
      isBlank(byte) || byte == UInt8(ascii: "*") || (!keepsTicks && byte == UInt8(ascii: "`"))
    }
    while start < end {
      if isSign(bytes[start]) {
        start += 1
      } else if let mark = MarkScanner.mark(at: start, in: bytes, end: end) {
        start = mark.span.end
      } else {
        break
      }
    }
    while end > start, isSign(bytes[end - 1]) { end -= 1 }
    return SourceSpan(start, end)
  }

  // MARK: Sources

  private static let sourceKeys: Set<String> = [
    "source", "sources", "data source", "data sources", "captured from", "recorded from",
    "capture", "captures", "recording", "recordings", "data",
  ]

  /// `Source: captures/a.jsonl`, `captured_from: ...`.
  private func source(_ line: SourceSpan) -> Located<String>? {
    guard let colon = bytes[line.range].firstIndex(of: UInt8(ascii: ":")), colon - line.start < 24,
      colon + 1 == line.end || isBlank(bytes[colon + 1]) || bytes[colon + 1] == UInt8(ascii: "*")
    else { return nil }
    let key = StatusVocabulary.normalized(
      text(withoutSigns(SourceSpan(line.start, colon)), of: bytes))
    guard Self.sourceKeys.contains(key) else { return nil }
    let value = withoutSigns(SourceSpan(colon + 1, line.end))
    return value.count > 0 ? Located(text(value, of: bytes), at: value) : nil
  }

  // MARK: Samples

  /// `SELL tick=712 price=3.69`: pairs without blanks around the sign, perhaps behind a word.
  private func sample(_ line: SourceSpan) -> Sample? {
    let line = withoutSigns(line)
    guard bytes[line.range].contains(UInt8(ascii: "=")) else { return nil }
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

// MARK: Ratios and counts

extension EvidenceLineParser {
  /// `bet_amount: 17/20 nonzero (3 with 0.0 are SELL actions as expected)`, `17 of 20`.
  func ratio(_ line: SourceSpan) -> Ratio? {
    for offset in line.range where isDigit(bytes[offset]) {
      guard offset == line.start || !isPartOfWord(bytes[offset - 1]),
        let (part, behindPart) = integer(offset, line.end),
        let second = ratioJoint(behindPart, line.end),
        let (whole, end) = integer(second, line.end), whole > 0,
        end == line.end || !isPartOfWord(bytes[end]) || bytes[end] == UInt8(ascii: ".")
      else { continue }
      // `1/2/3` and `2025/12/28` are none.
      if end < line.end, bytes[end] == UInt8(ascii: "/") { continue }
      return ratio(line, part, whole, at: SourceSpan(offset, end))
    }
    return nil
  }

  private func isPartOfWord(_ byte: UInt8) -> Bool {
    isWordByte(byte) || "_-./$#".utf8.contains(byte)
  }

  private func integer(_ start: Int, _ end: Int) -> (value: Int, end: Int)? {
    var offset = start
    var value = 0
    while offset < end, offset - start < 16 {
      if isDigit(bytes[offset]) {
        value = value * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
      } else if bytes[offset] != UInt8(ascii: ",") || offset == start || offset + 3 >= end
        || !isDigit(bytes[offset + 1]) || !isDigit(bytes[offset + 2]) || !isDigit(bytes[offset + 3])
      {
        break
      }
      offset += 1
    }
    return offset > start ? (value, offset) : nil
  }

  private func ratioJoint(_ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    if bytes[start] == UInt8(ascii: "/") { return start + 1 }
    for joint in [" / ", " of ", " out of "] {
      let behind = start + joint.utf8.count
      if behind < end, bytes[start..<behind].elementsEqual(joint.utf8) { return behind }
    }
    return nil
  }

  private func ratio(_ line: SourceSpan, _ part: Int, _ whole: Int, at numbers: SourceSpan) -> Ratio
  {
    let rest = trimming(SourceSpan(numbers.end, line.end), in: bytes)
    var ratio = Ratio(
      subject: subject(SourceSpan(line.start, numbers.start)), part: part, whole: whole,
      text: text(rest, of: bytes), at: line)
    ratio.mark = MarkScanner.first(in: rest, of: bytes)
    if let open = bytes[rest.range].firstIndex(of: UInt8(ascii: "(")),
      let close = bytes[open..<rest.end].lastIndex(of: UInt8(ascii: ")"))
    {
      ratio.explanation = text(SourceSpan(open + 1, close), of: bytes)
    }
    ratio.range = range(rest)
    return ratio
  }

  /// What stands before a colon, without its ticks.
  private func subject(_ span: SourceSpan) -> String? {
    var span = withoutSigns(span)
    guard span.count > 0 else { return nil }
    if bytes[span.end - 1] == UInt8(ascii: ":") { span.end -= 1 }
    let name = text(withoutSigns(span), of: bytes)
    return name.isEmpty ? nil : name
  }

  /// `range 1-517`.
  private func range(_ span: SourceSpan) -> ClosedRange<Int>? {
    for word in words(in: span, of: bytes) where loweredText(word, of: bytes).begins(with: "range")
    {
      var offset = word.end
      while offset < span.end, !isDigit(bytes[offset]) { offset += 1 }
      guard let (low, behind) = integer(offset, span.end), behind < span.end,
        bytes[behind] == UInt8(ascii: "-") || bytes[behind] == 0xE2
      else { return nil }
      var next = behind
      while next < span.end, !isDigit(bytes[next]) { next += 1 }
      guard let (high, _) = integer(next, span.end), high >= low else { return nil }
      return low...high
    }
    return nil
  }

  /// `ws_event:      31,744 events (game state, player updates)`.
  func count(_ line: SourceSpan) -> LabelledCount? {
    guard let colon = bytes[line.range].firstIndex(of: UInt8(ascii: ":")), colon > line.start else {
      return nil
    }
    let label = withoutSigns(SourceSpan(line.start, colon))
    let rest = withoutSigns(SourceSpan(colon + 1, line.end))
    guard label.count > 0, label.count <= 80, rest.count > 0, isDigit(bytes[rest.start]),
      let (number, end) = ValueParser.numeral(bytes, from: rest.start), end <= rest.end,
      end == rest.end || isBlank(bytes[end]) || bytes[end] == UInt8(ascii: "+")
        || bytes[end] == UInt8(ascii: "%")
    else { return nil }
    let behind = trimming(SourceSpan(end, rest.end), in: bytes)
    let open = bytes[behind.range].firstIndex(of: UInt8(ascii: "("))
    let unit = text(trimming(SourceSpan(behind.start, open ?? behind.end), in: bytes), of: bytes)
    let close = open.flatMap { bytes[$0..<behind.end].lastIndex(of: UInt8(ascii: ")")) }
    let note = open.flatMap { open in close.map { text(SourceSpan(open + 1, $0), of: bytes) } }
    return LabelledCount(
      label: Located(text(label, of: bytes), at: label), value: number,
      unit: unit.isEmpty ? nil : unit, note: note, at: line)
  }
}
